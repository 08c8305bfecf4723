package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import it.portaledgst.sandbox.world.CannotStart;
import it.portaledgst.sandbox.world.Options;

/** That the certificate itself is taken is tried by the workers' TlsProfileIT. */
class IdentificationTest {

    @Test
    void theKeyIsSentOnlyWhenThereIsOne() {
        assertThat(headerWith()).isEmpty();
        assertThat(headerWith("--pagopa.subscription-key=secret")).isEqualTo("secret");
    }

    @Test
    void whatCannotBeUsedIsNamed(@TempDir Path folder) throws Exception {
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nothing").toString();
        assertThatThrownBy(() -> Identification.of(Options.parse("--pagopa.client-certificate=" + nonsense)))
                .isInstanceOf(CannotStart.class).hasMessageContaining("--pagopa.client-certificate and --pagopa.client-key go together");
        assertThatThrownBy(() -> Identification.of(Options.parse("--pagopa.client-certificate=" + nonsense, "--pagopa.client-key=" + nonsense)))
                .isInstanceOf(CannotStart.class).hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> Identification.of(Options.parse("--pagopa.trusted=" + folder.resolve("missing.pem"))))
                .isInstanceOf(CannotStart.class).hasMessageContaining("--pagopa.trusted");
    }

    private static String headerWith(String... options) {
        return Identification.of(Options.parse(options)).onto(HttpRequest.newBuilder(URI.create("http://127.0.0.1"))).build()
                .headers().firstValue("Ocp-Apim-Subscription-Key").orElse("");
    }
}
