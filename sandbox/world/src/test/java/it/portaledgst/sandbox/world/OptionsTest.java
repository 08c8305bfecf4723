package it.portaledgst.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(Map<String, String> environment, String... arguments) {
        return Options.parse(environment::get, arguments);
    }

    @Test
    void defaultsAreTheDocumentedPorts() {
        Options options = parse(Map.of());

        assertThat(options.port("postgres.port")).isEqualTo(5480);
        assertThat(options.port("pagopa.port")).isEqualTo(8090);
        assertThat(options.port("sign-in.port")).isEqualTo(8091);
        assertThat(options.port("mail.port")).isEqualTo(8092);
        assertThat(options.port("mail.smtp-port")).isEqualTo(1025);
        assertThat(options.address("pagopa.ec-url")).hasToString("http://127.0.0.1:8081/pagopa/paForNode");
        assertThat(options.list("parts")).containsExactly("postgres", "pagopa", "sign-in", "mail");
    }

    @Test
    void theEnvironmentOverridesTheDefaultsAndTheCommandLineBoth() {
        Map<String, String> environment = Map.of("PORTALE_DB_PORT", "6000", "PORTALE_PAGOPA_PORT", "6001", "PORTALE_WORKERS_PORT", "6002");

        Options options = parse(environment, "--pagopa.port=7001", "--pagopa.receipt-retries=100ms,2s");

        assertThat(options.port("postgres.port")).isEqualTo(6000);
        assertThat(options.port("pagopa.port")).isEqualTo(7001);
        assertThat(options.address("pagopa.ec-url").getPort()).isEqualTo(6002);
        assertThat(options.durations("pagopa.receipt-retries")).containsExactly(Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    @Test
    void whatIsNotAnOptionIsToldInASentence() {
        assertThatThrownBy(() -> parse(Map.of(), "--postgres-port=1")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("Unknown option '--postgres-port=1'").hasMessageContaining("postgres.port");
        assertThatThrownBy(() -> parse(Map.of(), "start")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> parse(Map.of(), "--pagopa.port=x").port("pagopa.port")).isInstanceOf(CannotStart.class)
                .hasMessage("--pagopa.port=x is not a number.");
        assertThatThrownBy(() -> parse(Map.of(), "--pagopa.port=70000").port("pagopa.port")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> parse(Map.of(), "--pagopa.read-timeout=soon").duration("pagopa.read-timeout"))
                .isInstanceOf(CannotStart.class).hasMessageContaining("is not a duration");
    }
}
