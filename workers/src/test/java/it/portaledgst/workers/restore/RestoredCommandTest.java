package it.portaledgst.workers.restore;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.workers.WorkersTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoredCommandTest extends WorkersTest {

    @Test
    void codesThatWereGivenOutAfterTheBackupAreNotGivenOutAgain() {
        long before = base(confirm().noticeCode().value());
        assertThat(run(0)).contains("notice_base_80230390587_01 goes on from " + (before + 1_000_000), "support_request_number goes on from ");
        assertThat(base(confirm().noticeCode().value())).isEqualTo(before + 1_000_001);
        assertThat(run(2, "again")).contains("Usage");
    }

    /** What the sequence gave: after the first digit and the segregation code, before the check digits. */
    private static long base(String noticeCode) {
        return Long.parseLong(noticeCode.substring(3, 16));
    }

    private String run(int exitCode, String... arguments) {
        var said = new ByteArrayOutputStream();
        assertThat(RestoredCommand.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8), databaseSettings())).isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }
}
