package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.Transfer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts: every row of their decision table, over HTTP. */
class ReceiptDeliveryTest extends PaForNodeTest {

    @ParameterizedTest
    @EnumSource(names = {"paSendRT", "paSendRTV2"})
    void aReceiptMakesTheRequestPaidAndIsKeptAsItCame(Operation operation) throws Exception {
        var request = confirm();
        var message = Messages.send(request, newReceiptId(), operation == Operation.paSendRTV2);
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        var receipt = receipts.forRequest(request.id()).data();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipt.raw()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.paidAt()).as("without an offset it is Rome's time").isEqualTo(Instant.parse("2026-07-02T08:15:30Z"));
        assertThat(receipt.transferDate()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(receipt.payerName()).isEqualTo("Anna Bianchi");
        assertThat(receipt.fee()).isEqualByComparingTo("1.50");
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    /** pagoPA answered in our place; what we hear is the receipt, of a payment that nobody asked us about. */
    @ParameterizedTest
    @EnumSource(names = {"paSendRT", "paSendRTV2"})
    void aReceiptOfAPaymentInStandInPaysLikeAnyOther(Operation operation) throws Exception {
        var request = confirm();
        var message = Messages.of(operation, request).replace("<standIn>false", "<standIn>true");
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipts.forRequest(request.id()).data().standIn()).isTrue();
        assertThat(fault(message)).isEqualTo("PAA_RECEIPT_DUPLICATA");
    }

