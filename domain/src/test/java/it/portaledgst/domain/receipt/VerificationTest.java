package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.OriginalReceipt.Format;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReceiptVerification;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever holds a receipt may verify it; whoever does not can find none. */
class VerificationTest extends DomainTest {

    @Autowired
    private Receipts receipts;
    @Autowired
    private ReceiptVerification verification;

    @Test
    void theTokenFindsWhatIsPrintedAndNoOtherDoes() {
        var paid = confirm(ANNA);
        var token = verification.tokenOf(pay(paid, paid.amount()));
        var other = confirm(ANNA);
        var otherToken = verification.tokenOf(pay(other, other.amount()));

        assertThat(verification.find(token)).get().satisfies(found -> {
            assertThat(found.noticeCode()).isEqualTo(paid.noticeCode());
            assertThat(found.amount()).isEqualTo(paid.amount());
            assertThat(found.debtorName()).isEqualTo(paid.debtor().fullName());
            assertThat(found.debtorTaxId()).isEqualTo(paid.debtor().taxId());
            assertThat(found.description()).isEqualTo(paid.description());
        });
        assertThat(token).matches("[A-Za-z0-9_.-]{80}").doesNotContain(paid.noticeCode().value(), paid.debtor().taxId().number());
        var proof = token.substring(token.indexOf('.'));
        var flipped = token.substring(0, 79) + (token.charAt(79) == 'A' ? 'E' : 'A');
        for (var forged : new String[] {"", ".", "x", token + "A", token.substring(0, 79), flipped, token.substring(0, 36),
                UUID.randomUUID() + proof, otherToken.substring(0, 36) + proof, "x".repeat(5000), "\0"}) {
            assertThat(verification.find(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void aReceiptThatPaidNothingIsNotVerified() {
        var request = confirm(ANNA);
        assertThat(verification.find(verification.tokenOf(pay(request, new BigDecimal("1.00"))))).isEmpty();
    }

    @Test
    void theOriginalIsTheOwnersAndItsHashIsKept() throws Exception {
        var request = confirm(ANNA);
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.XML)).isEmpty();
        pay(request, request.amount());
        var xml = jdbc.sql("select raw from receipt where request_id = ?").param(request.id()).query(byte[].class).single();
        assertThat(receipts.forRequest(request.id()).sha256()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(xml)));
        assertThat(documents.originals(ANNA, request.id())).containsExactly(Format.XML);
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.JSON)).isEmpty();
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.XML)).get().satisfies(original -> {
            assertThat(original.content()).isEqualTo(xml).isNotEmpty();
            assertThat(original.fileName()).isEqualTo("ricevuta-" + request.noticeCode() + ".xml");
        });
        assertThat(documents.originalReceipt(new Citizen("https://sso.example", "other"), request.id(), Format.XML)).isEmpty();
    }

    private UUID pay(PaymentRequest request, BigDecimal amount) {
        var receipt = with(request, UUID.randomUUID().toString(), amount, clock.instant());
        receipts.register(receipt);
        return jdbc.sql("select key from receipt where receipt_id = ?").param(receipt.receiptId()).query(UUID.class).single();
    }
}
