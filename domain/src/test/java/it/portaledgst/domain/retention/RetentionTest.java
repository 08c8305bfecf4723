package it.portaledgst.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.WrongSetting;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.support.DueKind;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.Routing;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportDrafts;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportPriority;
import it.portaledgst.domain.support.SupportRequests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

@TestPropertySource(properties = {"portale.retention.paid=P10Y", "portale.retention.unpaid=P2Y", "portale.retention.support=P3Y"})
class RetentionTest extends DomainTest {

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    /** Whatever a person gave or that tells of one. */
    private static final List<String> PERSONAL = List.of("Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", "IK1ABC", "Maria Bianchi",
            hex("<receipt>Mario"), "anna@posta.example", "Non riesco", "Ecco la risposta", "Nota interna", "secret-checkout");

    @Autowired
    private Retention retention;
    @Autowired
    private PersonalData personalData;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Receipts receipts;
    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportDrafts supportDrafts;
    @Autowired
    private SupportLifecycle supportLifecycle;
    @Autowired
    private SupportDesk desk;

    @BeforeEach
    void nothing() {
        jdbc.sql("truncate payment_request, receipt, support_request, company_statement, payment_draft, support_draft, unreadable_receipt cascade").update();
    }

    @Test
    void whatWasPaidIsForgottenAfterItsTimeAndItsFactsStay() {
        var request = paid(confirm(ANNA));
        var hash = jdbc.sql("select encode(raw_sha256, 'hex') from receipt").query(String.class).single();

        clock.moveTo(PaymentTerms.startOf(today().plusYears(10)));
        assertThat(retention.forgetRequests(10)).as("on the last day").isZero();
        clock.moveTo(PaymentTerms.startOf(today().plusDays(1)));
        assertThat(retention.forgetRequests(10)).isEqualTo(1);
        assertThat(retention.forgetRequests(10)).isZero();

        assertThat(everything()).doesNotContainIgnoringCase(PERSONAL.toArray(String[]::new));
        var kept = lifecycle.get(request.id());
        assertThat(kept.amount()).isEqualByComparingTo("50.00");
        assertThat(kept.noticeCode()).isEqualTo(request.noticeCode());
        assertThat(kept.paidAt()).isNotNull();
        assertThat(kept.debtor().fullName()).isEqualTo("Dati cancellati");
        assertThat(kept.description()).isEqualTo(request.serviceTitle());
        assertThat(journal(request.id())).endsWith("FORGOTTEN");
        assertThat(requests.find(ANNA, request.id())).isEmpty();
        assertThat(jdbc.sql("select encode(raw_sha256, 'hex') from receipt").query(String.class).single()).isEqualTo(hash);
    }

    @Test
    void whatNobodyPaidIsForgottenSooner() {
        var deleted = confirm(ANNA);
        requests.delete(ANNA, deleted.id());
        var open = confirm(ANNA);
        paid(confirm(ANNA));

        clock.moveTo(PaymentTerms.startOf(deleted.dueDate().plusYears(2)));
        assertThat(retention.forgetRequests(10)).as("on the last day").isZero();
        clock.moveTo(PaymentTerms.startOf(deleted.dueDate().plusYears(2).plusDays(1)));
        assertThat(retention.forgetRequests(10)).as("neither the paid nor the open one").isEqualTo(1);
        assertThat(requests.find(ANNA, deleted.id())).isEmpty();
        assertThat(requests.find(ANNA, open.id())).isPresent();
    }

