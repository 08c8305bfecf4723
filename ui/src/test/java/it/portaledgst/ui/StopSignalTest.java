package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StopSignalTest {

    /** What a JVM started with {@code -Xrs} answers for SIGTERM, every JVM answers for SIGKILL. */
    @Test
    void aSignalThatTheJvmKeepsForItselfDoesNotStopTheStart(CapturedOutput output) {
        StopSignal.take("KILL", () -> { });

        assertThat(output).contains("SIGKILL is not ours to take");
    }
}
