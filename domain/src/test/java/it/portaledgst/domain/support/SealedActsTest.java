package it.portaledgst.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.journal.JournalCheck;
import it.portaledgst.domain.journal.JournalCheck.Broken;
import it.portaledgst.domain.journal.JournalCheck.Fault;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What the staff do with requests for help and with edited texts is in their journal's chain, and nobody changes it unseen. */
class SealedActsTest extends SupportTest {

    @Autowired
    private FaqEditing questions;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private DataSource database;
    private UUID id;

    @BeforeEach
    void whatWasDone() {
        tamper("delete from staff_event; delete from text_act; delete from text_draft");
        id = at("ISP-LOM");
        desk.look(ELENA, id);
        desk.claim(ELENA, id, version(id));
        desk.forward(ELENA, id, version(id), "ISP-SIC", "La sede è a Palermo.");
        var opened = questions.open(SARA, "F01").orElseThrow();
        var draft = questions.save(SARA, "F01", opened.seen(), opened.text());
        questions.publish(SARA, "F01", draft.seen(), null, "");
    }

    @Test
    void everyActOfTheStaffIsInTheChainAndNothingElse() {
        assertThat(jdbc.sql("select who_subject || ' ' || act || ' ' || subject_kind || ' ' || subject_id from staff_event order by number")
                .query(String.class).list()).containsExactly("elena SUPPORT_LOOKED support-request " + id, "elena SUPPORT_CLAIMED support-request " + id,
                "elena SUPPORT_FORWARDED support-request " + id, "sara TEXT_SAVED text FAQ.F01", "sara TEXT_PUBLISHED text FAQ.F01");
        assertThat(jdbc.sql("select detail from staff_event").query(String.class).list()).as("what was said to colleagues is not in it")
                .allMatch(detail -> detail.matches("(support_event|text_act):\\d+:[0-9a-f]{64}"));
        assertThat(check()).isNull();
    }

    @Test
    void aChangedActIsFound() {
        for (var change : List.of("request_id = gen_random_uuid()", "at = at + interval '1 microsecond'", "kind = 'NOTED'", "who_issuer = 'x'",
                "who_subject = null", "who_name = 'x'", "office_code = null", "detail = 'x'")) {
            assertChanged("support_event", change, 2);
        }
        for (var change : List.of("at = at + interval '1 microsecond'", "act = 'DISCARDED'", "kind = 'x'", "key = 'F02'", "version = 7",
                "who_issuer = 'x'", "who_subject = 'x'", "who_name = 'x'")) {
            assertChanged("text_act", change, 4);
        }
    }

    @Test
    void anActTakenOutIsFound() {
        for (var table : List.of("support_event", "text_act")) {
            long row = sealed(table);
            tamper("create table kept as select * from " + table + " where id = " + row + "; delete from " + table + " where id = " + row);
            assertThat(check()).isEqualTo(new Broken(table.equals("text_act") ? 4 : 2, Fault.ROW_GONE, table + ":" + row));
            tamper("insert into " + table + " overriding system value select * from kept; drop table kept");
            assertThat(check()).isNull();
        }
    }

    @Test
    void anActPutInIsFound() {
        tamper("insert into support_event (request_id, at, kind, who_issuer, who_subject, who_name) select request_id, at, 'ANSWERED', who_issuer,"
                + " who_subject, who_name from support_event where kind = 'CLAIMED'");
        assertThat(check()).isEqualTo(new Broken(0, Fault.ROW_NOT_SEALED, "support_event:"
                + jdbc.sql("select max(id) from support_event").query(Long.class).single()));
    }

    @Test
    void theSealItselfIsPartOfTheChain() {
        tamper("update staff_event set detail = 'support_event:1:x' where number = 2");
        assertThat(check()).isEqualTo(new Broken(2, Fault.CHANGED, null));
    }

    @Test
    void whatIsOlderThanTheSealsIsNotAskedAbout() {
        tamper("delete from staff_event");
        assertThat(check()).isNull();
        desk.look(ROSA, id);
        assertThat(check()).isNull();
        assertThat(jdbc.sql("select count(*) from staff_event").query(Long.class).single()).isEqualTo(1);
    }

    /** The row sealed by the second entry, or by the fourth. */
    private void assertChanged(String table, String change, long entry) {
        long row = sealed(table);
        tamper("create table kept as select * from " + table + " where id = " + row + "; update " + table + " set " + change + " where id = " + row);
        assertThat(check()).as(change).isEqualTo(new Broken(entry, Fault.ROW_CHANGED, table + ":" + row));
        tamper("delete from " + table + " where id = " + row + "; insert into " + table
                + " overriding system value select * from kept; drop table kept");
        assertThat(check()).as("after " + change).isNull();
    }

    private long sealed(String table) {
        return jdbc.sql("select split_part(detail, ':', 2)::bigint from staff_event where number = ?").param(table.equals("text_act") ? 4 : 2)
                .query(Long.class).single();
    }

    private Broken check() {
        return new JournalCheck(database).run(null).broken().orElse(null);
    }

    /** As somebody who administers the database can: the triggers are not asked. */
    private void tamper(String how) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(how).update();
        });
    }
}
