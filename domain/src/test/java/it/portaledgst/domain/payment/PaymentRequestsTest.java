package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import org.junit.jupiter.api.Test;

class PaymentRequestsTest extends DomainTest {

    @Test
    void confirmationCreatesARequestToPay() {
        var request = confirm(ANNA);

        assertThat(request.state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(requests.find(ANNA, request.id())).contains(request);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed");
    }
}