    @Test
    void standInWithTheAmountOfYesterdayGoesBeforeAPerson() throws Exception {
        var request = confirm();
        int waiting = waitingForAPerson();
        var message = Messages.sendV2(request, newReceiptId()).replace("<standIn>false", "<standIn>1").replace("50.00<", "45.00<");
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(waiting + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyTransferOfAReceiptIsKept(int transfers) throws Exception {
        var request = confirm();
        var message = Messages.inTransfers(request, newReceiptId(), Collections.nCopies(transfers, "10.00"), new BigDecimal(transfers * 10));
        int waiting = waitingForAPerson();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(transfers == 5 ? PaymentState.PAID : PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(transfers == 5 ? waiting : waiting + 1);
        assertThat(jdbc.sql("""
                select id_transfer || ' ' || t.amount || ' ' || t.creditor_fiscal_code || ' ' || iban from receipt_transfer t
                join receipt r on r.key = t.receipt_key where r.notice_code = ? order by position""")
                .param(request.noticeCode().value()).query(String.class).list())
                .isEqualTo(IntStream.rangeClosed(1, transfers)
                        .mapToObj(number -> number + " 10.00 80230390587 IT60X0542811101000000123456").toList());
    }

    @Test
    void aDigitalStampIsKeptApart() throws Exception {
        var request = confirm();
        var stamp = "<marcaDaBollo/>".getBytes(StandardCharsets.UTF_8);
        var message = Messages.inTransfers(request, newReceiptId(), List.of("34.00", "16.00"), request.amount())
                .replaceFirst("(?s)(.*)<IBAN>\\w+</IBAN>", "$1<MBDAttachment>" + Base64.getMimeEncoder().encodeToString(stamp) + "</MBDAttachment>");
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        var transfers = receipts.forRequest(request.id()).data().transfers();
        assertThat(transfers).extracting(Transfer::iban).containsExactly("IT60X0542811101000000123456", null);
        assertThat(transfers.getFirst().stamp()).isNull();
        assertThat(transfers.getLast().stamp()).isEqualTo(stamp);
        assertThat(transfers.getLast().amount()).isEqualByComparingTo("16.00");
    }

    @Test
    void transfersThatAreNotThePaidAmountGoBeforeAPerson() throws Exception {
        var request = confirm();
        int waiting = waitingForAPerson();
        assertThat(value(ask(Messages.inTransfers(request, newReceiptId(), List.of("30.00", "19.99"), request.amount())), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(waiting + 1);
        assertThat(reasonOf(request)).isEqualTo("TRANSFERS_DIFFER");
    }

    /** We get a copy because a share is ours, or because our station gets copies of all: nobody here has to do anything. */
    @Test
    void aReceiptOfAnotherCreditorsNoticeIsKeptAndIsNobodysCase() throws Exception {
        var request = confirm();
        var receiptId = newReceiptId();
        var message = Messages.inTransfers(request, receiptId, List.of("30.00", "20.00"), request.amount())
                .replaceFirst("<fiscalCode>80230390587", "<fiscalCode>12345678903").replaceFirst("<fiscalCodePA>80230390587", "<fiscalCodePA>12345678903");
        int waiting = waitingForAPerson();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(waiting);
        assertThat(jdbc.sql("select reason || ' ' || coalesce(request_id::text, 'no request') from receipt where receipt_id = ?").param(receiptId)
                .query(String.class).single()).isEqualTo("OTHER_CREDITOR no request");
        assertThat(fault(message)).isEqualTo("PAA_RECEIPT_DUPLICATA");

        assertThat(value(ask(message.replace("<fiscalCode>12345678903", "<fiscalCode>80230390587")
                .replaceFirst("<noticeNumber>\\d+", "<noticeNumber>301999999999999999")), "outcome")).isEqualTo("OK");
        assertThat(waitingForAPerson()).as("an unknown notice that is said to be ours").isEqualTo(waiting + 1);
    }

    @Test
    void theSameReceiptAgainChangesNothing() throws Exception {
        var request = confirm();
        var message = Messages.sendV2(request, newReceiptId());
        ask(message);
        int kept = unreadable();
        var after = List.of(lifecycle.get(request.id()), events(request.id()));
        assertThat(fault(message)).isEqualTo("PAA_RECEIPT_DUPLICATA");
        assertThat(List.of(lifecycle.get(request.id()), events(request.id()))).isEqualTo(after);
        assertThat(unreadable()).isEqualTo(kept);
    }

    static Stream<UnaryOperator<String>> misfits() {
        return Stream.of(
                message -> message.replace("<paymentAmount>50.00", "<paymentAmount>49.99"),
                message -> message.replaceAll("<noticeNumber>\\d+", "<noticeNumber>301999999999999999"),
                message -> message.replaceAll("<creditorReferenceId>\\d+", "<creditorReferenceId>01999999999999999"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aReceiptThatFitsNothingIsAcceptedAndGoesBeforeAPerson(UnaryOperator<String> change) throws Exception {
        var request = confirm();
        var message = change.apply(Messages.sendV2(request, newReceiptId()));
        int waiting = waitingForAPerson();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(waiting + 1);
    }

    @Test
    void moneyForADeletedOrPaidRequestIsAcceptedAndGoesBeforeAPerson() throws Exception {
        var deleted = confirm();
        requests.delete(ANNA, deleted.id());
        var paid = confirm();
        receipts.register(receiptFor(paid));
        int waiting = waitingForAPerson();
        assertThat(value(ask(Messages.sendV2(deleted, newReceiptId())), "outcome")).isEqualTo("OK");
        assertThat(value(ask(Messages.sendV2(paid, newReceiptId())), "outcome")).isEqualTo("OK");
        assertThat(waitingForAPerson()).isEqualTo(waiting + 2);
        assertThat(lifecycle.get(deleted.id()).state()).isEqualTo(PaymentState.DELETED);
    }

    @Test
    void aReceiptThatCannotBeStoredIsNotAnswered() throws Exception {
        var request = confirm();
        var message = Messages.sendV2(request, newReceiptId());
        jdbc.sql("alter table receipt rename to receipt_away").update();
        var response = send(message);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("Fault").doesNotContain("outcome", "SQL", "receipt_away");
        databaseIsWhole();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
    }

    @Test
    void aRefusedReceiptThatCannotBeKeptIsNotAnswered() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId()).replace("<paymentAmount>50.00", "<paymentAmount>50");
        jdbc.sql("alter table unreadable_receipt rename to unreadable_receipt_away").update();
        assertThat(send(message).statusCode()).isEqualTo(500);
        databaseIsWhole();
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
    }

    @Test
    void aReceiptForSomebodyElseIsRefusedButKept() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId());
        int kept = unreadable();
        assertThat(fault(message.replace("<idStation>80230390587_01", "<idStation>X"))).isEqualTo("PAA_STAZIONE_INT_ERRATA");
        assertThat(fault(message.replace("<idBrokerPA>80230390587", "<idBrokerPA>X"))).isEqualTo("PAA_ID_INTERMEDIARIO_ERRATO");
        assertThat(fault(message.replace("<idPA>80230390587", "<idPA>X"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
        assertThat(unreadable()).isEqualTo(kept + 3);
    }

    @Test
    void aReceiptThatCannotBeReadIsKeptByteForByte() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId()).replace("<paymentAmount>50.00", "<paymentAmount>50");
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(lastUnreadable()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReceiptOfAFailureOrWithoutIdIsNone() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId());
        assertThat(fault(message.replace("<outcome>OK", "<outcome>KO"))).isEqualTo("PAA_SEMANTICA");
        assertThat(fault(message.replaceAll("<receiptId>\\w+", "<receiptId>"))).isEqualTo("PAA_SINTASSI_EXTRAXSD");
    }

    private String reasonOf(PaymentRequest request) {
        return jdbc.sql("select reason from receipt where request_id = ?").param(request.id()).query(String.class).single();
    }
}
