package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.fitting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.payment.NotRestorableException;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import org.junit.jupiter.api.Test;

/** A deletion undone, and what may have come meanwhile. */
class RestoreTest extends ReceiptTest {

    @Test
    void aDeletedRequestIsRestoredAndPaidAsIfNothingHadBeen() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());
        requests.restore(ANNA, request.id());

        assertThat(lifecycle.get(request.id()).payable()).isTrue();
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentRequestDeleted", "PaymentRequestConfirmed");
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "DELETED", "RESTORED");
        assertNotRestored(request, Refusal.RESTORE_NOT_DELETED);
        assertThat(receipts.register(fitting(request, token()))).isEqualTo(ReceiptOutcome.PAID);
        assertNotRestored(request, Refusal.RESTORE_NOT_DELETED);
    }

    @Test
    void nobodyRestoresWhatIsTooLateOrPaidMeanwhileOrSomebodyElses() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());
        assertThatExceptionOfType(NotRestorableException.class).isThrownBy(() -> requests.restore(BRUNO, request.id()))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.REQUEST_UNKNOWN));
        clock.moveTo(endOfLastDay(request));
        assertNotRestored(request, Refusal.RESTORE_EXPIRED);
        clock.moveTo(endOfLastDay(request).minusSeconds(1));
        unmatched(request, fitting(request, token()));
        assertNotRestored(request, Refusal.RESTORE_PAYMENT);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.DELETED);
    }

    private void assertNotRestored(PaymentRequest request, Refusal why) {
        assertThatExceptionOfType(NotRestorableException.class).isThrownBy(() -> requests.restore(ANNA, request.id()))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }
}
