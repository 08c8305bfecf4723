package it.portaledgst.workers.pagopa.entrance;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLUtil;
import org.apache.tomcat.util.net.jsse.JSSEImplementation;
import org.apache.tomcat.util.net.jsse.JSSEUtil;

/** Java's TLS, but a certificate that is refused in the handshake is counted. Public because Tomcat makes it by name. */
public class WatchedHandshakes extends JSSEImplementation {

    @Override
    public SSLUtil getSSLUtil(SSLHostConfigCertificate certificate) {
        return new JSSEUtil(certificate) {
            @Override
            public TrustManager[] getTrustManagers() throws Exception {
                var managers = super.getTrustManagers();
                for (int i = 0; i < managers.length; i++) {
                    managers[i] = new Watched((X509ExtendedTrustManager) managers[i]);
                }
                return managers;
            }
        };
    }

    private interface Check {

        void run() throws CertificateException;
    }

    private static final class Watched extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager real;

        Watched(X509ExtendedTrustManager real) {
            this.real = real;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            watch(() -> real.checkClientTrusted(chain, authType, engine));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            watch(() -> real.checkClientTrusted(chain, authType, socket));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            watch(() -> real.checkClientTrusted(chain, authType));
        }

        private static void watch(Check check) throws CertificateException {
            try {
                check.run();
            } catch (CertificateException e) {
                Refusals.note(Refusal.UNTRUSTED);
                throw e;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            real.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            real.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            real.checkServerTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return real.getAcceptedIssuers();
        }
    }
}
