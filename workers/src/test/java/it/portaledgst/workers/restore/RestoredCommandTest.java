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
        assertThat(jdbc.sql("select sequencename from pg_sequences where schemaname = current_schema() and (last_value is null or last_value < 1000000)")
                .query(String.class).list()).as("an integrator, too, takes the greater number for the newer").isEmpty();
        assertThat(run(2, "again")).contains("Usage");
    }

    @Test
    void theParityCheckLearnsWhenItWasAndWhatWasUntold() {
        var untold = confirm().id().toString();
        run(0);
        assertThat(jdbc.sql("select max(at) > now() - interval '1 hour' from restoration").query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select record_key from restoration_untold").query(String.class).list()).contains(untold);
        jdbc.sql("delete from outbox_record where record_key = ?").param(untold).update();
        run(0);
        assertThat(jdbc.sql("select record_key from restoration_untold").query(String.class).list()).doesNotContain(untold);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndStaysAsItIs() {
        long before = base(confirm().noticeCode().value());
        jdbc.sql("insert into flyway_schema_history select 9999, '9999', 'of later', type, script, checksum, installed_by, installed_on, execution_time, success"
                + " from flyway_schema_history where version = '1'").update();
        try {
            assertThat(run(1)).isEqualTo("The database is of a newer version than this program, which does not know V9999. Nothing was changed.\n");
        } finally {
            jdbc.sql("delete from flyway_schema_history where installed_rank = 9999").update();
        }
        assertThat(base(confirm().noticeCode().value())).isEqualTo(before + 1);
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
