package it.portaledgst.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.JournalCheck.Broken;
import it.portaledgst.domain.journal.JournalCheck.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

class StaffJournalTest extends DomainTest {

    private enum Act implements StaffAct { THING_LOOKED_AT, THING_CHANGED }

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo",
            Set.of(StaffRole.OPERATOR, StaffRole.ANALYST), "ISP-LOM");

    @Autowired
    private StaffJournal journal;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private DataSource database;

    @BeforeEach
    void nothingWritten() {
        tamper("delete from staff_event");
    }

    @Test
    void eachEntrySaysWhoDidWhatOnWhatWhyAndWhen() {
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> journal.add(ELENA, Act.THING_CHANGED, Subject.of("thing", id),
                Reason.of(Purpose.PROCEEDING, "  Istanza del radioamatore  "), "ISP-VEN"));

        var row = jdbc.sql("select * from staff_event").query().singleRow();
        assertThat(row).containsEntry("number", 1L).containsEntry("who_subject", "elena").containsEntry("who_name", "Elena Colombo")
                .containsEntry("who_roles", "ANALYST,OPERATOR").containsEntry("who_office", "ISP-LOM")
                .containsEntry("act", "THING_CHANGED").containsEntry("subject_kind", "thing").containsEntry("subject_id", id.toString())
                .containsEntry("purpose", "PROCEEDING").containsEntry("reason", "Istanza del radioamatore").containsEntry("detail", "ISP-VEN");
        assertThat(row.get("at")).isNotNull();
    }

    @Test
    void anEntryIsPartOfWhatItTellsOf() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> journal.add(ELENA, Act.THING_CHANGED,
                Subject.of("thing", UUID.randomUUID()), Reason.NONE));
        transactions.executeWithoutResult(transaction -> {
            journal.add(ELENA, Act.THING_CHANGED, Subject.of("thing", UUID.randomUUID()), Reason.NONE);
            transaction.setRollbackOnly();
        });
        write(1);

        assertThat(check().head().number()).as("what was rolled back leaves no gap").isEqualTo(1);
        assertThat(check().broken()).isEmpty();
    }

    @Test
    void whyIsAPurposeAndOtherOnesNeedWords() {
        refused(Refusal.REASON_MISSING, null, "perché sì");
        refused(Refusal.REASON_MISSING, Purpose.OTHER, "  ");
        refused(Refusal.REASON_LONG, Purpose.OTHER, "x".repeat(Reason.MAX_WORDS + 1));
        refused(Refusal.REASON_PERSONAL, Purpose.OTHER, "cerca rssmra80a01h501u");
        refused(Refusal.REASON_PERSONAL, Purpose.PROCEEDING, "scrive da mario@posta.example");
        assertThat(Reason.of(Purpose.AT_THE_COUNTER, " ").words()).isNull();
    }

    @Test
    void noTaxCodeIsASubject() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Subject("person", "RSSMRA80A01H501U"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Subject("person", "Mario Rossi"));
    }

    @Test
    void theDatabaseRefusesToChangeOrTakeOutAnything() {
        write(2);

        for (var act : new String[] {"update staff_event set reason = 'x'", "delete from staff_event", "truncate staff_event"}) {
            assertThatExceptionOfType(DataAccessException.class).as(act).isThrownBy(() -> jdbc.sql(act).update())
                    .withStackTraceContaining("staff_event is append-only");
        }
    }

    /** Who owns the table, hence runs the programs, has no right to do so, even if the triggers were gone. */
    @Test
    void theProgramsHaveNoRightToIt() {
        assertThat(jdbc.sql("select relacl::text from pg_class where relname = 'staff_event'").query(String.class).single())
                .as("INSERT, SELECT, REFERENCES, TRIGGER, MAINTAIN and no UPDATE, DELETE, TRUNCATE of the owner's")
                .matches("\\{postgres=[artxm]+/postgres}").contains("ar");
    }

    @Test
    void whatWasNotTouchedIsWhole() {
        assertThat(check()).isEqualTo(new JournalCheck.Result(Head.OF_NOTHING, Optional.empty()));
        write(2500);

        assertThat(check().broken()).isEmpty();
        assertThat(check().head().number()).isEqualTo(2500);
        assertThat(Head.parse(check().head().toString())).isEqualTo(check().head());
    }

    @Test
    void aChangedEntryIsFound() {
        write(5);
        for (var column : new String[] {"who_issuer", "who_subject", "who_name", "who_roles", "who_office", "act", "subject_kind",
                "subject_id", "purpose", "reason", "detail"}) {
            tamper("create table kept as select " + column + " as was from staff_event where number = 3; update staff_event set " + column
                    + " = 'x' where number = 3");
            assertBroken(3, Fault.CHANGED, column);
            tamper("update staff_event set " + column + " = (select was from kept) where number = 3; drop table kept");
            assertThat(check().broken()).as(column).isEmpty();
        }
        tamper("update staff_event set at = at + interval '1 microsecond' where number = 3");
        assertBroken(3, Fault.CHANGED, "at");
    }

    @Test
    void wordsMovedFromOneFieldToTheNextAreFound() {
        write(2);
        tamper("update staff_event set reason = reason || detail, detail = '' where number = 2");

        assertBroken(2, Fault.CHANGED, "moved words");
    }

    @Test
    void aMissingEntryIsFound() {
        write(5);
        tamper("delete from staff_event where number = 3");
        assertBroken(4, Fault.GAP, "deleted");
        tamper("update staff_event set number = number - 1 where number > 3");
        assertBroken(3, Fault.NOT_CHAINED, "deleted, and numbered anew");
    }

    @Test
    void anEntryPutInIsFound() {
        write(5);
        tamper("update staff_event set number = number + 1000 where number > 2; update staff_event set number = number - 999 where number > 1000;"
                + " insert into staff_event select 3, at, who_issuer, who_subject, who_name, who_roles, who_office, act, subject_kind,"
                + " subject_id, purpose, reason, detail, sha256('a'), sha256('b') from staff_event where number = 2");

        assertBroken(3, Fault.NOT_CHAINED, "inserted");
    }

    @Test
    void swappedEntriesAreFound() {
        write(5);
        tamper("update staff_event set number = 1003 where number = 3; update staff_event set number = 3 where number = 4;"
                + " update staff_event set number = 4 where number = 1003");

        assertBroken(3, Fault.NOT_CHAINED, "swapped");
    }

    @Test
    void aTailCutOffIsFoundByAHeadOfThen() {
        write(5);
        var then = check().head();
        tamper("delete from staff_event where number > 3");

        assertThat(check().broken()).as("a chain does not know how long it was").isEmpty();
        assertThat(check(then).broken()).contains(new Broken(4, Fault.CUT_OFF));
        write(4);
        assertThat(check().broken()).as("grown again").isEmpty();
        assertThat(check(then).broken()).contains(new Broken(5, Fault.NOT_THE_HEAD_OF_THEN));
    }

    @Test
    void everythingTakenOutIsFoundByAHeadOfThen() {
        write(2);
        var then = check().head();
        tamper("delete from staff_event");

        assertThat(check(then).broken()).contains(new Broken(1, Fault.CUT_OFF));
    }

    /** Entries follow one another whoever writes them; the time it takes is in the test's output. */
    @Test
    void manyWritersMakeOneChain() throws Exception {
        int threads = 8;
        int each = 100;
        var start = new CountDownLatch(1);
        long began;
        try (var writers = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                writers.submit(() -> {
                    start.await();
                    for (int entry = 0; entry < each; entry++) {
                        write(1);
                    }
                    return null;
                });
            }
            began = System.nanoTime();
            start.countDown();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("staff journal: %d entries by %d threads in %d ms, %.2f ms each%n", threads * each, threads, took.toMillis(),
                took.toNanos() / 1e6 / (threads * each));

        assertThat(check().broken()).isEmpty();
        assertThat(check().head().number()).isEqualTo(threads * each);
    }

    private void write(int entries) {
        for (int entry = 0; entry < entries; entry++) {
            transactions.executeWithoutResult(transaction -> journal.add(ELENA, Act.THING_LOOKED_AT, Subject.of("thing", UUID.randomUUID()),
                    Reason.of(Purpose.OTHER, "prova"), "dettaglio"));
        }
    }

    private JournalCheck.Result check() {
        return check(null);
    }

    private JournalCheck.Result check(Head then) {
        return new JournalCheck(database).run(then);
    }

    private void assertBroken(long number, Fault fault, String what) {
        assertThat(check().broken()).as(what).contains(new Broken(number, fault));
    }

    private static void refused(Refusal why, Purpose purpose, String words) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Reason.of(purpose, words))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }

    /** As somebody who administers the database can: the triggers are not asked. */
    private void tamper(String how) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(how).update();
        });
    }
}
