package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.application.TestDatabase;
import it.portaledgst.domain.payment.CheckoutProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
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

    /** It may have been there after the backup, and have given codes that people have. */
    @Test
    void theSequenceOfACreditorTheBackupDidNotKnowIsAsFarAheadAsTheOthers() throws Exception {
        var url = TestDatabase.create("restored");
        migrate(url, "80230390587_01");
        execute(url, "insert into restoration values (now() - interval '1 year')");
        migrate(url, "80230390587_01,80230390587_02");
        execute(url, "insert into restoration values (now())");
        migrate(url, "80230390587_01,80230390587_02,12345678903_01");

        assertThat(query(url, "select sequencename || ' ' || start_value from pg_sequences where sequencename like 'notice_base%'"))
                .containsExactlyInAnyOrder("notice_base_80230390587_01 1", "notice_base_80230390587_02 1000001", "notice_base_12345678903_01 2000001");
    }

    @Test
    void theReasonsCheckoutGaveInItalianBecomeCodes() throws Exception {
        var url = TestDatabase.create("reasons");
        migrate(url, "80230390587_01", MigrationVersion.fromVersion("4"));
        var sentences = Map.of("NO_ANSWER", "pagoPA non risponde in questo momento. Riprova", "FAILING", "pagoPA non riesce ad avviare il pagamento",
                "TOO_MANY", "pagoPA riceve troppe richieste", "NOT_AVAILABLE", "Il pagamento online non è disponibile in questo momento.",
                "DATA", "pagoPA non ha accettato i dati", "PAID_OR_PAYING", "Per pagoPA questo avviso è già pagato", "TOO_LATE",
                "Il collegamento con pagoPA ha richiesto", "NOT_PAYABLE", "Questa richiesta non si può più pagare.", "UNEXPECTED", "pagoPA ha dato una risposta inattesa.");
        assertThat(sentences).hasSameSizeAs(CheckoutProblem.values());
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            connection.createStatement().execute("alter table online_attempt drop constraint online_attempt_request_id_fkey");
            for (var reason : sentences.entrySet()) {
                insertAttempt(connection, reason.getKey(), reason.getValue());
            }
            insertAttempt(connection, "none", null);
        }

        migrate(url, "80230390587_01");

        assertThat(query(url, "select return_token from online_attempt where problem = return_token"))
                .containsExactlyInAnyOrder(Arrays.stream(CheckoutProblem.values()).map(Enum::name).toArray(String[]::new));
        assertThat(query(url, "select return_token from online_attempt where problem is null")).containsExactly("none");
    }

    @Test
    void requestsMadeBeforeThereWereVersionsHaveTheFirst() throws Exception {
        var url = TestDatabase.create("versions");
        migrate(url, "01", MigrationVersion.fromVersion("7"));
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            connection.createStatement().execute("""
                    insert into payment_request (id, idempotency_key, owner_issuer, owner_subject, creditor_fiscal_code, notice_code,
                        iuv, service_code, service_title, debtor_kind, debtor_name, debtor_tax_code, debtor_email, amount, office_code,
                        fields, description, search_text, state, due_date, created_at)
                    values (gen_random_uuid(), gen_random_uuid(), 'i', 's', '80230390587', '301000000000000144', '01000000000000144',
                        '11-AUT_GEN_RAD', 'Titolo', 'NATURAL_PERSON', 'Mario Rossi', 'RSSMRA80A01H501U', 'm@posta.example', 5,
                        'ISP-LOM', '{}', 'Causale', '', 'TO_PAY', current_date, now())""");
        }

        migrate(url, "01");

        assertThat(query(url, "select service_version::text from payment_request")).containsExactly("1");
    }

    @Test
    void receiptsThatCameBeforeHaveTheirHashAndAKeyOfTheirOwn() throws Exception {
        var url = TestDatabase.create("hashes");
        migrate(url, "01", MigrationVersion.fromVersion("11"));
        execute(url, """
                insert into receipt (key, creditor_fiscal_code, notice_code, receipt_id, creditor_reference_id, amount, outcome,
                    stand_in, raw_xml, stored_at)
                select gen_random_uuid(), '80230390587', '301000000000000144', 'r' || n, '01000000000000144', 5, 'OK', false, 'abc', now()
                from generate_series(1, 2) n""");

        migrate(url, "01");

        assertThat(query(url, "select encode(raw_sha256, 'hex') from receipt"))
                .containsOnly("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").hasSize(2);
        assertThat(query(url, "select distinct verification_key::text from receipt")).hasSize(2);
    }

    private static void insertAttempt(Connection connection, String token, String problem) throws SQLException {
        try (var insert = connection.prepareStatement("insert into online_attempt (id, request_id, state, started_at, return_token, problem)"
                + " values (gen_random_uuid(), gen_random_uuid(), 'FAILED', now(), ?, ?)")) {
            insert.setString(1, token);
            insert.setString(2, problem);
            insert.executeUpdate();
        }
    }

    @Test
    void whoWasADebtorBeforeIsItalianAndHasNoAddress() throws Exception {
        var url = TestDatabase.create("migration_debtors");
        migrate(url, "80230390587_01", MigrationVersion.fromVersion("4"));
        execute(url, """
                insert into payment_request (id, idempotency_key, owner_issuer, owner_subject, creditor_fiscal_code,
                    notice_code, iuv, service_code, service_title, debtor_kind, debtor_name, debtor_tax_code, debtor_email,
                    amount, office_code, fields, description, search_text, state, due_date, created_at)
                values (gen_random_uuid(), gen_random_uuid(), 'i', 's', '80230390587', '301000000000000144',
                    '01000000000000144', '11-AUT_GEN_RAD', 't', 'NATURAL_PERSON', 'Mario Rossi', 'RSSMRA80A01H501U', 'm@p.it',
                    5, 'ISP-LOM', '{}', 'd', 's', 'TO_PAY', current_date, now())""");

        assertThat(migrate(url, "80230390587_01")).isPositive();

        assertThat(query(url, "select debtor_tax_country || ' ' || debtor_tax_code from payment_request"))
                .containsExactly("IT RSSMRA80A01H501U");
        for (var half : List.of("debtor_street = 'Via Roma'", "debtor_civic_number = '1'",
                "debtor_street = 'Via Roma', debtor_city = 'Roma'", "debtor_tax_code = 'RSSMRA80A01H501UX'")) {
            assertThatExceptionOfType(SQLException.class).as(half)
                    .isThrownBy(() -> execute(url, "update payment_request set " + half))
                    .withMessageMatching("(?s).*(whole_address|italian_tax_code).*");
        }
        execute(url, "update payment_request set debtor_tax_country = 'DE', debtor_tax_code = '" + "1".repeat(35) + "',"
                + " debtor_street = 'Via Roma', debtor_city = 'Roma', debtor_country = 'IT'");
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
        return migrate(url, sequences, MigrationVersion.LATEST);
    }

    private static int migrate(String url, String sequences, MigrationVersion target) {
        return Flyway.configure().dataSource(url, "postgres", "postgres").target(target)
                .placeholders(Map.of("noticeSequences", sequences))
                .load().migrate().migrationsExecuted;
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
             var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
