package it.portaledgst.domain.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.monitoring.PhaseTime.Phase;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each figure against what a person has reckoned; in a year of which no other test has anything. */
class FiguresTest extends DomainTest {

    static final Staff ANALYST = staff(StaffRole.ANALYST, "DGST-CEN");
    private static final Days MARCH = new Days(LocalDate.parse("2019-03-01"), LocalDate.parse("2019-03-31"));
    private static final Days YEAR = new Days(LocalDate.parse("2019-01-01"), LocalDate.parse("2019-12-31"));

    @Autowired
    private Figures figures;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Receipts receipts;
    @Autowired
    private TransactionTemplate transactions;

    static Staff staff(StaffRole role, String office) {
        return new Staff("https://sso.example", "dario", "Dario Fontana", Set.of(role), office);
    }

    @BeforeEach
    void anEmptyYear() {
        jdbc.sql("update payment_request set created_at = now() where created_at < '2020-01-01'").update();
        jdbc.sql("update payment_request set paid_at = now() where paid_at < '2020-01-01'").update();
        jdbc.sql("delete from support_request where created_at < '2020-01-01'").update();
        jdbc.sql("update online_attempt set state = 'CLOSED'").update();
    }

    @Test
    void medianAndNinetyFifthPercentileOfTheNotice() {
        for (int seconds : List.of(2, 100, 4, 8, 6)) {
            happened(confirmed("2019-03-10T10:00:00Z"), "NOTICE_STORED", seconds);
        }
        happened(confirmed("2019-04-02T10:00:00Z"), "NOTICE_STORED", 5000); // of another month
        confirmed("2019-03-10T10:00:00Z"); // has no notice yet

        // 2 4 6 8 100: the middle is 6; 95 % of four steps are 3.8, which is 8 and 0.8 of the way from 8 to 100
        assertThat(figures.phases(ANALYST, MARCH)).containsExactly(
                new PhaseTime(Phase.NOTICE, 5, Duration.ofSeconds(6), Duration.ofMillis(81_600)));
    }

    @Test
    void thePhasesOfAPayment() {
        var online = confirmed("2019-03-10T10:00:00Z");
        happened(online, "LEFT_FOR_CHECKOUT", 60);
        happened(online, "PAID", 360);
        happened(online, "RECEIPT_STORED", 363);
        var counter = confirmed("2019-03-11T10:00:00Z");
        happened(counter, "PAID", 7200);
        happened(counter, "RECEIPT_STORED", 7201);

        // of two values the median is halfway, the 95th percentile at 0.95 of the way
        assertThat(figures.phases(ANALYST, MARCH)).containsExactly(
                new PhaseTime(Phase.PAYMENT, 2, Duration.ofSeconds(3780), Duration.ofSeconds(6858)),
                new PhaseTime(Phase.ONLINE, 1, Duration.ofSeconds(300), Duration.ofSeconds(300)),
                new PhaseTime(Phase.RECEIPT, 2, Duration.ofSeconds(2), Duration.ofMillis(2900)));
    }