    @Test
    void aReceiptThatSomebodyHasToDecideOnKeepsItsRequestAndOneOfNoRequestHasItsOwnTime() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());
        assertThat(receipts.register(receipt(request.noticeCode(), "49.99"))).isEqualTo(ReceiptOutcome.UNMATCHED);
        var unknown = receipt(new NoticeCode("301999999999999982"), "5.00");
        assertThat(receipts.register(unknown)).isEqualTo(ReceiptOutcome.UNMATCHED);
        jdbc.sql("update receipt set decision = 'REJECTED', decided_at = now() where receipt_id = ?").param(unknown.receiptId()).update();
        jdbc.sql("insert into unreadable_receipt (id, received_at, fault_code, raw_message, problem) values (gen_random_uuid(), now(), 'PPT', 'Mario Rossi', '')")
                .update();

        clock.moveTo(PaymentTerms.startOf(today().plusYears(11)));
        assertThat(retention.forgetRequests(10)).isZero();
        assertThat(retention.forgetReceiptsOfNoRequest(10)).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from unreadable_receipt").query(Long.class).single()).isZero();
        jdbc.sql("update receipt set decision = 'TO_REFUND', decided_at = now() where decision is null").update();
        assertThat(retention.forgetRequests(10)).isEqualTo(1);
        assertThat(everything()).doesNotContainIgnoringCase(PERSONAL.toArray(String[]::new));
    }

    @Test
    void theOldestFirstAndNoMoreThanAskedFor() {
        for (int i = 0; i < 3; i++) {
            requests.delete(ANNA, confirm(ANNA).id());
        }
        clock.moveTo(PaymentTerms.startOf(today().plusYears(3)));
        assertThat(retention.forgetRequests(2)).isEqualTo(2);
        assertThat(retention.forgetRequests(2)).isEqualTo(1);
    }

    @Test
    void supportRequestsLoseTheirWordsAndNothingElseMayChange() {
        var id = answered();
        var open = support.open(ANNA, newSupportRequest()).id();
        assertThatExceptionOfType(DataAccessException.class).as("not yet")
                .isThrownBy(() -> jdbc.sql("update support_message set text = '' where request_id = ?").param(id).update());

        clock.moveTo(PaymentTerms.startOf(today().plusYears(3).plusDays(1)));
        assertThat(retention.forgetSupport(10)).isEqualTo(1);

        assertThat(jdbc.sql("select distinct text from support_message where request_id = ?").param(id).query(String.class).list()).containsExactly("");
        assertThat(jdbc.sql("select distinct text from support_note where request_id = ?").param(id).query(String.class).list()).containsExactly("");
        assertThat(jdbc.sql("select office_code || state || category from support_request where id = ?").param(id).query(String.class).single())
                .isEqualTo("ISP-LOMANSWEREDTECNICO");
        assertThat(support.one(ANNA, id)).isEmpty();
        assertThat(support.one(ANNA, open)).isPresent();
        for (var change : List.of("update support_message set text = 'x'", "update support_message set text = '', kind = 'REPLY'", "delete from support_message")) {
            assertThatExceptionOfType(DataAccessException.class).as(change).isThrownBy(() -> jdbc.sql(change).update()).withMessageContaining("append-only");
        }
    }

    @Test
    void statementsForCompaniesForgetWhoAskedOnceTheyAreOver() {
        for (var state : List.of("'REFUSED', now(), 'OTHER', null, null", "'READY', now(), null, now(), now() + interval '7 days'", "'REQUESTED', null, null, null, null")) {
            jdbc.sql("""
                    insert into company_statement (id, number, idempotency_key, owner_issuer, owner_subject, applicant_name, applicant_tax_code, company, tax_code,
                        first_day, last_day, capacity, proposed_office, office_code, email, language, requested_at, due_at, words, state, decided_at, ground, ready_at, expires_at)
                    values (gen_random_uuid(), left(gen_random_uuid()::text, 16), gen_random_uuid(), 'https://sso.example', 'anna', 'Mario Rossi', 'RSSMRA80A01H501U', 'Rossi Srl',
                        '12345678903', '2026-01-01', '2026-02-01', 'PROXY', 'ISP-LOM', 'ISP-LOM', 'mario@posta.example', 'it', now(), now(), 'words', %s)""".formatted(state)).update();
        }
        assertThat(JsonMapper.shared().readTree(personalData.export(new DataSubject.OfDebtor(TaxId.italian("RSSMRA80A01H501U")))).path("company_statements")).hasSize(3);
        clock.moveTo(PaymentTerms.startOf(today().plusYears(3).plusDays(1)));
        assertThat(retention.forgetStatements(10)).as("the link of the other is over a week later").isEqualTo(1);
        clock.moveTo(PaymentTerms.startOf(today().plusDays(8)));
        assertThat(retention.forgetStatements(10)).isEqualTo(1);
        assertThat(jdbc.sql("select distinct applicant_name || company || email || coalesce(words, '-') from company_statement where state <> 'REQUESTED'")
                .query(String.class).list()).containsExactly("Dati cancellatiDati cancellatidati-cancellati@portale.invalid-");
        assertThat(jdbc.sql("select applicant_name from company_statement where state = 'REQUESTED'").query(String.class).single()).isEqualTo("Mario Rossi");
    }

    @Test
    void aPersonIsToldEverythingAndForgottenAsFarAsTheLawLets() {
        var paid = paid(confirm(ANNA));
        var deleted = confirm(ANNA);
        requests.delete(ANNA, deleted.id());
        confirm(BRUNO);
        answered();
        supportDrafts.keep(ANNA, UUID.randomUUID(), "TECNICO", Map.of("message", "Non ho finito di scrivere."));
        supportDrafts.keep(BRUNO, UUID.randomUUID(), "TECNICO", Map.of("message", "Nemmeno io."));
        var anna = new DataSubject.OfOwner(ANNA);

        var all = JsonMapper.shared().readTree(personalData.export(anna));
        assertThat(all.path("payment_requests").valueStream().map(row -> row.path("debtor_name").asString())).containsOnly("Mario Rossi").hasSize(2);
        assertThat(all.path("receipts")).hasSize(1);
        assertThat(all.path("documents")).hasSize(1);
        assertThat(all.path("support_messages").valueStream().map(row -> row.path("text").asString())).contains("Non riesco a pagare.", "Ecco la risposta.");
        assertThat(all.path("support_drafts").valueStream().map(row -> row.path("content").path("message").asString())).containsExactly("Non ho finito di scrivere.");
        assertThat(all.path("staff_acts").toString() + all.path("support_messages")).doesNotContain("Elena");

        assertThat(personalData.forget(anna)).isEqualTo(new PersonalData.Forgotten(1, 1, 1, 0));
        assertThat(requests.find(ANNA, paid.id())).isPresent();
        assertThat(requests.find(ANNA, deleted.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from support_request where email = 'anna@posta.example'").query(Long.class).single()).isZero();

        assertThat(supportDrafts.list(ANNA)).isEmpty();
        assertThat(supportDrafts.list(BRUNO)).hasSize(1);

        var mario = new DataSubject.OfDebtor(TaxId.italian("RSSMRA80A01H501U"));
        assertThat(JsonMapper.shared().readTree(personalData.export(mario)).path("payment_requests")).as("whoever created them").hasSize(2);
        assertThat(personalData.forget(mario)).isEqualTo(new PersonalData.Forgotten(0, 0, 2, 0));
    }

    @Test
    void aPeriodBelowAYearIsAMistake() {
        assertThatThrownBy(() -> new RetentionTerms(Period.ofYears(10), Period.ofMonths(11), null)).isInstanceOf(WrongSetting.class)
                .hasMessageContaining("portale.retention.unpaid").hasMessageContaining("P11M");
    }

    private PaymentRequest paid(PaymentRequest request) {
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        jdbc.sql("update online_attempt set checkout_url = 'secret-checkout' where id = ?").param(attempt.id()).update();
        assertThat(receipts.register(receipt(request.noticeCode(), "50.00"))).isEqualTo(ReceiptOutcome.PAID);
        lifecycle.storeDocument(request.id(), DocumentKind.RECEIPT, "Mario Rossi".getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private UUID answered() {
        var id = support.open(ANNA, newSupportRequest()).id();
        supportLifecycle.route(id, new Routing("ISP-LOM", SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R11"));
        desk.note(ELENA, id, "Nota interna.");
        desk.answer(ELENA, id, jdbc.sql("select version from support_request where id = ?").param(id).query(Long.class).single(), "Ecco la risposta.");
        return id;
    }

    private static NewSupportRequest newSupportRequest() {
        return new NewSupportRequest(UUID.randomUUID(), SupportCategory.TECNICO, null, null, null, null, false, false, false,
                "anna@posta.example", false, "Non riesco a pagare.", "it");
    }

    private IncomingReceipt receipt(NoticeCode code, String amount) {
        return new IncomingReceipt(UUID.randomUUID().toString(), code.value(), "80230390587", code.iuv(), new BigDecimal(amount), "OK", "BNKITXXX",
                "Banca di prova", "12345678903", "Maria Bianchi", null, clock.instant(), LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3), "creditCard",
                "Contributo Mario Rossi", false, "<receipt>Mario Rossi</receipt>".getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return PaymentTerms.today(clock);
    }

    /** Every row of every table but the catalogue's. */
    private String everything() {
        var text = new StringBuilder();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'service_version'")
                .query(String.class).list()
                .forEach(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).list().forEach(row -> text.append(row).append('\n')));
        return text.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
