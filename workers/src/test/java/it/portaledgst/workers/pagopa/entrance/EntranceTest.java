package it.portaledgst.workers.pagopa.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.WrongSetting;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is let in behind a proxy that ends TLS, and which settings do not start the program. */
class EntranceTest {

    private static final String PATH = "/pagopa/paForNode";
    private static final String KEY = "first-key-of-the-tests";
    private static final KeyPair OURS = keys();
    private static final KeyPair CLIENT = keys();
    private static final X509Certificate CA = certificate("CN=CA", OURS, "CN=CA", OURS, 30, true);

    @Test
    void theTrustedCertificateIsLetIn() throws Exception {
        var certificate = certificate("CN=pagopa,O=PagoPA", CLIENT, "CN=CA", OURS, 30, false);
        assertThat(call("10.0.0.7", KEY, pem(certificate))).isEqualTo(200);
        assertThat(call("10.0.0.7", "second-key-of-the-tests", rfc9440(certificate))).isEqualTo(200);
    }

    @Test
    void aHeaderFromAForeignAddressIsNotBelieved() throws Exception {
        var certificate = pem(certificate("CN=pagopa,O=PagoPA", CLIENT, "CN=CA", OURS, 30, false));
        assertThat(call("10.0.1.7", KEY, certificate)).isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, certificate, certificate)).as("one of the two is not the proxy's").isEqualTo(403);
    }

    @Test
    void noCertificateAWrongOneAndAnExpiredOneAreRefused() throws Exception {
        assertThat(call("10.0.0.7", KEY)).isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, "")).isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, "nonsense")).isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, pem(certificate("CN=pagopa,O=PagoPA", CLIENT, "CN=CA", CLIENT, 30, false)))).as("wrong CA").isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, pem(certificate("CN=pagopa,O=PagoPA", CLIENT, "CN=CA", OURS, -1, false)))).as("expired").isEqualTo(403);
        assertThat(call("10.0.0.7", KEY, pem(certificate("CN=other,O=PagoPA", CLIENT, "CN=CA", OURS, 30, false)))).as("subject").isEqualTo(403);
    }

    @Test
    void aMissingOrWrongKeyIsRefused() throws Exception {
        var certificate = pem(certificate("CN=pagopa,O=PagoPA", CLIENT, "CN=CA", OURS, 30, false));
        assertThat(call("10.0.0.7", null, certificate)).isEqualTo(401);
        assertThat(call("10.0.0.7", KEY + "x", certificate)).isEqualTo(401);
    }

    @Test
    void otherAddressesAreNotItsBusiness() throws Exception {
        var request = new MockHttpServletRequest("GET", "/actuator/health");
        request.setServletPath("/actuator/health");
        assertThat(status(request)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "bundle", "proxies", "network", "subject", "key"})
    void aWrongSettingIsNamed(String which) {
        assertThatThrownBy(() -> {
            switch (which) {
                case "port" -> new Entrance(8443, null, null, List.of(), List.of(), "X", List.of());
                case "bundle" -> new Entrance(null, null, "b", List.of(), List.of(), "X", List.of());
                case "proxies" -> new Entrance(null, null, null, List.of(), List.of("10.0.0.1"), "X", List.of());
                case "network" -> new Entrance(null, null, "b", List.of(), List.of("proxy.example"), "X", List.of());
                case "subject" -> new Entrance(8443, null, "b", List.of("pagopa"), List.of(), "X", List.of());
                default -> new Entrance(null, null, null, List.of(), List.of(), "X", List.of("short"));
            }
        }).isInstanceOf(WrongSetting.class).hasMessageStartingWith("pagopa.entrance.");
    }

    private static int call(String from, String key, String... certificates) throws Exception {
        var request = new MockHttpServletRequest("POST", PATH);
        request.setServletPath(PATH);
        request.setRemoteAddr(from);
        if (key != null) {
            request.addHeader("Ocp-Apim-Subscription-Key", key);
        }
        for (var certificate : certificates) {
            request.addHeader("X-Client-Cert", certificate);
        }
        return status(request);
    }

    private static int status(MockHttpServletRequest request) throws Exception {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", CA);
        var entrance = new Entrance(null, null, "pagopa", List.of("CN=pagopa,O=PagoPA"), List.of("10.0.0.0/24"), "X-Client-Cert",
                List.of(KEY, "second-key-of-the-tests"));
        var certificates = new Certificates(SslBundle.of(SslStoreBundle.of(null, null, trusted)), entrance.acceptedSubjects(), Clock.systemUTC());
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        new Doorkeeper(PATH, entrance, null, certificates).doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return URLEncoder.encode("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n", StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String rfc9440(X509Certificate certificate) throws Exception {
        return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(String subject, KeyPair keys, String issuer, KeyPair signer, int days, boolean ca) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(name(issuer), BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofDays(10))), Date.from(now.plus(Duration.ofDays(days))), name(subject), keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (IOException | java.security.GeneralSecurityException | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the order of RFC 2253, as settings have it. */
    private static X500Name name(String name) {
        return X500Name.getInstance(new X500Principal(name).getEncoded());
    }
}