    @Test
    void whatBecameOfTheRequests() {
        confirmed("2019-03-10T10:00:00Z");
        var withNotice = confirmed("2019-03-10T10:00:00Z");
        lifecycle.storeDocument(withNotice.id(), DocumentKind.NOTICE, new byte[] {1});
        var attempt = requests.startOnlinePayment(ANNA, withNotice.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        pay(withNotice, "50.00", "2019-03-11T09:00:00Z");
        pay(confirmed("2019-03-12T10:00:00Z"), "50.00", "2019-03-13T09:00:00Z");
        requests.delete(ANNA, confirmed("2019-03-13T10:00:00Z").id());
        jdbc.sql("update payment_request set due_date = '2019-04-12' where id = ?").param(confirmed("2019-03-13T10:00:00Z").id()).update();

        assertThat(figures.outcomes(ANALYST, MARCH)).isEqualTo(new Outcomes(5, 1, 1, 2, 1, 1, 1, 1));
        assertThat(figures.expiries(ANALYST, MARCH)).singleElement().satisfies(expiry -> {
            assertThat(expiry.serviceCode()).isEqualTo("11-AUT_GEN_RAD");
            assertThat(expiry.title()).isNotBlank();
            assertThat(expiry.percent()).isEqualTo("20.0"); // one of five, late for the engine but expired for people
        });
    }

    @Test
    void paymentsByMonthServiceAndOffice() {
        pay(confirmed("2019-01-10T10:00:00Z"), "50.00", "2019-01-31T22:59:59Z"); // a second before February in Rome
        pay(confirmed("2019-01-10T10:00:00Z"), "50.00", "2019-01-31T23:00:00Z"); // February in Rome, January in Greenwich
        pay(confirmed("2019-01-10T10:00:00Z"), "50.00", "2019-02-10T10:00:00Z");

        assertThat(figures.paid(ANALYST, YEAR, Paid.By.MONTH)).containsExactly(
                new Paid("2019-01", null, 1, new BigDecimal("50.00")), new Paid("2019-02", null, 2, new BigDecimal("100.00")));
        assertThat(figures.paid(ANALYST, YEAR, Paid.By.SERVICE)).extracting(Paid::key, Paid::payments, Paid::amount)
                .containsExactly(tuple("11-AUT_GEN_RAD", 3L, new BigDecimal("150.00")));
        assertThat(figures.paid(ANALYST, YEAR, Paid.By.OFFICE)).containsExactly(new Paid("ISP-LOM", null, 3, new BigDecimal("150.00")));
        assertThat(figures.paid(ANALYST, MARCH, Paid.By.MONTH)).isEmpty();
    }

    @Test
    void whatShouldHaveGoneOnByNow() {
        var noNotice = confirmed(clock.instant().minus(Duration.ofMinutes(16)).toString());
        var soon = confirmed(clock.instant().minus(Duration.ofMinutes(14)).toString());
        var paid = confirm(ANNA);
        pay(paid, "50.00", clock.instant().minus(Duration.ofMinutes(16)).toString());
        var late = confirm(ANNA);
        jdbc.sql("update payment_request set due_date = current_date - 3 where id = ?").param(late.id()).update();
        var away = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, away.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        jdbc.sql("update online_attempt set started_at = now() - interval '3 hours' where id = ?").param(attempt.id()).update();
        var unrouted = supportRequest(null, "NEW", clock.instant().minus(Duration.ofMinutes(16)), null);

        var found = figures.stuck(ANALYST, 1000);

        assertThat(found).extracting(StuckCandidate::kind, StuckCandidate::id).contains(
                tuple(StuckCandidate.Kind.NO_NOTICE, noNotice.id()), tuple(StuckCandidate.Kind.NO_RECEIPT, paid.id()),
                tuple(StuckCandidate.Kind.NOT_EXPIRED, late.id()), tuple(StuckCandidate.Kind.ATTEMPT_OPEN, away.id()),
                tuple(StuckCandidate.Kind.NOT_ROUTED, unrouted));
        assertThat(found).extracting(StuckCandidate::id).doesNotContain(soon.id());
        assertThat(found).isSortedAccordingTo((one, other) -> one.since().compareTo(other.since()));
        assertThat(figures.stuck(ANALYST, 2)).hasSize(2);
        jdbc.sql("delete from support_request where id = ?").param(unrouted).update();
        jdbc.sql("update payment_request set due_date = current_date + 3 where id = ?").param(late.id()).update();
    }

    @Test
    void loadAndLatenessByOffice() {
        var noon = Instant.parse("2019-03-10T12:00:00Z");
        supportRequest("TST-A", "OPEN", noon, noon.plus(Duration.ofDays(5)));
        supportRequest("TST-A", "OPEN", noon, clock.instant().plus(Duration.ofDays(5)));
        supportRequest("TST-A", "WAITING", noon, noon.plus(Duration.ofDays(5)));
        supportRequest("TST-B", "ANSWERED", noon, noon.plus(Duration.ofDays(5)));
        supportRequest("TST-B", "CLOSED", noon, noon.minus(Duration.ofDays(5)));

        assertThat(figures.support(ANALYST, MARCH)).filteredOn(load -> load.officeCode().startsWith("TST"))
                .containsExactly(new OfficeLoad("TST-A", 2, 1, 1, 2, 0, 0), new OfficeLoad("TST-B", 0, 0, 0, 0, 2, 1));
    }

    @Test
    void onlyForThoseItIsFor() {
        for (var allowed : List.of(ANALYST, staff(StaffRole.ADMINISTRATOR, "SUP-TEC"), staff(StaffRole.OPERATOR, "DGST-CEN"))) {
            assertThat(ProcessMonitor.openTo(allowed)).isTrue();
            figures.outcomes(allowed, MARCH);
        }
        for (var refused : List.of(staff(StaffRole.OPERATOR, "ISP-LOM"), staff(StaffRole.SUPPORT, "DGST-CEN"), staff(StaffRole.HEAD, "DGST-CEN"),
                new Staff("https://sso.example", "anna", "Anna", Set.of(), "DGST-CEN"))) {
            assertThat(ProcessMonitor.openTo(refused)).isFalse();
            List.<Runnable>of(() -> figures.outcomes(refused, MARCH), () -> figures.phases(refused, MARCH), () -> figures.expiries(refused, MARCH),
                            () -> figures.stuck(refused, 1), () -> figures.support(refused, MARCH), () -> figures.paid(refused, MARCH, Paid.By.MONTH))
                    .forEach(question -> assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(question::run));
        }
    }

    @Test
    void aPeriodIsAYearAtMost() {
        var first = LocalDate.parse("2024-01-01");
        assertThat(new Days(first, LocalDate.parse("2024-12-31"))).isNotNull();
        refused(Refusal.DAYS_TOO_MANY, first, LocalDate.parse("2025-01-01"));
        refused(Refusal.DAYS_ORDER, first, first.minusDays(1));
        refused(Refusal.DAYS_MISSING, null, first);
        refused(Refusal.DAYS_MISSING, first, null);
        assertThat(Days.until(LocalDate.parse("2026-03-31"))).isEqualTo(new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")));
    }

    private static void refused(Refusal why, LocalDate first, LocalDate last) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> new Days(first, last))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }

