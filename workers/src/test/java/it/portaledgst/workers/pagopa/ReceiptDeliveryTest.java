package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertThat(receipt.rawXml()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.paidAt()).as("without an offset it is Rome's time").isEqualTo(Instant.parse("2026-07-02T08:15:30Z"));
        assertThat(receipt.transferDate()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(receipt.payerName()).isEqualTo("Anna Bianchi");
        assertThat(receipt.fee()).isEqualByComparingTo("1.50");
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
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
        assertThat(jdbc.sql("select raw_message from unreadable_receipt order by received_at desc limit 1").query(byte[].class).single())
                .isEqualTo(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReceiptOfAFailureOrWithoutIdIsNone() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId());
        assertThat(fault(message.replace("<outcome>OK", "<outcome>KO"))).isEqualTo("PAA_SEMANTICA");
        assertThat(fault(message.replaceAll("<receiptId>\\w+", "<receiptId>"))).isEqualTo("PAA_SINTASSI_EXTRAXSD");
    }
}
