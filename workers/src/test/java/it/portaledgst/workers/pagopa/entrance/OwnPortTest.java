package it.portaledgst.workers.pagopa.entrance;

import static it.portaledgst.workers.pagopa.entrance.EntranceTest.certificate;
import static it.portaledgst.workers.pagopa.entrance.EntranceTest.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import it.portaledgst.workers.StartFailure;
import it.portaledgst.workers.TestParts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** pagoPA's own port with TLS, in a real Tomcat. */
class OwnPortTest {

    private static final KeyPair AUTHORITY = keys();
    private static final KeyPair MINE = keys();
    private static final X509Certificate CA = certificate("CN=CA", AUTHORITY, "CN=CA", AUTHORITY, 30, true);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Entrance.class)
    @Import(EntranceConfiguration.class)
    static class Program {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ServletRegistrationBean<HttpServlet> services() {
            return new ServletRegistrationBean<>(answering(), "/pagopa/paForNode/*");
        }

        @Bean
        ServletRegistrationBean<HttpServlet> others() {
            return new ServletRegistrationBean<>(answering(), "/");
        }

        private static HttpServlet answering() {
            return new HttpServlet() {
                @Override
                protected void service(HttpServletRequest request, HttpServletResponse response) {
                    response.setStatus(200);
                }
            };
        }
    }

    @Test
    void onlyTheTrustedCertificateComesIn(@TempDir Path folder) throws Exception {
        int own = TestParts.freePort();
        int general = TestParts.freePort();
        var counted = new SimpleMeterRegistry();
        Metrics.addRegistry(counted);
        try {
            program(folder, general, own)
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        var tls = "https://localhost:" + own;
                        assertThat(call(tls + "/pagopa/paForNode", client("CN=pagopa", AUTHORITY, 30))).isEqualTo(200);
                        assertThat(call(tls + "/pagopa/paForNode", client("CN=other", AUTHORITY, 30))).isEqualTo(403);
                        assertThat(call(tls + "/pagopa/paForNode", client(null, AUTHORITY, 30))).isEqualTo(403);
                        assertThatThrownBy(() -> call(tls + "/pagopa/paForNode", client("CN=pagopa", AUTHORITY, -1))).isInstanceOf(IOException.class);
                        assertThatThrownBy(() -> call(tls + "/pagopa/paForNode", client("CN=pagopa", MINE, 30))).isInstanceOf(IOException.class);
                        assertThat(call(tls + "/actuator/health", client("CN=pagopa", AUTHORITY, 30))).isEqualTo(404);
                        assertThat(call("http://localhost:" + general + "/pagopa/paForNode", client(null, AUTHORITY, 30))).isEqualTo(404);
                        assertThat(call("http://localhost:" + general + "/actuator/health", client(null, AUTHORITY, 30))).isEqualTo(200);
                        assertThat(counted.get(Refusals.COUNTER).tag("reason", "untrusted").counter().count()).as("Java tries a connection that broke once more").isGreaterThanOrEqualTo(2);
                    });
        } finally {
            Metrics.removeRegistry(counted);
        }
    }

    @Test
    void aTakenPortIsNamedInOneSentence(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            program(folder, TestParts.freePort(), taken.getLocalPort())
                    .run(context -> assertThat(StartFailure.sentence(context.getStartupFailure())).isEqualTo("The workers cannot start: port "
                            + taken.getLocalPort() + " is taken by another program. Stop it or set PORTALE_WORKERS_PORT, or"
                            + " PORTALE_PAGOPA_ENTRANCE_PORT if it was meant for pagoPA alone, to a free port."));
        }
    }

    private static WebApplicationContextRunner program(Path folder, int general, int own) throws Exception {
        var server = keys();
        var shown = pem(folder.resolve("server.pem"), "CERTIFICATE", certificate("CN=localhost", server, "CN=CA", AUTHORITY, 30, false).getEncoded());
        var key = pem(folder.resolve("server.key"), "PRIVATE KEY", server.getPrivate().getEncoded());
        var trusted = pem(folder.resolve("trusted.pem"), "CERTIFICATE", CA.getEncoded());
        return new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
                .withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class, SslAutoConfiguration.class,
                        PropertyPlaceholderAutoConfiguration.class))
                .withUserConfiguration(Program.class)
                .withInitializer(context -> context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withPropertyValues("server.port=" + general, "spring.webservices.path=/pagopa/paForNode",
                        "pagopa.entrance.port=" + own, "pagopa.entrance.ssl-bundle=p", "pagopa.entrance.subjects[0]=CN=pagopa",
                        "spring.ssl.bundle.pem.p.keystore.certificate=file:" + shown, "spring.ssl.bundle.pem.p.keystore.private-key=file:" + key,
                        "spring.ssl.bundle.pem.p.truststore.certificate=file:" + trusted);
    }

    private static int call(String address, SslBundle as) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(as.createSslContext()).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static SslBundle client(String subject, KeyPair signer, int days) throws Exception {
        var keyStore = KeyStore.getInstance(KeyStore.getDefaultType());
        keyStore.load(null, null);
        if (subject != null) {
            keyStore.setKeyEntry("me", MINE.getPrivate(), new char[0],
                    new X509Certificate[] {certificate(subject, MINE, "CN=CA", signer, days, false)});
        }
        var trusts = KeyStore.getInstance(KeyStore.getDefaultType());
        trusts.load(null, null);
        trusts.setCertificateEntry("ca", CA);
        return SslBundle.of(SslStoreBundle.of(keyStore, "", trusts));
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END " + what + "-----\n");
    }
}
