package it.portaledgst.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

    @ParameterizedTest
    @CsvSource({"postgres, postgres.port", "pagopa, pagopa.port", "sign-in, sign-in.port", "mail, mail.port", "mail, mail.smtp-port"})
    void aTakenPortIsNamed(String part, String option) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST))) {
            assertThatThrownBy(() -> RunningWorld.with("--parts=" + part, "--" + option + "=" + other.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void onlyPagopaCanBeToldToListenElsewhere() {
        try (RunningWorld world = RunningWorld.with("--parts=pagopa,mail", "--pagopa.address=127.0.0.2")) {
            assertThat(listens("127.0.0.2", world.ready("pagopa"))).isTrue();
            assertThat(listens("127.0.0.1", world.ready("pagopa"))).isFalse();
            assertThat(listens("127.0.0.2", world.ready("mail"))).isFalse();
        }
    }

    private static boolean listens(String host, String address) {
        try (Socket connection = new Socket()) {
            connection.connect(new InetSocketAddress(host, URI.create(address.split(" ")[0]).getPort()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theProgramTellsATakenPortInOneLineAndEndsWithOne() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST))) {
            var failure = WorldProcess.fail("--parts=mail", "--mail.port=0", "--mail.smtp-port=" + other.getLocalPort());

            assertThat(failure.exitCode()).isEqualTo(1);
            assertThat(failure.output()).isEmpty();
            assertThat(failure.errors().strip().lines()).hasSize(1).first().asString()
                    .contains("Port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aDataFolderServesOneProgramAtATime(@TempDir Path data) {
        try (RunningWorld first = RunningWorld.with("--parts=mail", "--data=" + data)) {
            assertThat(first.ready("mail")).startsWith("http://127.0.0.1:");
            assertThatThrownBy(() -> RunningWorld.with("--parts=mail", "--data=" + data)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another running sandbox");
        }
        try (RunningWorld next = RunningWorld.with("--parts=mail", "--data=" + data)) {
            assertThat(next.ready("mail")).contains(" smtp=127.0.0.1:");
        }
    }

    @Test
    void anUnknownPartIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> RunningWorld.with("--parts=mail,zeebe")).isInstanceOf(CannotStart.class)
                .hasMessage("There is no part 'zeebe'; the parts are postgres, pagopa, sign-in, mail.");
    }
}
