package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.TaxId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentRequestsTest extends DomainTest {

    private static final byte[] PDF = {1, 2, 3};

    @Autowired
    private PaymentLifecycle lifecycle;

    private Citizen citizen;

    @BeforeEach
    void somebodyNew() {
        citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
    }

    @Test
    void confirmationCreatesARequestToPay() {
        var request = confirm(citizen);

        assertThat(request.state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(request.amount()).isEqualTo(new BigDecimal("50.00"));
        assertThat(request.noticeCode().value()).startsWith("301");
        assertThat(request.dueDate()).isEqualTo(LocalDate.now(PaymentTerms.ROME).plusDays(30));
        assertThat(request.description()).startsWith("11-AUT_GEN_RAD ").contains("IK1ABC").contains("2026");
        assertThat(request.noticeReady()).isFalse();
        assertThat(request.lastAttempt()).isNull();
        assertThat(requests.find(citizen, request.id())).contains(request);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed");
        assertThat(journal(request.id())).containsExactly("CONFIRMED");
    }

    @Test
    void theEventCarriesNoPersonalData() {
        var request = confirm(citizen);

        var payload = jdbc.sql("select payload from outbox_record where record_key = ?").param(request.id().toString())
                .query(String.class).single();
        assertThat(payload).contains(request.noticeCode().value()).doesNotContain("Mario", "RSSMRA", "posta.example");
    }

    @Test
    void aSecondPressCreatesNothing() {
        var key = UUID.randomUUID();

        var first = requests.confirm(citizen, newRequest(key));
        var second = requests.confirm(citizen, newRequest(key));

        assertThat(second).isEqualTo(first);
        assertThat(events(first.id())).hasSize(1);
        assertThat(requests.list(citizen, null, null, 10).total()).isEqualTo(1);
    }

    @Test
    void pressesAtTheSameMomentCreateOne() throws Exception {
        var key = UUID.randomUUID();
        Callable<PaymentRequest> press = () -> requests.confirm(citizen, newRequest(key));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var created = new ArrayList<UUID>();
            for (var result : threads.invokeAll(List.of(press, press, press, press))) {
                created.add(result.get().id());
            }
            assertThat(created.stream().distinct()).hasSize(1);
            assertThat(events(created.getFirst())).hasSize(1);
        }
    }

    @Test
    void twoCitizensMayUseTheSameKey() {
        var key = UUID.randomUUID();

        var first = requests.confirm(citizen, newRequest(key));
        assertThat(requests.confirm(ANNA, newRequest(key)).id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesWhatTheServiceDoesNotAllow() {
        var good = newRequest(UUID.randomUUID());
        var fields = new HashMap<>(good.fields());
        fields.put("nominativo", "wrong");

        assertRefused("serviceCode", new NewPaymentRequest(good.idempotencyKey(), "73-SAN_CE", good.debtor(), good.amount(),
                good.officeCode(), good.fields()));
        assertRefused("serviceCode", new NewPaymentRequest(good.idempotencyKey(), "99-X", good.debtor(), good.amount(),
                good.officeCode(), good.fields()));
        assertRefused("officeCode", new NewPaymentRequest(good.idempotencyKey(), good.serviceCode(), good.debtor(),
                good.amount(), "ISP-XXX", good.fields()));
        assertRefused("nominativo", new NewPaymentRequest(good.idempotencyKey(), good.serviceCode(), good.debtor(),
                good.amount(), good.officeCode(), fields));
        assertThat(requests.list(citizen, null, null, 10).total()).isZero();
    }

    @Test
    void aDebtorOfAnotherCountryIsKeptAsGivenWithTheAddressAndBothOffices() {
        var address = new Address("Hauptstraße", "12a", "10115", "Berlin", null, "DE");
        var debtor = new Debtor(DebtorKind.LEGAL_PERSON, "Funk & Söhne GmbH", new TaxId("DE", "DE 136.695.976"), "info@funk.example",
                null, address);
        var good = newRequest(UUID.randomUUID());
        var fields = new HashMap<>(good.fields());
        var request = requests.confirm(citizen, new NewPaymentRequest(good.idempotencyKey(), good.serviceCode(), debtor,
                good.amount(), "ISP-SIC", "ISP-LOM", fields));

        assertThat(requests.find(citizen, request.id())).get().isEqualTo(request).satisfies(found -> {
            assertThat(found.debtor()).isEqualTo(debtor);
            assertThat(found.officeCode()).isEqualTo("ISP-SIC");
            assertThat(found.proposedOfficeCode()).isEqualTo("ISP-LOM");
        });
        for (var text : List.of("de136", "DE136.695", "136695976", "funk")) {
            assertThat(requests.list(citizen, new PaymentFilter(null, text), null, 10).rows()).as(text).hasSize(1);
        }
        assertRefused("officeCode", new NewPaymentRequest(UUID.randomUUID(), good.serviceCode(), debtor, good.amount(),
                "ISP-SIC", "ISP-XXX", fields));
    }

    @Test
    void theReasonForPaymentDoesNotPrintAForeignTaxNumber() {
        var debtor = new Debtor(DebtorKind.NATURAL_PERSON, "Jürgen Müller", new TaxId("DE", "12/345/67890"), "j@posta.example", null, null);
        var request = requests.confirm(citizen, new NewPaymentRequest(UUID.randomUUID(), "54-DEB_POT", debtor,
                BigDecimal.TEN, "ISP-LOM", Map.of("tipo_contributo", "ANNUO", "numero_apparati", "5", "anno_riferimento", "2026",
                        "numero_autorizzazione", "1234567890")));

        assertThat(request.fields()).containsEntry("numero_autorizzazione", "1234567890");
        assertThat(request.description()).contains("ANNUO").doesNotContain("1234567890");
    }

    private void assertRefused(String field, NewPaymentRequest request) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> requests.confirm(citizen, request))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void nobodyReachesAnothersRequest() {
        var request = confirm(citizen);
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, PDF);
        var attempt = requests.startOnlinePayment(citizen, request.id());

        for (var other : List.of(BRUNO, new Citizen("https://other.example", citizen.subject()))) {
            assertThat(requests.find(other, request.id())).isEmpty();
            assertThat(requests.list(other, null, null, 10).rows()).extracting(PaymentRequest::id)
                    .doesNotContain(request.id());
            assertThat(documents.notice(other, request.id())).isEmpty();
            assertThat(documents.receipt(other, request.id())).isEmpty();
            assertThat(requests.attempt(other, attempt.id())).isEmpty();
            assertThatExceptionOfType(NotDeletableException.class)
                    .isThrownBy(() -> requests.delete(other, request.id())).withMessageStartingWith("La richiesta non esiste");
            assertThatExceptionOfType(NotPayableException.class)
                    .isThrownBy(() -> requests.startOnlinePayment(other, request.id()))
                    .withMessageStartingWith("La richiesta non esiste");
        }
        assertThatExceptionOfType(NotDeletableException.class)
                .isThrownBy(() -> requests.delete(citizen, UUID.randomUUID())).withMessageStartingWith("La richiesta non esiste");
        assertThat(requests.find(citizen, request.id())).isPresent();
        assertThat(documents.notice(citizen, request.id())).isPresent();
    }

    @Test
    void listIsReadPageByPageNewestFirst() {
        var created = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            created.addFirst(confirm(citizen).id());
        }
        var read = new ArrayList<UUID>();
        String cursor = null;
        do {
            var page = requests.list(citizen, PaymentFilter.NONE, cursor, 3);
            assertThat(page.total()).isEqualTo(7);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
            page.rows().forEach(row -> read.add(row.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(read).isEqualTo(created);
    }

    @Test
    void rowsOfTheSameMomentAreNotLostBetweenPages() {
        for (int i = 0; i < 5; i++) {
            confirm(citizen);
        }
        jdbc.sql("update payment_request set created_at = now() where owner_subject = ?").param(citizen.subject()).update();

        var first = requests.list(citizen, null, null, 2);
        var second = requests.list(citizen, null, first.nextCursor(), 2);
        var third = requests.list(citizen, null, second.nextCursor(), 2);
        var read = new ArrayList<>(first.rows());
        read.addAll(second.rows());
        read.addAll(third.rows());
        assertThat(read).extracting(PaymentRequest::id).hasSize(5).doesNotHaveDuplicates();
        assertThat(third.nextCursor()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> requests.list(citizen, null, "x", 2));
    }

    @Test
    void listIsFilteredByStateAndText() {
        var kept = confirm(citizen);
        var deleted = confirm(citizen);
        requests.delete(citizen, deleted.id());

        assertThat(ids(new PaymentFilter(PaymentState.TO_PAY, null))).containsExactly(kept.id());
        assertThat(ids(new PaymentFilter(PaymentState.DELETED, null))).containsExactly(deleted.id());
        assertThat(ids(new PaymentFilter(PaymentState.PAID, null))).isEmpty();
        assertThat(ids(new PaymentFilter(null, kept.noticeCode().grouped()))).containsExactly(kept.id());
        assertThat(ids(new PaymentFilter(null, "rossi"))).hasSize(2);
        assertThat(ids(new PaymentFilter(null, "aut_gen_rad"))).hasSize(2);
        assertThat(ids(new PaymentFilter(null, "bianchi"))).isEmpty();
        assertThat(ids(new PaymentFilter(null, "mar%ssi"))).isEmpty();
    }

    private List<UUID> ids(PaymentFilter filter) {
        var page = requests.list(citizen, filter, null, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(PaymentRequest::id).toList();
    }

    @Test
    void pastItsLastDayARequestReadsExpiredBeforeAnyTimer() {
        var request = confirm(citizen);
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, PDF);

        clock.moveTo(endOfLastDay(request).minusSeconds(60));
        assertThat(stateOf(request)).isEqualTo(PaymentState.TO_PAY);

        clock.moveTo(endOfLastDay(request).plusSeconds(1));
        assertThat(stateOf(request)).isEqualTo(PaymentState.EXPIRED);
        assertThat(lifecycle.byNoticeCode(request.creditorFiscalCode(), request.noticeCode().value())).get()
                .extracting(PaymentRequest::state).isEqualTo(PaymentState.EXPIRED);
        assertThat(ids(new PaymentFilter(PaymentState.EXPIRED, null))).containsExactly(request.id());
        assertThat(ids(new PaymentFilter(PaymentState.TO_PAY, null))).isEmpty();
        assertThat(documents.notice(citizen, request.id())).isEmpty();
        assertThatExceptionOfType(NotPayableException.class)
                .isThrownBy(() -> requests.startOnlinePayment(citizen, request.id())).withMessageContaining("Scaduto");
        assertThatExceptionOfType(NotDeletableException.class)
                .isThrownBy(() -> requests.delete(citizen, request.id())).withMessageContaining("Scaduto");
    }

    private PaymentState stateOf(PaymentRequest request) {
        return requests.find(citizen, request.id()).orElseThrow().state();
    }

    @Test
    void deletedRequestsStayInTheListAndAreTold() {
        var request = confirm(citizen);

        requests.delete(citizen, request.id());

        assertThat(stateOf(request)).isEqualTo(PaymentState.DELETED);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentRequestDeleted");
        assertThatExceptionOfType(NotDeletableException.class).isThrownBy(() -> requests.delete(citizen, request.id()));
        assertThat(events(request.id())).hasSize(2);
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "DELETED");
    }

    @Test
    void noDeletionWhileMoneyMayBeMoving() {
        var request = confirm(citizen);
        var attempt = requests.startOnlinePayment(citizen, request.id());
        assertNotDeletable(request);

        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        assertNotDeletable(request);

        requests.cameBack(lifecycle.returnTokensOf(attempt.id()).apply(ReturnKind.ERROR), ReturnKind.ERROR);
        assertNotDeletable(request);

        // After an error money may still be moving; a "cancelled" from an old tab proves nothing.
        requests.cameBack(lifecycle.returnTokensOf(attempt.id()).apply(ReturnKind.CANCELLED), ReturnKind.CANCELLED);
        assertNotDeletable(request);
    }

    @Test
    void aCancelledAttemptLetsDeleteAndIsClosedByIt() {
        var request = confirm(citizen);
        var attempt = requests.startOnlinePayment(citizen, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        requests.cameBack(lifecycle.returnTokensOf(attempt.id()).apply(ReturnKind.CANCELLED), ReturnKind.CANCELLED);
        assertThat(requests.find(citizen, request.id()).orElseThrow().deletable()).isTrue();

        requests.delete(citizen, request.id());

        assertThat(lifecycle.attemptById(attempt.id()).state()).isEqualTo(AttemptState.CLOSED);
        lifecycle.checked(attempt.id(), Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(lifecycle.attemptById(attempt.id()).nextCheckAt()).as("nobody will ask about a closed attempt").isNull();
    }

    private void assertNotDeletable(PaymentRequest request) {
        assertThat(requests.find(citizen, request.id()).orElseThrow().deletable()).isFalse();
        assertThatExceptionOfType(NotDeletableException.class).isThrownBy(() -> requests.delete(citizen, request.id()))
                .withMessageContaining("pagamento online");
    }

    @Test
    void documentsAreKeptAsFirstProduced() {
        var request = confirm(citizen);
        assertThat(documents.notice(citizen, request.id())).isEmpty();

        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, PDF);
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {9});
        lifecycle.storeDocument(request.id(), DocumentKind.RECEIPT, PDF);

        var notice = documents.notice(citizen, request.id()).orElseThrow();
        assertThat(notice.pdf()).isEqualTo(PDF);
        assertThat(notice.fileName()).isEqualTo("avviso-" + request.noticeCode().value() + ".pdf");
        assertThat(lifecycle.document(request.id(), DocumentKind.RECEIPT)).get().extracting(Document::fileName)
                .isEqualTo("ricevuta-" + request.noticeCode().value() + ".pdf");
        assertThat(documents.receipt(citizen, request.id())).as("only paid requests have a receipt").isEmpty();
        assertThat(requests.find(citizen, request.id()).orElseThrow().noticeReady()).isTrue();
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "NOTICE_STORED", "RECEIPT_STORED");
    }

    @Test
    void fieldsSurvive() {
        var request = confirm(citizen);

        assertThat(requests.find(citizen, request.id()).orElseThrow().fields()).isEqualTo(
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026"));
    }

    @Test
    void someRequestsAreFoundTogetherAndOnlyTheOwners() {
        var citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
        var one = confirm(citizen);
        var two = confirm(citizen);
        confirm(citizen);
        var brunos = confirm(BRUNO);

        assertThat(requests.find(citizen, List.of(one.id(), two.id(), brunos.id(), UUID.randomUUID())))
                .containsExactlyInAnyOrder(one, two);
        assertThat(requests.find(citizen, List.<UUID>of())).isEmpty();
    }

    @Test
    void theSizeOfADocumentIsToldToTheOwnerOnly() {
        var request = confirm(ANNA);
        assertThat(documents.size(ANNA, request.id(), DocumentKind.NOTICE)).isEmpty();
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {1, 2, 3});

        assertThat(documents.size(ANNA, request.id(), DocumentKind.NOTICE)).contains(3);
        assertThat(documents.size(ANNA, request.id(), DocumentKind.RECEIPT)).isEmpty();
        assertThat(documents.size(BRUNO, request.id(), DocumentKind.NOTICE)).isEmpty();
    }

    @Test
    void theTotalIsTheSameWhetherItIsCountedOrSeen() {
        var citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
        for (int i = 0; i < 3; i++) {
            confirm(citizen);
        }
        requests.delete(citizen, confirm(citizen).id());
        var toPay = new PaymentFilter(PaymentState.TO_PAY, null);

        assertThat(requests.count(citizen, toPay)).isEqualTo(3);
        assertThat(requests.list(citizen, toPay, null, 3).total()).isEqualTo(3);
        assertThat(requests.list(citizen, toPay, null, 2).total()).isEqualTo(3);
        assertThat(requests.list(citizen, toPay, requests.list(citizen, toPay, null, 2).nextCursor(), 2).total()).isEqualTo(3);
        assertThat(requests.count(citizen, PaymentFilter.NONE)).isEqualTo(4);
    }
}
