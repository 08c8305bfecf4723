package it.portaledgst.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.payment.PaymentRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the money of a receipt went, and whether it is ours to care about. */
class TransfersTest extends DomainTest {

    private static final String OTHER = "12345678903";

    @Autowired
    private Receipts receipts;

    @Test
    void transfersAreKeptInTheirOrderEvenWhenNumberedTwice() {
        var request = confirm(ANNA);
        var stamp = "<stamp/>".getBytes(StandardCharsets.UTF_8);
        var transfers = List.of(new Transfer(2, new BigDecimal("34.00"), OTHER, null, stamp, "b", "9/1/"),
                new Transfer(2, new BigDecimal("16.00"), "80230390587", "IT60X0542811101000000123456", null, "a", "9/2/"));

        assertThat(receipts.register(receipt(request, "80230390587", transfers))).isEqualTo(ReceiptOutcome.PAID);

        assertThat(receipts.forRequest(request.id()).data().transfers()).usingRecursiveComparison().isEqualTo(transfers);
    }

    @Test
    void transfersThatDoNotAddUpAreACaseThatAPersonMaySettle() {
        var request = confirm(ANNA);

        assertThat(receipts.register(receipt(request, "80230390587", parts("20.00", "29.99")))).isEqualTo(ReceiptOutcome.UNMATCHED);

        var key = jdbc.sql("select key from receipt where request_id = ?").param(request.id()).query(UUID.class).single();
        assertThat(receipts.byId(key).reason()).isEqualTo(UnmatchedReason.TRANSFERS_DIFFER);
        assertThat(receipts.settle(key)).isTrue();
        assertThat(journal(request.id())).endsWith("RECEIPT_UNMATCHED", "RECEIPT_SETTLED");
    }

    @Test
    void aNoticeOfAnotherCreditorIsNobodysCase() {
        var request = confirm(ANNA);
        var receipt = receipt(request, OTHER, parts("30.00", "20.00"));

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.OTHER_CREDITOR);
        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.DUPLICATE);

        var key = jdbc.sql("select key from receipt where creditor_fiscal_code = ? and notice_code = ?")
                .params(OTHER, receipt.noticeCode()).query(UUID.class).single();
        assertThat(receipts.byId(key).reason()).isEqualTo(UnmatchedReason.OTHER_CREDITOR);
        assertThat(receipts.byId(key).data().transfers()).hasSize(2);
        assertThat(events(key)).isEmpty();
    }

    @Test
    void aCreditorTakenOffTheListIsStillPaid() {
        var request = confirm(ANNA);
        jdbc.sql("update payment_request set creditor_fiscal_code = ? where id = ?").params("99999999990", request.id()).update();

        assertThat(receipts.register(receipt(request, "99999999990", parts("50.00")))).isEqualTo(ReceiptOutcome.PAID);
    }

    private static List<Transfer> parts(String... amounts) {
        return IntStream.range(0, amounts.length).mapToObj(i -> new Transfer(i + 1, new BigDecimal(amounts[i]), "80230390587",
                "IT60X0542811101000000123456", null, "/RFB/", "9/0712110AP/")).toList();
    }

    private static IncomingReceipt receipt(PaymentRequest request, String creditor, List<Transfer> transfers) {
        return new IncomingReceipt(UUID.randomUUID().toString(), request.noticeCode().value(), creditor, request.noticeCode().iuv(),
                request.amount(), "OK", "BNKITXXX", "Banca di prova", OTHER, null, null, Instant.now(), null, null, null,
                request.description(), false, transfers, "<receipt/>".getBytes(StandardCharsets.UTF_8));
    }
}
