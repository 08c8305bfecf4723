package it.portaledgst.workers.pagopa.entrance;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.springframework.boot.ssl.SslBundle;

/** Which client certificates are taken, and how a proxy writes one into a header. */
class Certificates {

    private final List<X500Principal> subjects;
    private final Clock clock;
    private volatile X509TrustManager trust;

    Certificates(SslBundle bundle, List<X500Principal> subjects, Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
        trust(bundle);
    }

    /** From now on what this bundle trusts is trusted. */
    final void trust(SslBundle bundle) {
        for (TrustManager manager : bundle.getManagers().getTrustManagers()) {
            if (manager instanceof X509TrustManager certificates) {
                trust = certificates;
                return;
            }
        }
        throw new IllegalStateException("the bundle trusts no certificates");
    }

    /**
     * What TLS has found trusted must still be of today and of the right subject: a certificate that is itself in the list of
     * trusted ones is taken there even when it has expired.
     */
    Optional<Refusal> refuse(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            return Optional.of(Refusal.OUT_OF_DATE);
        }
        return subjects.isEmpty() || subjects.contains(certificate.getSubjectX500Principal())
                ? Optional.empty() : Optional.of(Refusal.SUBJECT);
    }

    /** The same for a certificate that a proxy tells. The proxy has seen its key in use; that it is trusted is looked at again. */
    Optional<Refusal> refuseTold(String header) {
        X509Certificate certificate;
        try {
            certificate = read(header);
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.of(Refusal.UNTRUSTED);
        }
        var refusal = refuse(certificate);
        if (refusal.isPresent()) {
            return refusal;
        }
        try {
            trust.checkClientTrusted(new X509Certificate[] {certificate}, certificate.getPublicKey().getAlgorithm());
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(Refusal.UNTRUSTED);
        }
    }

    /** RFC 9440 has DER in Base64 between colons; nginx, Envoy and others PEM in URL encoding, some with a bare plus. */
    private static X509Certificate read(String header) throws CertificateException {
        boolean rfc9440 = header.length() > 2 && header.startsWith(":") && header.endsWith(":");
        var bytes = rfc9440 ? Base64.getDecoder().decode(header.substring(1, header.length() - 1))
                : URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }
}
