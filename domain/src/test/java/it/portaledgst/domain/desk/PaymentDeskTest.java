package it.portaledgst.domain.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.desk.CounterAnswer.Verdict;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.NotRestorableException;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.support.DueKind;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.Routing;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportPriority;
import it.portaledgst.domain.support.SupportRequests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentDeskTest extends DeskTest {

    @Autowired
    private PaymentDesk desk;
    @Autowired
    private Counter counter;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Receipts receipts;
    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportLifecycle supportLife;

    @Test
    void eachSeesTheRequestsOfTheirOwnOfficeTheCentreAndAdministratorsAll() {
        var request = confirm(ANNA);

        for (var allowed : List.of(LOMBARDIA, HEAD, CENTRE, ADMINISTRATOR)) {
            assertThat(search(allowed, code(request))).containsExactly(request.id());
            assertThat(desk.open(allowed, request.id(), WHY).orElseThrow().request().debtor().fullName()).isEqualTo("Mario Rossi");
        }
        for (var elsewhere : List.of(VENETO, HEAD_OF_VENETO)) {
            assertThat(search(elsewhere, code(request))).isEmpty();
            assertThat(desk.open(elsewhere, request.id(), WHY)).isEmpty();
        }
        assertThat(desk.open(LOMBARDIA, UUID.randomUUID(), WHY)).isEmpty();
        for (var refused : List.of(CITIZEN, ANALYST, NOWHERE)) {
            assertNotAllowed(() -> desk.search(refused, code(request), WHY, null));
            assertNotAllowed(() -> desk.open(refused, request.id(), WHY));
            assertNotAllowed(() -> desk.document(refused, request.id(), DocumentKind.NOTICE));
            assertNotAllowed(() -> desk.cancel(refused, request.id(), CancelReason.NOT_DUE, null));
            assertNotAllowed(() -> counter.ask(refused, request.noticeCode().value()));
        }
    }

    @Test
    void theTechnicalDeskSeesStatesByNoticeCodeAndNothingOfWhoseTheyAre() {
        var request = confirm(ANNA);
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {1});

        var found = desk.search(SUPPORT, code(request), WHY, null).rows().getFirst();
        assertThat(found.debtor()).isNull();
        assertThat(found.fields()).isEmpty();
        var opened = desk.open(SUPPORT, request.id(), WHY).orElseThrow();
        assertThat(opened.request().debtor()).isNull();
        assertThat(opened.steps()).isNotEmpty();
        assertThat(opened.documents()).isEmpty();
        assertThat(opened.cancellable()).isFalse();
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> desk.search(SUPPORT, words("Mario"), WHY, null))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.DESK_NOTICE_CODE));
        assertNotAllowed(() -> desk.document(SUPPORT, request.id(), DocumentKind.NOTICE));
        assertNotAllowed(() -> desk.cancel(SUPPORT, request.id(), CancelReason.NOT_DUE, null));
        assertNotAllowed(() -> counter.ask(SUPPORT, request.noticeCode().value()));
    }

    @Test
    void findsByEachOfTheCriteria() {
        var request = confirm(ANNA);
        var today = LocalDate.now(java.time.ZoneId.of("Europe/Rome"));

        for (var wanted : List.of(new DeskFilter(request.noticeCode().grouped(), null, null, null, null, null),
                new DeskFilter(null, " rssmra80a01h501u ", null, null, today, today), words("  mario ROSSI "), words("IK1ABC"),
                new DeskFilter(null, null, null, PaymentState.TO_PAY, today, null))) {
            assertThat(search(LOMBARDIA, wanted)).as("%s", wanted).contains(request.id());
        }
        for (var wanted : List.of(new DeskFilter(request.noticeCode().value().substring(1), null, null, null, null, null),
                new DeskFilter(null, "RSSMRA80A01H501", null, null, null, null), words("Bianchi"),
                new DeskFilter(null, null, "mario", PaymentState.PAID, null, null),
                new DeskFilter(null, null, "mario", null, today.plusDays(1), null), new DeskFilter(null, null, "mario", null, null, today.minusDays(1)))) {
            assertThat(search(LOMBARDIA, wanted)).as("%s", wanted).doesNotContain(request.id());
        }
        clock.moveTo(endOfLastDay(request));
        assertThat(search(LOMBARDIA, new DeskFilter(request.noticeCode().value(), null, null, PaymentState.EXPIRED, null, null)))
                .as("the state that is shown").containsExactly(request.id());
        for (var nothing : List.of(new DeskFilter(null, " ", "", null, null, null), words("ab"), words("%%%"), words("x".repeat(81)))) {
            assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> desk.search(LOMBARDIA, nothing, WHY, null));
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrDoubles() {
        var made = Stream.generate(() -> confirm(BRUNO).id()).limit(PaymentDesk.PAGE * 2 + 3).toList();
        var wanted = new DeskFilter(null, null, "IK1ABC", null, null, null);

        var seen = new ArrayList<UUID>();
        DeskPage page = null;
        do {
            page = desk.search(LOMBARDIA, wanted, WHY, page == null ? null : page.rows().getLast());
            seen.addAll(page.rows().stream().map(PaymentRequest::id).toList());
        } while (page.more());

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(made::contains)).as("newest first").containsExactlyElementsOf(made.reversed());
    }

    @Test
    void everyLookIsWrittenDownWithItsReasonAndWithoutWhatWasTyped() {
        var request = confirm(ANNA);
        desk.search(LOMBARDIA, new DeskFilter(request.noticeCode().value(), "RSSMRA80A01H501U", "Mario", null, null, null), WHY, null);

        assertThat(lastWritten()).isEqualTo("elena PAYMENTS_SEARCHED PROCEEDING istanza notice-code tax-code words found " + request.id());
        desk.open(LOMBARDIA, request.id(), WHY);
        assertThat(lastWritten()).isEqualTo("elena PAYMENT_OPENED PROCEEDING istanza -");
        long before = entries();
        assertThat(desk.again(LOMBARDIA, request.id())).isPresent();
        assertThat(desk.open(VENETO, request.id(), WHY)).isEmpty();
        assertThat(entries()).as("nothing was seen anew, and nothing of another office").isEqualTo(before);
    }

    @Test
    void whoWorksOnASupportRequestSeesHowFarItsPaymentIsAndThatIsWrittenDownOnce() {
        var request = confirm(ANNA);
        var caseId = supportRequest(request.noticeCode().value(), "SUP-TEC");
        assertThat(desk.ofCase(SUPPORT, caseId).orElseThrow().steps()).isNotEmpty();
        var seen = desk.ofCase(SUPPORT, caseId).orElseThrow();
        assertThat(seen.request().debtor()).isNull();
        assertThat(seen.request().fields()).isEmpty();
        assertThat(seen.openable()).as("by its notice code").isTrue();
        assertThat(written(request.id())).singleElement().asString().startsWith("sara PAYMENT_OPENED S-");
        assertThat(lastWritten()).startsWith("sara PAYMENT_OPENED ASKED_FOR_HELP - S-");
        assertNotAllowed(() -> desk.ofCase(VENETO, caseId));
        assertNotAllowed(() -> desk.ofCase(CITIZEN, caseId));

        var theirs = supportRequest(request.noticeCode().value(), "ISP-VEN");
        assertThat(desk.ofCase(VENETO, theirs).orElseThrow().openable()).as("a payment of Lombardy").isFalse();
        assertThat(desk.open(VENETO, request.id(), WHY)).isEmpty();
        assertThat(desk.ofCase(VENETO, supportRequest(confirm(BRUNO).noticeCode().value(), "ISP-VEN"))).as("not the person's own").isEmpty();
    }

    private UUID supportRequest(String noticeCode, String office) {
        var id = support.open(ANNA, new NewSupportRequest(UUID.randomUUID(), SupportCategory.STATO_PAGAMENTO, noticeCode, null, null, null, false,
                false, false, "anna@posta.example", false, "A che punto è?", "it")).id();
        supportLife.route(id, new Routing(office, SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R11"));
        return id;
    }

    @Test
    void documentsAreTakenByWhoOpenedTheRequestAMomentAgo() {
        var request = confirm(ANNA);
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {1, 2});
        assertThat(desk.document(LOMBARDIA, request.id(), DocumentKind.NOTICE)).as("nobody has said why").isEmpty();
        assertThat(desk.open(LOMBARDIA, request.id(), WHY).orElseThrow().documents()).containsExactly(DocumentKind.NOTICE);

        assertThat(desk.document(LOMBARDIA, request.id(), DocumentKind.NOTICE).orElseThrow().pdf()).hasSize(2);
        assertThat(lastWritten()).isEqualTo("elena DOCUMENT_TAKEN PROCEEDING istanza NOTICE");
        assertThat(desk.document(CENTRE, request.id(), DocumentKind.NOTICE)).as("a colleague did").isEmpty();
        assertThat(desk.document(LOMBARDIA, request.id(), DocumentKind.RECEIPT)).isEmpty();
        assertThat(desk.document(LOMBARDIA, request.id(), DocumentKind.NOTICE_DE)).isEmpty();
        clock.advance(Duration.ofMinutes(61));
        assertThat(desk.document(LOMBARDIA, request.id(), DocumentKind.NOTICE)).isEmpty();
        assertThat(desk.again(LOMBARDIA, request.id())).isEmpty();
    }

    @Test
    void theOfficeCancelsWithAReasonAndItStaysSo() {
        var request = confirm(ANNA);
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> desk.cancel(LOMBARDIA, request.id(), null, "x"));
        assertNotAllowed(() -> desk.cancel(VENETO, request.id(), CancelReason.NOT_DUE, null));

        desk.cancel(LOMBARDIA, request.id(), CancelReason.WRONG_AMOUNT, "chiesto il contributo di due anni");

        assertThat(requests.find(ANNA, request.id()).orElseThrow().state()).isEqualTo(PaymentState.DELETED);
        assertThat(lifecycle.steps(request.id()).getLast().cancelled()).isEqualTo(CancelReason.WRONG_AMOUNT);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentRequestDeleted", "PaymentRequestCancelled");
        assertThat(lastWritten()).isEqualTo("elena PAYMENT_CANCELLED - chiesto il contributo di due anni WRONG_AMOUNT");
        assertThatExceptionOfType(NotRestorableException.class).isThrownBy(() -> requests.restore(ANNA, request.id()))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.RESTORE_CANCELLED));
        assertThatExceptionOfType(NotDeletableException.class).isThrownBy(() -> desk.cancel(LOMBARDIA, request.id(), CancelReason.NOT_DUE, null))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.DELETE_DELETED));
    }

    @Test
    void nothingIsCancelledUnderWhoIsPayingOrHasPaid() {
        var paying = confirm(ANNA);
        requests.startOnlinePayment(ANNA, paying.id());
        var paid = confirm(ANNA);
        receive(paid);
        var expired = confirm(ANNA);

        refusedToCancel(paying, Refusal.DELETE_IN_FLIGHT);
        refusedToCancel(paid, Refusal.DELETE_PAID);
        long before = entries();
        clock.moveTo(endOfLastDay(expired));
        refusedToCancel(expired, Refusal.DELETE_EXPIRED);
        assertThat(entries()).as("what was refused has not happened").isEqualTo(before);
    }

    /** The citizen deletes, the office cancels and pagoPA tells of a payment at once: one of them wins, and all agree who. */
    @Test
    void officeCitizenAndReceiptRaceForTheSameRequest() throws Exception {
        for (int round = 0; round < 20; round++) {
            var request = confirm(ANNA);
            List<Callable<Boolean>> racers = List.of(
                    () -> succeeds(() -> desk.cancel(LOMBARDIA, request.id(), CancelReason.NOT_DUE, null)),
                    () -> succeeds(() -> requests.delete(ANNA, request.id())),
                    () -> {
                        receive(request);
                        return lifecycle.get(request.id()).state() == PaymentState.PAID;
                    });
            var won = new ArrayList<Boolean>();
            try (var threads = Executors.newFixedThreadPool(3)) {
                for (var racer : threads.invokeAll(racers)) {
                    won.add(racer.get());
                }
            }
            assertThat(won).as("round %s", round).containsOnlyOnce(true);
            assertThat(journal(request.id()).stream().filter(kind -> List.of("PAID", "DELETED", "CANCELLED_BY_OFFICE").contains(kind))).hasSize(1);
            assertThat(written(request.id())).hasSize(won.getFirst() ? 1 : 0);
        }
    }

    @Test
    void theCounterSaysWhetherAndWhyNot() {
        var payable = confirm(ANNA);
        var paying = confirm(ANNA);
        requests.startOnlinePayment(ANNA, paying.id());
        var paid = confirm(ANNA);
        receive(paid);
        var deleted = confirm(ANNA);
        requests.delete(ANNA, deleted.id());
        var cancelled = confirm(ANNA);
        desk.cancel(LOMBARDIA, cancelled.id(), CancelReason.NOT_DUE, null);

        assertThat(ask(payable)).isEqualTo(Verdict.PAYABLE);
        assertThat(ask(paying)).isEqualTo(Verdict.BEING_PAID);
        assertThat(ask(paid)).isEqualTo(Verdict.PAID);
        assertThat(ask(deleted)).isEqualTo(Verdict.DELETED);
        assertThat(ask(cancelled)).isEqualTo(Verdict.CANCELLED);
        clock.moveTo(endOfLastDay(payable));
        assertThat(ask(payable)).isEqualTo(Verdict.EXPIRED);
        assertThat(lastWritten()).isEqualTo("elena PAYMENT_ASKED_AT_COUNTER AT_THE_COUNTER - EXPIRED");
        assertThat(counter.ask(LOMBARDIA, unknownCode()).verdict()).isEqualTo(Verdict.UNKNOWN);
        for (var none : new String[] {null, "", "12", "PAGOPA", "PAGOPA|002", payable.noticeCode().value() + "0"}) {
            assertThat(counter.ask(LOMBARDIA, none).verdict()).as(none).isEqualTo(Verdict.NO_CODE);
        }
    }

    @Test
    void theCounterReadsWhatAScannerSendsAndTellsNoMoreThanItNeeds() {
        var request = confirm(ANNA);

        var own = counter.ask(LOMBARDIA, "PAGOPA|002|" + request.noticeCode() + "|80230390587|5000");
        assertThat(own.noticeCode()).isEqualTo(request.noticeCode());
        assertThat(own.amount()).isEqualTo("50.00");
        assertThat(own.serviceTitle()).isEqualTo(request.serviceTitle());
        var others = counter.ask(VENETO, " " + request.noticeCode().grouped() + " ");
        assertThat(others.verdict()).isEqualTo(Verdict.PAYABLE);
        assertThat(others.serviceTitle()).isNull();
        assertThat(others.officeCode()).isEqualTo("ISP-LOM");
    }

    private Verdict ask(PaymentRequest request) {
        return counter.ask(LOMBARDIA, request.noticeCode().value()).verdict();
    }

    /** The next code that would be given. */
    private String unknownCode() {
        var code = confirm(ANNA).noticeCode().value();
        var digits = "%016d".formatted(Long.parseLong(code.substring(0, 16)) + 100_000);
        return digits + "%02d".formatted(Long.parseLong(digits) % 93);
    }

    private void refusedToCancel(PaymentRequest request, Refusal why) {
        assertThatExceptionOfType(NotDeletableException.class).isThrownBy(() -> desk.cancel(LOMBARDIA, request.id(), CancelReason.NOT_DUE, null))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }

    private List<UUID> search(Staff who, DeskFilter wanted) {
        return desk.search(who, wanted, WHY, null).rows().stream().map(PaymentRequest::id).toList();
    }

    private static DeskFilter code(PaymentRequest request) {
        return DeskFilter.byNoticeCode(request.noticeCode().value());
    }

    private static DeskFilter words(String words) {
        return new DeskFilter(null, null, words, null, null, null);
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (NotDeletableException tooLate) {
            return false;
        }
    }

    private static void assertNotAllowed(ThrowingCallable act) {
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(act);
    }

    private void receive(PaymentRequest request) {
        receipts.register(new IncomingReceipt(UUID.randomUUID().toString(), request.noticeCode().value(), request.creditorFiscalCode(),
                request.noticeCode().iuv(), request.amount(), "OK", "PSP", "PSP di prova", null, null, null, Instant.now(), LocalDate.now(),
                null, "creditCard", "x", false, "<receipt/>".getBytes()));
    }
}