    private PaymentRequest confirmed(String at) {
        var request = confirm(ANNA);
        jdbc.sql("update payment_request set created_at = ?::timestamptz where id = ?").params(at, request.id()).update();
        return request;
    }

    private void happened(PaymentRequest request, String kind, int secondsLater) {
        jdbc.sql("insert into payment_event (request_id, at, kind) select request_id, at + make_interval(secs => ?), ? from payment_event"
                + " where request_id = ? and kind = 'CONFIRMED'").params(secondsLater, kind, request.id()).update();
    }

    private void pay(PaymentRequest request, String amount, String at) {
        receipts.register(new IncomingReceipt(UUID.randomUUID().toString(), request.noticeCode().value(), request.creditorFiscalCode(),
                request.noticeCode().iuv(), new BigDecimal(amount), "OK", "PSP", "PSP di prova", "12345678903", null, null, Instant.parse(at),
                null, null, null, "Contributo", false, List.of(), "<receipt/>".getBytes()));
        assertThat(jdbc.sql("update payment_request set paid_at = ?::timestamptz where id = ? and state = 'PAID'").params(at, request.id()).update()).isOne();
    }

    private UUID supportRequest(String office, String state, Instant created, Instant due) {
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> jdbc.sql("""
                insert into support_request (id, number, idempotency_key, owner_issuer, owner_subject, category, abroad, blocked, says_paid, email,
                    language, state, office_code, priority, due_at, question_id, created_at, changed_at)
                values (?, ?, ?, 'i', 's', 'TECNICO', false, false, false, 'a@posta.example', 'it', ?, ?, 'MEDIA', ?::timestamptz, ?, ?::timestamptz, ?::timestamptz)""")
                .params(id, "T-" + id.toString().substring(0, 8), id, state, office, due == null ? null : due.toString(),
                        state.equals("WAITING") ? UUID.randomUUID() : null, created.toString(), created.toString()).update());
        return id;
    }
}
