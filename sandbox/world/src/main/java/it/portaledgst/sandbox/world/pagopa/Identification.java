package it.portaledgst.sandbox.world.pagopa;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import it.portaledgst.sandbox.world.CannotStart;
import it.portaledgst.sandbox.world.Options;

/**
 * How the node shows the creditor who it is, all of it optional.
 *
 * @param certificates    ours, and those we accept; null to use what Java trusts and show none
 * @param subscriptionKey null to send none
 */
record Identification(SslBundle certificates, String subscriptionKey) {

    private static final String CERTIFICATE = "pagopa.client-certificate";
    private static final String KEY = "pagopa.client-key";
    private static final String TRUSTED = "pagopa.trusted";

    static Identification of(Options options) {
        String certificate = options.text(CERTIFICATE);
        String key = options.text(KEY);
        String trusted = options.text(TRUSTED);
        if ((certificate == null) != (key == null)) {
            throw new CannotStart("--" + CERTIFICATE + " and --" + KEY + " go together: give both or none.");
        }
        return new Identification(certificate == null && trusted == null ? null : bundle(certificate, key, trusted),
                options.text("pagopa.subscription-key"));
    }

    private static SslBundle bundle(String certificate, String key, String trusted) {
        try {
            SslBundle bundle = SslBundle.of(new PemSslStoreBundle(
                    certificate == null ? null : PemSslStoreDetails.forCertificate(file(certificate)).withPrivateKey(file(key)),
                    trusted == null ? null : PemSslStoreDetails.forCertificate(file(trusted))));
            bundle.createSslContext();
            return bundle;
        } catch (RuntimeException e) {
            throw new CannotStart("--" + CERTIFICATE + ", --" + KEY + " or --" + TRUSTED + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String file(String name) {
        return Path.of(name).toUri().toString();
    }

    HttpClient.Builder onto(HttpClient.Builder client) {
        return certificates == null ? client : client.sslContext(certificates.createSslContext());
    }

    HttpRequest.Builder onto(HttpRequest.Builder request) {
        return subscriptionKey == null ? request : request.header("Ocp-Apim-Subscription-Key", subscriptionKey);
    }
}
