package it.portaledgst.workers.pagopa.entrance;

import static it.portaledgst.workers.pagopa.entrance.EntranceTest.certificate;
import static it.portaledgst.workers.pagopa.entrance.EntranceTest.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.workers.SandboxProgram;
import it.portaledgst.workers.TestParts;
import it.portaledgst.workers.WorkersTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The program with the profile {@code pagopa-tls}, and the stand-in for pagoPA that shows a certificate and a key. */
@ActiveProfiles("pagopa-tls")
@TestPropertySource(properties = "pagopa.entrance.subscription-keys[0]=" + TlsProfileIT.KEY)
@DirtiesContext
class TlsProfileIT extends WorkersTest {

    static final String KEY = "the-key-of-the-gateway";
    private static final KeyPair AUTHORITY = keys();

    @TempDir
    private static Path folder;
    private static int own;
    private static SandboxProgram node;

    @DynamicPropertySource
    static void pagopasPort(DynamicPropertyRegistry properties) {
        own = TestParts.freePort();
        var trusted = pem("trusted.pem", "CERTIFICATE", authority());
        certified("server", "CN=localhost");
        certified("node", "CN=pagopa,O=PagoPA");
        properties.add("PORTALE_PAGOPA_ENTRANCE_PORT", () -> own);
        properties.add("PORTALE_PAGOPA_ENTRANCE_CERTIFICATE", () -> "file:" + folder.resolve("server.pem"));
        properties.add("PORTALE_PAGOPA_ENTRANCE_CERTIFICATE_KEY", () -> "file:" + folder.resolve("server.key"));
        properties.add("PORTALE_PAGOPA_ENTRANCE_TRUSTED", () -> "file:" + trusted);
        node = SandboxProgram.start("sandbox/world/target/sandbox-world.jar", "--parts=pagopa", "--pagopa.port=0", "--pagopa.receipt-delay=100ms",
                // the first call of a cold program on a busy machine
                "--pagopa.read-timeout=60s", "--pagopa.receipt-timeout=60s",
                "--pagopa.ec-url=https://localhost:" + own + "/pagopa/paForNode", "--pagopa.client-certificate=" + folder.resolve("node.pem"),
                "--pagopa.client-key=" + folder.resolve("node.key"), "--pagopa.trusted=" + trusted, "--pagopa.subscription-key=" + KEY);
    }

    /** Nothing is told the engine here; what were left to be told would reach the real one of a later class. */
    @AfterEach
    void nothingIsLeftToTell() {
        jdbc.sql("delete from outbox_record").update();
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    void aPaymentIsAskedForAndItsReceiptDelivered() throws Exception {
        var request = confirm();
        var paid = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(node.address("") + "/control/pay"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"noticeCode\":\"" + request.noticeCode() + "\"}")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(paid.body()).contains("\"outcome\":\"OK\"", "\"standIn\":false");
        await("the receipt").atMost(Duration.ofSeconds(30)).until(() -> lifecycle.get(request.id()).state() == PaymentState.PAID);
    }

    @Test
    void nobodyElseIsServedNorByTheProgramsOtherPort() throws Exception {
        assertThat(status("https://localhost:" + own + "/pagopa/paForNode")).as("no certificate").isEqualTo(403);
        assertThat(status("http://localhost:" + port + "/pagopa/paForNode")).as("no TLS").isEqualTo(404);
        assertThat(status("https://localhost:" + own + "/api/v1/services")).as("something else").isEqualTo(404);
    }

    private static int status(String address) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", certificate("CN=CA", AUTHORITY, "CN=CA", AUTHORITY, 30, true));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).header("Ocp-Apim-Subscription-Key", KEY)
                    .POST(HttpRequest.BodyPublishers.ofString("<x/>")).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void certified(String name, String subject) {
        var keys = keys();
        try {
            pem(name + ".pem", "CERTIFICATE", certificate(subject, keys, "CN=CA", AUTHORITY, 30, false).getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        pem(name + ".key", "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static byte[] authority() {
        try {
            return certificate("CN=CA", AUTHORITY, "CN=CA", AUTHORITY, 30, true).getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(String name, String what, byte[] content) {
        try {
            return Files.writeString(folder.resolve(name), "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content)
                    + "\n-----END " + what + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
