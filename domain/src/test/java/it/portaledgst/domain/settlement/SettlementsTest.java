package it.portaledgst.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.receipt.Transfer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.support.TransactionTemplate;

class SettlementsTest extends DomainTest {

    private static final String CREDITOR = "80230390587";
    private static final Staff LAURA = staff(Set.of(StaffRole.OPERATOR), "DGST-CEN");

    @Autowired
    private SettlementReports reports;
    @Autowired
    private Settlements settlements;
    @Autowired
    private Receipts receipts;
    @Autowired
    private Locks locks;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void nothingReported() {
        jdbc.sql("truncate settlement_event, settlement_difference, settlement_payment, settlement_report, settlement_progress").update();
        jdbc.sql("update payment_request set state = 'TO_PAY', receipt_key = null, paid_at = null").update();
        jdbc.sql("truncate receipt_transfer, receipt cascade").update();
    }

    @Test
    void aReportThatFitsItsReceiptsLeavesNothingToDo() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50");
        assertThat(reports.store(report("fdr", 1, line(1, request, "iur-1", "50.00")))).isTrue();

        assertThat(open()).isEmpty();
        assertThat(settlements.reports(LAURA, 10)).singleElement().satisfies(report -> {
            assertThat(report.openDifferences()).isZero();
            assertThat(report.payments()).isEqualTo(1);
            assertThat(report.total()).isEqualTo("50.00");
            assertThat(report.pspName()).isEqualTo("PSP di prova");
        });
    }

    @Test
    void eachKindOfDifferenceIsFoundOnce() {
        var unpaid = confirm(ANNA);
        var counter = confirm(ANNA);
        var standIn = confirm(ANNA);
        var other = confirm(ANNA);
        receive(other, "iur-other", "50");
        var revoked = confirm(ANNA);
        receive(revoked, "iur-revoked", "50");
        var takenBack = confirm(ANNA);

        reports.store(report("fdr", 1, line(1, unpaid, "iur-1", "50"), line(2, counter, "iur-2", "50", PaymentOutcome.NO_RPT),
                line(3, standIn, "iur-3", "50", PaymentOutcome.STAND_IN_NO_RPT), line(4, other, "iur-other", "49.99"),
                line(5, revoked, "iur-revoked", "50", PaymentOutcome.REVOKED),
                line(6, takenBack, "iur-nothing", "50", PaymentOutcome.REVOKED),
                new ReportedPayment(7, "99000000000000000", "iur-4", 1, new BigDecimal("7"), PaymentOutcome.EXECUTED, Instant.now())));

        assertThat(open()).extracting(difference -> difference.kind() + " " + difference.iur()).containsExactlyInAnyOrder(
                "NO_RECEIPT iur-1", "NO_RECEIPT_EXISTS iur-2", "NO_RECEIPT_EXISTS iur-3", "AMOUNT_DIFFERS iur-other",
                "REVOKED iur-revoked", "UNKNOWN_PAYMENT iur-4");
        var amounts = open().stream().filter(difference -> difference.kind() == DifferenceKind.AMOUNT_DIFFERS).findFirst().orElseThrow();
        assertThat(amounts.reportedAmount()).isEqualTo("49.99");
        assertThat(amounts.knownAmount()).isEqualTo("50.00");
        assertThat(amounts.noticeCode()).isEqualTo(other.noticeCode().value());
        assertThat(settlements.countOpen(LAURA)).isEqualTo(6);
    }

    @Test
    void whatTheReportSaysOfItselfIsCounted() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50");
        reports.store(new IncomingReport(CREDITOR, "PSP", "total", 1, "PSP di prova", "SEPA", LocalDate.now(), Instant.now(), 1,
                new BigDecimal("50.01"), List.of(line(1, request, "iur-1", "50"))));
        reports.store(new IncomingReport(CREDITOR, "PSP", "count", 1, "PSP di prova", "SEPA", LocalDate.now(), Instant.now(), 2,
                new BigDecimal("50"), List.of(line(1, request, "iur-1", "50"))));

        assertThat(open()).extracting(difference -> difference.kind() + " " + difference.fdr())
                .containsExactlyInAnyOrder("TOTAL_DIFFERS total", "TOTAL_DIFFERS count");
    }

    @Test
    void everyPartOfAPaymentIsComparedWithItsOwnShare() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50", transfer(1, "30", CREDITOR), transfer(2, "15", CREDITOR), transfer(3, "5", "12345678903"));
        reports.store(report("fdr", 1, part(1, request, 1, "30"), part(2, request, 2, "15")));
        assertThat(open()).isEmpty();

        reports.store(report("fdr", 2, part(1, request, 1, "30"), part(2, request, 2, "14"), part(3, request, 3, "5")));
        assertThat(open()).as("the third is another creditor's").extracting(difference -> difference.reportedAmount().toPlainString()
                        + " " + difference.knownAmount().toPlainString())
                .containsExactlyInAnyOrder("14.00 15.00", "5.00 0.00");
    }

    @Test
    void aReceiptThatComesLaterResolvesItAtOnce() {
        var request = confirm(ANNA);
        reports.store(report("fdr", 1, line(1, request, "iur-1", "50")));
        assertThat(open()).hasSize(1);

        receive(request, "another", "50");
        assertThat(open()).as("a second payment is not the first").hasSize(1);
        receive(request, "iur-1", "50");

        assertThat(open()).isEmpty();
        assertThat(settlements.all(LAURA, null, 10)).singleElement().satisfies(difference -> {
            assertThat(difference.resolvedAt()).isNotNull();
            assertThat(difference.closedAt()).isNull();
        });
    }

    @Test
    void aRevisionReplacesTheReportAndNoOlderOneComesBack() {
        var first = confirm(ANNA);
        var second = confirm(ANNA);
        receive(first, "iur-1", "50");
        receive(second, "iur-2", "50");
        assertThat(reports.store(report("fdr", 1, line(1, first, "iur-1", "51")))).isTrue();
        assertThat(open()).hasSize(1);

        assertThat(reports.store(report("fdr", 2, line(1, first, "iur-1", "50"), line(2, second, "iur-2", "50")))).isTrue();
        assertThat(open()).isEmpty();
        assertThat(reports.store(report("fdr", 2, line(1, first, "iur-1", "51")))).isFalse();
        assertThat(reports.store(report("fdr", 1, line(1, first, "iur-1", "51")))).isFalse();
        assertThat(reports.revisionOf(CREDITOR, "PSP", "fdr")).isEqualTo(2);
        assertThat(reports.revisionOf(CREDITOR, "PSP", "none")).isZero();
        assertThat(settlements.reports(LAURA, 10)).singleElement().satisfies(report -> assertThat(report.payments()).isEqualTo(2));
        assertThat(jdbc.sql("select count(*) from settlement_payment").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void whatBreaksInTheMiddleLeavesTheRevisionBefore() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50");
        reports.store(report("fdr", 1, line(1, request, "iur-1", "50")));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() ->
                reports.store(report("fdr", 2, line(1, request, "iur-1", "50"), line(1, request, "iur-1", "50"))));
        assertThat(reports.revisionOf(CREDITOR, "PSP", "fdr")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from settlement_payment").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aProgramKilledWhileItStoresLeavesNothingHalfAndNothingLocked() {
        var report = report("fdr", 1, line(1, confirm(ANNA), "iur-1", "50"));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> transaction.executeWithoutResult(status -> {
            assertThat(reports.store(report)).isTrue();
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single(); // as when a program is killed
        }));
        assertThat(reports.revisionOf(CREDITOR, "PSP", "fdr") + open().size()).isZero();
        assertThat(reports.store(report)).as("the next round").isTrue();
    }

    @Test
    void aReceiptOfWhichNoReportTellsIsFoundWhenItsTimeIsOverAndReportsAreKnown() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50");
        reports.complete(CREDITOR, null, clock.instant());
        reports.compareAgain();
        assertThat(open()).as("paid just now").isEmpty();

        clock.moveTo(clock.instant().plus(Duration.ofDays(8)));
        reports.compareAgain();
        assertThat(open()).as("nobody could ask for reports since").isEmpty();

        reports.complete(CREDITOR, null, clock.instant());
        reports.compareAgain();
        reports.compareAgain();
        assertThat(open()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.NOT_REPORTED);
            assertThat(difference.knownAmount()).isEqualTo("50.00");
            assertThat(difference.noticeCode()).isEqualTo(request.noticeCode().value());
        });

        reports.store(report("late", 1, line(1, request, "iur-1", "50")));
        reports.compareAgain();
        assertThat(open()).isEmpty();
    }

    @Test
    void moneyThatGoesToOthersIsNotWaitedFor() {
        var request = confirm(ANNA);
        receive(request, "iur-1", "50", transfer(1, "50", "12345678903"));
        reports.complete(CREDITOR, null, clock.instant());
        clock.moveTo(clock.instant().plus(Duration.ofDays(8)));
        reports.complete(CREDITOR, null, clock.instant());
        reports.compareAgain();
        assertThat(open()).isEmpty();
    }

    @Test
    void onlyReportsOfTheLastDaysAreAskedForAgain() {
        var now = clock.instant();
        assertThat(reports.knownUntil(CREDITOR)).isBetween(now.minus(Duration.ofDays(30)), clock.instant().minus(Duration.ofDays(30)));
        var published = now.minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
        reports.complete(CREDITOR, published, now);
        assertThat(reports.knownUntil(CREDITOR)).isEqualTo(published.minus(Duration.ofDays(1)));
        reports.complete(CREDITOR, null, now);
        assertThat(reports.knownUntil(CREDITOR)).isEqualTo(published.minus(Duration.ofDays(1)));
        reports.complete(CREDITOR, published.minus(Duration.ofDays(1)), now);
        assertThat(reports.knownUntil(CREDITOR)).isEqualTo(published.minus(Duration.ofDays(1)));
        assertThat(reports.knownUntil("12345678903")).isBefore(published.minus(Duration.ofDays(20)));
    }

    @Test
    void pagopaIsAskedThreeTimesADayApartAndForWhatItMayHaveFirst() {
        var counter = confirm(ANNA);
        var lost = confirm(ANNA);
        reports.store(report("fdr", 1, line(1, counter, "iur-9", "50", PaymentOutcome.NO_RPT), line(2, lost, "iur-1", "50")));
        for (int time = 1; time <= 3; time++) {
            assertThat(reports.missingReceipts()).extracting(MissingReceipt::iur).containsExactly("iur-1", "iur-9");
            reports.missingReceipts().forEach(reports::asked);
            assertThat(reports.missingReceipts()).isEmpty();
            clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        }
        assertThat(reports.missingReceipts()).isEmpty();
        assertThat(reports.reportedIur(CREDITOR, lost.noticeCode().iuv())).contains("iur-1");
        receive(lost, "iur-1", "50");
        assertThat(reports.reportedIur(CREDITOR, lost.noticeCode().iuv())).isEmpty();
    }

    @Test
    void onlyTheCentralOfficeAndAdministratorsAreLetIn() {
        for (var allowed : List.of(LAURA, staff(Set.of(StaffRole.HEAD), "DGST-CEN"), staff(Set.of(StaffRole.ADMINISTRATOR), null))) {
            assertThat(settlements.open(allowed, 10)).isEmpty();
        }
        for (var refused : List.of(staff(Set.of(), null), staff(Set.of(), "DGST-CEN"), staff(Set.of(StaffRole.OPERATOR), "ISP-LOM"),
                staff(Set.of(StaffRole.HEAD), "ISP-LOM"),
                staff(Set.of(StaffRole.OPERATOR), null), staff(Set.of(StaffRole.ANALYST), "DGST-CEN"), staff(Set.of(StaffRole.SUPPORT), "SUP-TEC"))) {
            assertRefused(() -> settlements.open(refused, 10));
            assertRefused(() -> settlements.all(refused, null, 10));
            assertRefused(() -> settlements.reports(refused, 10));
            assertRefused(() -> settlements.countOpen(refused));
            assertRefused(() -> settlements.close(refused, UUID.randomUUID(), "perché sì"));
        }
    }

    @Test
    void whoClosesADifferenceSaysWhyAndItStaysClosedAndWrittenDown() {
        var request = confirm(ANNA);
        reports.store(report("fdr", 1, line(1, request, "iur-1", "50")));
        var difference = open().getFirst();
        for (var nothing : Arrays.asList(null, " ", "x".repeat(Settlements.MAX_REASON + 1))) {
            assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> settlements.close(LAURA, difference.id(), nothing))
                    .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.CLOSE_REASON));
        }
        settlements.close(LAURA, difference.id(), " rimborsato dal PSP ");
        assertThat(open()).isEmpty();
        assertThat(settlements.all(LAURA, null, 10)).singleElement().satisfies(closed -> {
            assertThat(closed.closedBy()).isEqualTo("Laura Greco");
            assertThat(closed.reason()).isEqualTo("rimborsato dal PSP");
            assertThat(closed.closedAt()).isNotNull();
        });
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> settlements.close(LAURA, difference.id(), "di nuovo"))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.CLOSE_NOT_OPEN));

        assertThat(jdbc.sql("select who_name || ' ' || reason from staff_event where act = 'DIFFERENCE_CLOSED' and subject_kind = 'difference'"
                + " and subject_id = ?").param(difference.id().toString()).query(String.class).list())
                .containsExactly("Laura Greco rimborsato dal PSP");

        reports.store(report("fdr", 2, line(1, request, "iur-1", "50")));
        assertThat(open()).as("the same again").isEmpty();
        reports.store(report("fdr", 3, line(1, request, "iur-1", "60")));
        assertThat(open()).as("another amount is another difference").hasSize(1);

        for (var change : List.of("delete from settlement_event", "update settlement_event set reason = 'x'")) {
            assertThatExceptionOfType(UncategorizedSQLException.class).isThrownBy(() -> jdbc.sql(change).update());
        }
    }

    @Test
    void theListOfAllComesInPages() {
        var lines = new ArrayList<ReportedPayment>();
        for (int i = 1; i <= 5; i++) {
            lines.add(line(i, confirm(ANNA), "iur-" + i, "50"));
        }
        reports.store(report("fdr", 1, lines.toArray(ReportedPayment[]::new)));
        var seen = new ArrayList<UUID>();
        Difference last = null;
        for (var page = settlements.all(LAURA, null, 2); !page.isEmpty(); page = settlements.all(LAURA, last, 2)) {
            page.forEach(difference -> seen.add(difference.id()));
            last = page.getLast();
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void tenThousandPaymentsAreComparedAtOnce() {
        var request = confirm(ANNA);
        jdbc.sql("""
                insert into receipt (key, creditor_fiscal_code, notice_code, receipt_id, creditor_reference_id, amount, outcome,
                    stand_in, raw, stored_at)
                select gen_random_uuid(), '80230390587', 'n' || i, 'iur-' || i, 'iuv-' || i, 50, 'OK', false, ''::bytea, now()
                from generate_series(1, 9990) i""").update();
        var lines = new ArrayList<ReportedPayment>();
        for (int i = 1; i < 10_000; i++) {
            lines.add(new ReportedPayment(i, "iuv-" + i, "iur-" + i, 1, new BigDecimal("50"), PaymentOutcome.EXECUTED, Instant.now()));
        }
        lines.add(line(10_000, request, "lost", "50"));

        long start = System.nanoTime();
        reports.store(report("large", 1, lines.toArray(ReportedPayment[]::new)));
        var stored = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        reports.compareAgain();
        var again = Duration.ofNanos(System.nanoTime() - start);

        assertThat(settlements.countOpen(LAURA)).isEqualTo(10);
        assertThat(stored).isLessThan(Duration.ofSeconds(10));
        assertThat(again).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void oneWorksAloneAndLeavesTheRoomTidy() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var first = Thread.ofVirtual().start(() -> locks.alone("x", () -> {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        inside.await();
        assertThat(locks.alone("x", () -> { })).isFalse();
        assertThat(locks.alone("y", () -> { })).isTrue();
        leave.countDown();
        first.join();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> locks.alone("x", () -> {
            throw new IllegalStateException();
        }));
        assertThat(locks.alone("x", () -> { })).isTrue();
    }

    private static void assertRefused(Runnable act) {
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(act::run);
    }

    private List<Difference> open() {
        return settlements.open(LAURA, 100);
    }

    private static Staff staff(Set<StaffRole> roles, String office) {
        return new Staff("https://sso.example", "laura", "Laura Greco", roles, office);
    }

    private void receive(PaymentRequest request, String iur, String amount, Transfer... transfers) {
        receipts.register(new IncomingReceipt(iur, request.noticeCode().value(), CREDITOR, request.noticeCode().iuv(),
                new BigDecimal(amount), "OK", "PSP", "PSP di prova", "12345678903", null, null,
                clock.instant().truncatedTo(ChronoUnit.MICROS), null, null, null, "Contributo", false, List.of(transfers),
                "<receipt/>".getBytes()));
    }

    private static Transfer transfer(int number, String amount, String creditor) {
        return new Transfer(number, new BigDecimal(amount), creditor, "IT60X0542811101000000123456", null, "/RFB/1", "9/0712110AP/");
    }

    private static ReportedPayment line(int position, PaymentRequest request, String iur, String amount) {
        return line(position, request, iur, amount, PaymentOutcome.EXECUTED);
    }

    private static ReportedPayment line(int position, PaymentRequest request, String iur, String amount, PaymentOutcome outcome) {
        return new ReportedPayment(position, request.noticeCode().iuv(), iur, 1, new BigDecimal(amount), outcome, Instant.now());
    }

    private static ReportedPayment part(int position, PaymentRequest request, int transfer, String amount) {
        return new ReportedPayment(position, request.noticeCode().iuv(), "iur-1", transfer, new BigDecimal(amount),
                PaymentOutcome.EXECUTED, Instant.now());
    }

    private static IncomingReport report(String fdr, long revision, ReportedPayment... payments) {
        var total = Arrays.stream(payments).map(ReportedPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new IncomingReport(CREDITOR, "PSP", fdr, revision, "PSP di prova", "SEPA", LocalDate.now(),
                Instant.now().truncatedTo(ChronoUnit.MICROS), payments.length, total, List.of(payments));
    }
}
