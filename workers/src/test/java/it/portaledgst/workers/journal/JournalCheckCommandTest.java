package it.portaledgst.workers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Log;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffAct;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.workers.WorkersTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class JournalCheckCommandTest extends WorkersTest {

    private enum Act implements StaffAct { THING_LOOKED_AT }

    @Autowired
    private StaffJournal journal;
    @Autowired
    private TransactionOperations transactions;

    @Test
    void tellsTheHeadOrTheFirstEntryThatIsBroken() {
        var elena = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
        tamper("delete from staff_event");
        for (int entry = 0; entry < 3; entry++) {
            transactions.executeWithoutResult(transaction -> journal.add(elena, Act.THING_LOOKED_AT, Subject.of("thing", UUID.randomUUID()),
                    Reason.of(Purpose.INSPECTION, null)));
        }
        long last = jdbc.sql("select max(number) from staff_event").query(Long.class).single();

        var whole = check(0);
        assertThat(whole).startsWith("journal: " + last + " entries, unbroken. Head: " + last + ":");
        var head = whole.substring(whole.lastIndexOf(' ') + 1).strip();
        assertThat(check(0, head)).contains("unbroken, and entry " + last + " is the one of then");
        assertThat(check(2, "head")).contains("Usage: journal-check [HEAD]");
        assertThat(check(2, head, head)).contains("Usage");

        tamper("delete from staff_event where number = " + last);
        assertThat(check(0)).contains((last - 1) + " entries, unbroken");
        assertThat(check(1, head)).contains("BROKEN at entry " + last + ": it and what followed it are gone");
        tamper("update staff_event set reason = 'altro' where number = " + (last - 1));
        assertThat(check(1)).contains("BROKEN at entry " + (last - 1) + ": it does not say what it said");
    }

    @Test
    void tellsWhichActOfTheStaffWasTakenOut() {
        var elena = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
        tamper("delete from staff_event");
        tamper("insert into text_act (at, act, kind, key, who_issuer, who_subject, who_name) values (now(), 'SAVED', 'FAQ', 'F01', 'i', 's', 'n')");
        long row = jdbc.sql("select max(id) from text_act").query(Long.class).single();
        transactions.executeWithoutResult(transaction -> journal.seal(elena, Act.THING_LOOKED_AT, new Subject("text", "FAQ.F01"), Log.TEXT_ACT, row));
        assertThat(check(0)).contains("1 entries, unbroken");

        tamper("delete from text_act where id = " + row);
        assertThat(check(1)).contains("BROKEN at text_act " + row + ", which entry 1 seals: it was taken out.");
        tamper("delete from staff_event");
    }

    private String check(int exitCode, String... arguments) {
        var said = new ByteArrayOutputStream();
        assertThat(JournalCheckCommand.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8), databaseSettings())).isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void tamper(String how) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(how).update();
        });
    }
}
