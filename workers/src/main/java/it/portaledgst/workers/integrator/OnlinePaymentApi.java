package it.portaledgst.workers.integrator;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.NotPayableException;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.ReturnKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Paying a client's request at pagoPA's Checkout. Who pays has no account here: the client names the page to which the
 * browser goes in the end. The cart is opened behind the outbox, as for citizens, so the address comes a moment later.
 */
@RestController
@RequestMapping(path = Api.ROOT + "/payment-requests/{id}/online-payment", produces = MediaType.APPLICATION_JSON_VALUE)
@OnlyWithApi
class OnlinePaymentApi {

    private record NewPayment(String returnUrl) {
    }

    /** What there is not is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record PaymentJson(UUID id, AttemptState state, Instant startedAt, String checkoutUrl, CheckoutProblem problem, ReturnKind returned) {

        static PaymentJson of(OnlineAttempt attempt) {
            return new PaymentJson(attempt.id(), attempt.state(), attempt.startedAt(), attempt.state().open() ? attempt.checkoutUrl() : null,
                    attempt.problem(), attempt.returned());
        }
    }

    private final PaymentRequests requests;
    private final Receivers addresses;

    OnlinePaymentApi(PaymentRequests requests, Receivers addresses) {
        this.requests = requests;
        this.addresses = addresses;
    }

    /** While pagoPA is being asked for the address, a second call gets the first one's payment. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PaymentJson> start(@AuthenticationPrincipal Jwt token, @PathVariable UUID id, InputStream body) throws IOException {
        var url = JsonBody.read(body, NewPayment.class).returnUrl();
        if (!addresses.mayBe(url)) {
            throw ApiProblem.inBody(ProblemType.INVALID, "/returnUrl", "URL", ApiProblem.WHICH_URL);
        }
        try {
            var attempt = requests.startOnlinePayment(Client.of(token), id, url);
            return ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, "1").body(PaymentJson.of(attempt));
        } catch (NotPayableException e) {
            throw e.problem().why() == Refusal.REQUEST_UNKNOWN ? ApiProblem.notFound() : new ApiProblem(ProblemType.NOT_PAYABLE, e.getMessage());
        }
    }

    /** The last one. */
    @GetMapping
    PaymentJson last(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return requests.find(Client.of(token), id).map(PaymentRequest::lastAttempt).map(PaymentJson::of).orElseThrow(ApiProblem::notFound);
    }
}
