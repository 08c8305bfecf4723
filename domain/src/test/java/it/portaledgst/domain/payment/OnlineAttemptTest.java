package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Attempts to pay online: started once, come back from as often as a browser likes. */
class OnlineAttemptTest extends DomainTest {

    @Autowired
    private PaymentLifecycle lifecycle;

    private final Citizen citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());

    @Test
    void aWaitingAttemptIsReusedAFinishedOneIsNot() {
        var request = confirm(citizen);

        var first = requests.startOnlinePayment(citizen, request.id());
        assertThat(requests.startOnlinePayment(citizen, request.id())).isEqualTo(first);
        assertThat(events(first.id())).containsExactly("CheckoutRequested");

        lifecycle.checkoutFailed(first.id(), CheckoutProblem.NO_ANSWER);
        assertThat(requests.attempt(citizen, first.id())).get().satisfies(attempt -> {
            assertThat(attempt.state()).isEqualTo(AttemptState.FAILED);
            assertThat(attempt.problem()).isEqualTo(CheckoutProblem.NO_ANSWER);
        });
        assertThat(events(first.id())).contains("OnlineAttemptFailed");
        var second = requests.startOnlinePayment(citizen, request.id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(requests.find(citizen, request.id()).orElseThrow().lastAttempt()).isEqualTo(second);
    }

    @Test
    void theBrowsersReturnOnlyInforms() {
        var request = confirm(citizen);
        var attempt = requests.startOnlinePayment(citizen, request.id());
        assertThat(requests.cameBack(token(attempt, ReturnKind.CANCELLED), ReturnKind.CANCELLED)).contains(new WayBack(request.id(), null));
        assertThat(lifecycle.returnedHopeful(attempt.id())).isFalse();
        requests.cameBack(token(attempt, ReturnKind.OK), ReturnKind.OK);
        assertThat(lifecycle.returnedHopeful(attempt.id())).isTrue();
        requests.cameBack(token(attempt, ReturnKind.CANCELLED), ReturnKind.CANCELLED);

        assertThat(requests.attempt(citizen, attempt.id()).orElseThrow().returned()).isEqualTo(ReturnKind.OK);
        assertThat(requests.find(citizen, request.id()).orElseThrow().state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(requests.cameBack("unknown", ReturnKind.OK)).isEqualTo(Optional.empty());
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed");
    }

    @Test
    void eachReturnAddressIsGoodForItsOutcomeOnly() {
        var attempt = requests.startOnlinePayment(citizen, confirm(citizen).id());
        var other = requests.startOnlinePayment(citizen, confirm(citizen).id());
        for (var kind : ReturnKind.values()) {
            var token = token(attempt, kind);
            assertThat(token).hasSizeLessThan(100).matches("[A-Za-z0-9_.-]+");
            for (var claimed : ReturnKind.values()) {
                if (claimed != kind) {
                    assertThat(requests.cameBack(token, claimed)).as(kind + " as " + claimed).isEmpty();
                }
            }
            var ofAnother = other.id() + token.substring(token.indexOf('.'));
            assertThat(requests.cameBack(ofAnother, kind)).isEmpty();
            assertThat(requests.cameBack(token + "A", kind)).isEmpty();
            assertThat(requests.cameBack(attempt.id() + ".", kind)).isEmpty();
            assertThat(requests.cameBack(attempt.id().toString(), kind)).isEmpty();
        }
        assertThat(requests.attempt(citizen, attempt.id()).orElseThrow().returned()).as("nothing was noted").isNull();
    }

    @Test
    void anAttemptThatCameToNothingIsToldOnceAndHasADocumentForItsOwner() {
        var request = confirm(citizen);
        var attempt = requests.startOnlinePayment(citizen, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/c");
        lifecycle.closeAttempt(attempt.id());
        lifecycle.closeAttempt(attempt.id());
        assertThat(events(attempt.id())).containsOnlyOnce("OnlineAttemptFailed");

        assertThat(lifecycle.negativeOutcomeReady(attempt)).isFalse();
        lifecycle.storeNegativeOutcome(attempt, new byte[] {1});
        lifecycle.storeNegativeOutcome(attempt, new byte[] {2});
        assertThat(lifecycle.negativeOutcomeReady(attempt)).isTrue();
        assertThat(documents.negativeOutcome(citizen, request.id(), attempt.id())).get().satisfies(document -> {
            assertThat(document.pdf()).containsExactly(1);
            assertThat(document.fileName()).isEqualTo("esito-negativo-" + request.noticeCode() + ".pdf");
        });
        assertThat(documents.negativeOutcome(new Citizen("https://sso.example", "other"), request.id(), attempt.id())).isEmpty();
        assertThat(documents.negativeOutcome(citizen, confirm(citizen).id(), attempt.id())).as("of another request").isEmpty();

        var second = requests.startOnlinePayment(citizen, request.id());
        lifecycle.storeNegativeOutcome(second, new byte[] {3});
        assertThat(documents.negativeOutcome(citizen, request.id(), second.id())).get().extracting(Document::pdf).isEqualTo(new byte[] {3});
    }

    @Test
    void whoDeletesGivesUpWhatTheyCancelled() {
        var request = confirm(citizen);
        var attempt = requests.startOnlinePayment(citizen, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/c");
        requests.cameBack(token(attempt, ReturnKind.CANCELLED), ReturnKind.CANCELLED);
        requests.delete(citizen, request.id());
        assertThat(events(attempt.id())).containsOnlyOnce("OnlineAttemptFailed");
    }

    private String token(OnlineAttempt attempt, ReturnKind kind) {
        return lifecycle.returnTokensOf(attempt.id()).apply(kind);
    }
}
