package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.fitting;
import static it.portaledgst.domain.receipt.ReceiptSamples.receipt;
import static it.portaledgst.domain.receipt.ReceiptSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.OriginalReceipt.Format;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest extends ReceiptTest {

    @Test
    void aFittingReceiptPays() {
        var request = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        var receipt = fitting(request, token());

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.PAID);

        var paid = lifecycle.get(request.id());
        assertThat(paid.state()).isEqualTo(PaymentState.PAID);
        assertThat(paid.paidAt()).isEqualTo(receipt.paidAt());
        var stored = receipts.forRequest(request.id());
        assertThat(stored.data()).usingRecursiveComparison().isEqualTo(receipt);
        assertThat(stored.reason()).isNull();
        assertThat(stored.requestId()).isEqualTo(request.id());
        assertThat(receipts.byId(stored.key())).usingRecursiveComparison().isEqualTo(stored);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
        assertThat(journal(request.id())).endsWith("PAID");
        assertThat(lifecycle.attemptById(attempt.id()).state()).isEqualTo(AttemptState.CLOSED);
    }

    @Test
    void theSameReceiptTwiceHasNoSecondEffect() {
        var request = confirm(ANNA);
        var receipt = fitting(request, token());
        receipts.register(receipt);

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.DUPLICATE);
        assertThat(events(request.id())).hasSize(2);
        assertThat(journal(request.id())).hasSize(2);
    }

    @Test
    void anUnmatchedReceiptTwiceIsOneCase() {
        var request = confirm(ANNA);
        var receipt = with(request, token(), WRONG, Instant.now());
        receipts.register(receipt);

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.DUPLICATE);
        assertThat(storedFor(receipt.noticeCode())).isEqualTo(1);
    }

    @Test
    void whatWasToldFirstStaysAndThePushedMessageIsKeptBesideIt() {
        var request = confirm(ANNA);
        var pushed = ReceiptSamples.fitting(request, token());
        var told = new IncomingReceipt(pushed.receiptId(), pushed.noticeCode(), pushed.creditorFiscalCode(), pushed.creditorReferenceId(),
                pushed.amount(), "OK", pushed.pspId(), pushed.pspName(), pushed.pspFiscalCode(), pushed.payerName(), pushed.fee(),
                pushed.paidAt(), null, null, null, pushed.description(), false, List.of(), "{}".getBytes(StandardCharsets.UTF_8),
                IncomingReceipt.RawType.JSON);
        assertThat(receipts.register(told)).isEqualTo(ReceiptOutcome.PAID);
        assertThat(receipts.forRequest(request.id()).data().rawType()).isEqualTo(IncomingReceipt.RawType.JSON);
        var printed = receipts.forRequest(request.id()).sha256();
        assertThat(documents.originals(ANNA, request.id())).containsExactly(Format.JSON);
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.XML)).isEmpty();
        for (var copy : List.of(pushed, told, ReceiptSamples.fitting(request, pushed.receiptId()))) {
            assertThat(receipts.register(copy)).isEqualTo(ReceiptOutcome.DUPLICATE);
            assertThat(receipts.forRequest(request.id())).satisfies(stored -> {
                assertThat(stored.data().rawType()).isEqualTo(IncomingReceipt.RawType.JSON);
                assertThat(stored.data().raw()).isEqualTo(told.raw());
                assertThat(stored.sha256()).as("what a document printed of it").isEqualTo(printed);
            });
            assertThat(documents.originals(ANNA, request.id())).containsExactlyInAnyOrder(Format.XML, Format.JSON);
            assertThat(documents.originals(new Citizen("https://sso.example", "other"), request.id())).isEmpty();
        }
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.XML)).get().satisfies(original -> {
            assertThat(original.content()).isEqualTo(pushed.raw());
            assertThat(original.fileName()).endsWith(".xml");
        });
        assertThat(documents.originalReceipt(ANNA, request.id(), Format.JSON)).get().satisfies(original -> {
            assertThat(original.content()).isEqualTo(told.raw());
            assertThat(original.fileName()).endsWith(".json");
        });
    }

    @Test
    void aReceiptOfTheLastDayPaysAlsoWhenItComesLate() {
        var request = confirm(ANNA);
        expire(request);

        assertThat(receipts.register(with(request, token(), request.amount(), endOfLastDay(request).minusSeconds(1))))
                .isEqualTo(ReceiptOutcome.LATE_PAID);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "LatePaymentReceived");
        assertThat(journal(request.id())).endsWith("LATE_PAID");
    }

    @Test
    void withoutAMomentOfPaymentTheAccountingDateDecides() {
        var request = confirm(ANNA);
        expire(request);
        clock.moveTo(endOfLastDay(request).plusSeconds(86_400));

        assertThat(receipts.register(with(request, token(), request.amount(), null))).isEqualTo(ReceiptOutcome.LATE_PAID);
        assertThat(lifecycle.get(request.id()).paidAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoBeganOnTheLastDayMayFinishWhetherTheTimerHasComeOrNot(boolean timer) {
        var request = confirm(ANNA);
        clock.moveTo(endOfLastDay(request).plusSeconds(29 * 60));
        if (timer) {
            expire(request);
        }

        assertThat(receipts.register(with(request, token(), request.amount(), endOfLastDay(request).plusSeconds(30 * 60 - 1))))
                .isEqualTo(timer ? ReceiptOutcome.LATE_PAID : ReceiptOutcome.PAID);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paidAfterTheLastDayIsACaseWhetherTheTimerHasComeOrNot(boolean timer) {
        var request = confirm(ANNA);
        clock.moveTo(endOfLastDay(request).plusSeconds(30 * 60));
        if (timer) {
            expire(request);
        }

        assertUnmatched(request, with(request, token(), request.amount(), clock.instant()),
                UnmatchedReason.PAID_AFTER_EXPIRY, PaymentState.EXPIRED);
        assertThat(receipts.settle(keyOfLast(request))).isTrue();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
    }

    @Test
    void theLastDayEndsByTheClockOfRomeAlsoWhenItChanges() {
        // summer time begins on 28 March 2027 and ends on 31 October
        assertThat(PaymentTerms.inTime(Instant.parse("2027-03-28T22:29:59Z"), LocalDate.of(2027, 3, 28))).isTrue();
        assertThat(PaymentTerms.inTime(Instant.parse("2027-03-28T22:30:00Z"), LocalDate.of(2027, 3, 28))).isFalse();
        assertThat(PaymentTerms.inTime(Instant.parse("2027-10-31T23:29:59Z"), LocalDate.of(2027, 10, 31))).isTrue();
        assertThat(PaymentTerms.inTime(Instant.parse("2027-10-31T23:30:00Z"), LocalDate.of(2027, 10, 31))).isFalse();
    }

    @Test
    void aWrongAmountIsACase() {
        var request = confirm(ANNA);
        assertUnmatched(request, with(request, token(), WRONG, Instant.now()), UnmatchedReason.WRONG_AMOUNT,
                PaymentState.TO_PAY);

        expire(request);
        assertUnmatched(request, with(request, token(), WRONG, Instant.now()), UnmatchedReason.WRONG_AMOUNT,
                PaymentState.EXPIRED);
    }

    @Test
    void aDeletedRequestIsACase() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());

        assertUnmatched(request, fitting(request, token()), UnmatchedReason.REQUEST_DELETED, PaymentState.DELETED);
    }

    @Test
    void aSecondPaymentIsACase() {
        var request = confirm(ANNA);
        var first = fitting(request, token());
        receipts.register(first);

        assertUnmatched(request, fitting(request, token()), UnmatchedReason.ALREADY_PAID, PaymentState.PAID);
        assertThat(receipts.forRequest(request.id()).data().receiptId()).isEqualTo(first.receiptId());
    }

    @Test
    void anUnknownNoticeIsACaseOfTheCentralOffice() {
        var unknown = receipt(token(), "301999999999999956", "01999999999999956", new BigDecimal("10.00"), Instant.now());

        assertThat(receipts.register(unknown)).isEqualTo(ReceiptOutcome.UNMATCHED);
        var key = keyOf(unknown);
        assertThat(receipts.byId(key).reason()).isEqualTo(UnmatchedReason.UNKNOWN_NOTICE);
        assertThat(receipts.byId(key).requestId()).isNull();
        assertThat(payloadFor(key)).contains("DGST-CEN").contains("UNKNOWN_NOTICE");
        assertThat(receipts.settle(key)).isFalse();
        receipts.markForRefund(key);
    }

    @Test
    void anotherCreditorOrIuvIsUnknown() {
        var request = confirm(ANNA);
        var otherIuv = receipt(token(), request.noticeCode().value(), "99000000000000144", request.amount(), Instant.now());

        assertThat(receipts.register(otherIuv)).isEqualTo(ReceiptOutcome.UNMATCHED);
        assertThat(receipts.byId(keyOf(otherIuv)).reason()).isEqualTo(UnmatchedReason.UNKNOWN_NOTICE);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void unknownReceiptsAreSaidToBeUnknown() {
        var request = confirm(ANNA);

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> receipts.byId(UUID.randomUUID()));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> receipts.forRequest(request.id()));
    }

    @Test
    void onlyReceiptsOfPaymentsExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncomingReceipt("t", "301000000000000144", "80230390587",
                "01000000000000144", BigDecimal.ONE, "KO", null, null, null, null, null, null, null, null, null, null,
                false, new byte[0]));
    }

    private void assertUnmatched(PaymentRequest request, IncomingReceipt receipt, UnmatchedReason reason,
                                 PaymentState state) {
        var key = unmatched(request, receipt);

        assertThat(receipts.byId(key).reason()).isEqualTo(reason);
        assertThat(receipts.byId(key).requestId()).isEqualTo(request.id());
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(state);
        assertThat(events(key)).containsExactly("UnmatchedReceiptArrived");
        assertThat(payloadFor(key)).contains(request.officeCode()).contains(reason.name()).doesNotContain("Maria");
        assertThat(journal(request.id())).endsWith("RECEIPT_UNMATCHED");
    }

    private UUID keyOfLast(PaymentRequest request) {
        return jdbc.sql("select key from receipt where request_id = ? order by stored_at desc limit 1").param(request.id())
                .query(UUID.class).single();
    }

    private String payloadFor(UUID key) {
        return jdbc.sql("select payload from outbox_record where record_key = ?").param(key.toString())
                .query(String.class).single();
    }

    private long storedFor(String noticeCode) {
        return jdbc.sql("select count(*) from receipt where notice_code = ?").param(noticeCode).query(Long.class).single();
    }
}
