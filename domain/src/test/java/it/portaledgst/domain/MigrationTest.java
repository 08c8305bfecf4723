package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.application.TestDatabase;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

class MigrationTest extends DomainTest {

    @Test
    void anEmptyDatabaseIsBroughtUpOnceAndKeepsItsSequences() throws Exception {
        var url = TestDatabase.create("migration");

        assertThat(migrate(url, "80230390587_01")).isGreaterThan(1);
        assertThat(migrate(url, "80230390587_01")).isZero();
        assertThat(migrate(url, "80230390587_01,80230390587_02,12345678903_01")).as("more creditors and stations").isZero();

        assertThat(query(url, "select table_name from information_schema.tables where table_schema = 'public'"))
                .contains("payment_request", "online_attempt", "document", "receipt", "payment_event", "outbox_record");
        assertThat(query(url, "select sequencename from pg_sequences where sequencename like 'notice_base%'"))
                .containsExactlyInAnyOrder("notice_base_80230390587_01", "notice_base_80230390587_02",
                        "notice_base_12345678903_01");
    }

    @Test
    void moneyIsExact() {
        assertThat(jdbc.sql("select count(*) from information_schema.columns where table_schema = 'public'"
                + " and data_type in ('real', 'double precision', 'money')").query(Long.class).single()).isZero();
    }

    @Test
    void theJournalCannotBeChanged() {
        var request = confirm(ANNA);

        for (var change : List.of("update payment_event set detail = 'x' where request_id = ?",
                "delete from payment_event where request_id = ?")) {
            assertThatExceptionOfType(UncategorizedSQLException.class)
                    .isThrownBy(() -> jdbc.sql(change).param(request.id()).update())
                    .withMessageContaining("append-only");
        }
    }

    @Test
    void theDatabaseKeepsNoticeCodesUniqueAndPaidRequestsWithAReceipt() {
        var first = confirm(ANNA);
        var second = confirm(ANNA);

        assertRefused("one_request_per_notice_code", "update payment_request set notice_code = '"
                + first.noticeCode().value() + "' where id = ?", second.id());
        assertRefused("one_request_per_iuv", "update payment_request set iuv = '" + first.noticeCode().iuv()
                + "' where id = ?", second.id());
        assertRefused("paid_by_a_receipt", "update payment_request set state = 'PAID' where id = ?", second.id());
    }

    private void assertRefused(String constraint, String change, UUID id) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(change).param(id).update()).withMessageContaining(constraint);
    }

    private static int migrate(String url, String sequences) {
        return Flyway.configure().dataSource(url, "postgres", "postgres")
                .placeholders(Map.of("noticeSequences", sequences))
                .load().migrate().migrationsExecuted;
    }

    private static List<String> query(String url, String sql) throws Exception {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
             var result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
