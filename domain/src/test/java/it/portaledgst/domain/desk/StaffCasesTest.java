package it.portaledgst.domain.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StaffCasesTest extends DeskTest {

    private static final Instant DUE = Instant.parse("2026-12-24T10:00:00Z");

    @Autowired
    private StaffCases cases;
    @Autowired
    private EngineTasks engine;
    @Autowired
    private Receipts receipts;

    private final long key = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

    @Test
    void theOfficesTaskIsInTheListOfTheOfficeAndOfTheCentre() {
        var request = confirm(ANNA);
        open(wrong(request), "ISP-LOM");

        for (var allowed : List.of(LOMBARDIA, HEAD, CENTRE, ADMINISTRATOR)) {
            var found = find(allowed);
            assertThat(found.noticeCode()).isEqualTo(request.noticeCode().value());
            assertThat(found.reason()).isEqualTo("WRONG_AMOUNT");
            assertThat(found.paid()).isEqualTo("49.99");
            assertThat(found.requested()).isEqualTo("50.00");
            assertThat(found.dueAt()).isEqualTo(DUE);
            assertThat(found.open()).isTrue();
        }
        assertThat(cases.toDo(VENETO, 500)).noneMatch(found -> found.key() == key);
        assertThat(cases.toDo(SUPPORT, 500)).noneMatch(found -> found.key() == key);
        for (var refused : List.of(VENETO, HEAD_OF_VENETO, SUPPORT)) {
            refused(Refusal.CASE_NOT_OPEN, () -> cases.decide(refused, key, Decision.REFUND, null, "x"));
        }
        for (var refused : List.of(CITIZEN, ANALYST, NOWHERE)) {
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> cases.toDo(refused, 10));
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> cases.count(refused));
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> cases.decide(refused, key, Decision.REFUND, null, "x"));
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> cases.checked(refused, key, "x"));
        }
    }

    @Test
    void aDecisionIsAFactAndGoesToTheEngineOnce() {
        var receipt = wrong(confirm(ANNA));
        open(receipt, "ISP-LOM");
        refused(Refusal.CASE_DECISION, () -> cases.decide(LOMBARDIA, key, null, null, "x"));
        refused(Refusal.REASON_MISSING, () -> cases.decide(LOMBARDIA, key, Decision.ACCEPT, null, " "));

        cases.decide(LOMBARDIA, key, Decision.ACCEPT, null, "differenza di un centesimo");

        assertThat(find(LOMBARDIA).decidedBy()).isEqualTo("elena");
        assertThat(events(new UUID(0, key))).containsExactly("TaskDecided");
        assertThat(lastWritten()).isEqualTo("elena RECEIPT_DECIDED - differenza di un centesimo ACCEPT");
        assertThat(written(receipt)).hasSize(1);
        refused(Refusal.CASE_NOT_OPEN, () -> cases.decide(CENTRE, key, Decision.REJECT, null, "x"));
    }

    @Test
    void whatCannotSettleIsSaidBeforeTheEngineHearsOfIt() {
        var request = confirm(ANNA);
        var receipt = wrong(request);
        open(receipt, "ISP-LOM");
        receive(request, "50.00");
        refused(Refusal.CASE_CANNOT_ACCEPT, () -> cases.decide(LOMBARDIA, key, Decision.ACCEPT, null, "x"));
        refused(Refusal.CASE_NOTICE_UNKNOWN, () -> cases.decide(LOMBARDIA, key, Decision.ASSIGN, "301", "x"));
        refused(Refusal.CASE_NOTICE_UNKNOWN, () -> cases.decide(LOMBARDIA, key, Decision.ASSIGN, null, "x"));
        refused(Refusal.CASE_NOTICE_PAID, () -> cases.decide(LOMBARDIA, key, Decision.ASSIGN, request.noticeCode().value(), "x"));

        var meant = confirm(BRUNO);
        cases.decide(LOMBARDIA, key, Decision.ASSIGN, meant.noticeCode().grouped(), "pagato l’altro avviso");
        assertThat(written(receipt)).containsExactly("elena RECEIPT_DECIDED ASSIGN " + meant.noticeCode());
    }

    /** What is decided here goes before what Tasklist says, and the other way round: whoever comes first. */
    @Test
    void theEngineCompletesAsItWasDecidedHereOrNotAtAll() {
        open(wrong(confirm(ANNA)), "ISP-LOM");
        cases.decide(LOMBARDIA, key, Decision.REFUND, null, "pagato due volte");

        assertThat(engine.completing(key, "accept", null, "marco")).isFalse();
        for (int time = 0; time < 2; time++) {
            assertThat(engine.completing(key, "refund", "a notice of an earlier decision", null)).isTrue();
        }
        assertThat(cases.toDo(CENTRE, 500)).noneMatch(found -> found.key() == key);
    }

    @Test
    void whatTasklistDecidesFirstIsWrittenDownAndLeavesTheList() {
        var receipt = wrong(confirm(ANNA));
        open(receipt, "ISP-LOM");
        open(receipt, "ISP-LOM");
        for (int time = 0; time < 2; time++) {
            assertThat(engine.completing(key, "assign", "3010 0000 0000 0001 44", "marco")).isTrue();
        }
        assertThat(written(receipt)).containsExactly("marco RECEIPT_DECIDED assign 301000000000000144");
        refused(Refusal.CASE_NOT_OPEN, () -> cases.decide(LOMBARDIA, key, Decision.REFUND, null, "x"));
        assertThat(engine.completing(key + 1, "accept", null, null)).as("a task older than the worklist").isTrue();
    }

    @Test
    void aTaskThatTheEngineTookAwayLeavesTheList() {
        open(wrong(confirm(ANNA)), "ISP-LOM");
        engine.gone(key);
        engine.gone(key);
        refused(Refusal.CASE_NOT_OPEN, () -> cases.decide(LOMBARDIA, key, Decision.REFUND, null, "x"));
        assertThat(cases.toDo(CENTRE, 500)).noneMatch(found -> found.key() == key);
    }

    @Test
    void aPaymentToCheckIsTheTechnicalDesks() {
        var request = confirm(ANNA);
        engine.paymentToCheck(key, request.id(), "SUP-TEC");
        assertThat(cases.toDo(LOMBARDIA, 500)).noneMatch(found -> found.key() == key);
        assertThat(find(SUPPORT).kind()).isEqualTo(StaffCase.Kind.CHECK_PAYMENT);
        refused(Refusal.CASE_NOT_OPEN, () -> cases.decide(SUPPORT, key, Decision.REFUND, null, "x"));
        refused(Refusal.REASON_MISSING, () -> cases.checked(SUPPORT, key, null));

        cases.checked(SUPPORT, key, "nessun pagamento nel back office");

        assertThat(lastWritten()).isEqualTo("sara PAYMENT_CHECKED - nessun pagamento nel back office -");
        assertThat(events(new UUID(0, key))).containsExactly("TaskDecided");
        assertThat(engine.completing(key, null, null, null)).isTrue();
    }

    @Test
    void portalAndTasklistRaceAndOneOfThemDecides() throws Exception {
        for (int round = 0; round < 20; round++) {
            long task = key + round;
            engine.receiptToDecideOn(task, wrong(confirm(ANNA)), "ISP-LOM", DUE);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var portal = threads.submit(() -> {
                    try {
                        cases.decide(LOMBARDIA, task, Decision.REFUND, null, "x");
                        return true;
                    } catch (RejectedException tooLate) {
                        return false;
                    }
                });
                var tasklist = threads.submit(() -> engine.completing(task, "reject", null, "marco"));
                assertThat(portal.get()).as("round %s", round).isNotEqualTo(tasklist.get());
            }
        }
    }

    private StaffCase find(Staff person) {
        return cases.toDo(person, 500).stream().filter(found -> found.key() == key).findFirst().orElseThrow();
    }

    private void open(UUID receipt, String office) {
        engine.receiptToDecideOn(key, receipt, office, DUE);
    }

    private static void refused(Refusal why, Runnable act) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }

    private UUID wrong(PaymentRequest request) {
        return receive(request, "49.99");
    }

    private UUID receive(PaymentRequest request, String amount) {
        var id = UUID.randomUUID().toString();
        receipts.register(new IncomingReceipt(id, request.noticeCode().value(), request.creditorFiscalCode(), request.noticeCode().iuv(),
                new BigDecimal(amount), "OK", "PSP", "PSP di prova", null, null, null, Instant.now(), LocalDate.now(), null, "creditCard",
                "x", false, "<receipt/>".getBytes()));
        return jdbc.sql("select key from receipt where receipt_id = ?").param(id).query(UUID.class).single();
    }
}
