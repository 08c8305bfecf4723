package it.portaledgst.workers.pagopa;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.Portal;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** pagoPA's Checkout, version 2 (the one with a way back for payments that are still being closed). */
@Component
public class Checkout {

    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

    private record Notice(String noticeNumber, String fiscalCode, long amount, String companyName, String description) {
    }

    private record ReturnUrls(String returnOkUrl, String returnCancelUrl, String returnErrorUrl, String returnWaitingUrl) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CartRequest(String emailNotice, List<Notice> paymentNotices, ReturnUrls returnUrls, String idCart,
                               boolean allCCP) {
    }

    private record Reply(HttpStatusCode status, URI location) {
    }

    private final RestClient checkout;
    private final Pagopa pagopa;
    private final Creditors creditors;
    private final Portal portal;
    private final ServiceHealth health;

    Checkout(PagopaServices services, Pagopa pagopa, Creditors creditors, Portal portal, ServiceHealth health) {
        this.checkout = services.at(pagopa.checkoutUrl());
        this.pagopa = pagopa;
        this.creditors = creditors;
        this.portal = portal;
        this.health = health;
    }

    /** Asks for nothing: that there is an answer at all, whatever it says, is noted for the portal. */
    public void look() {
        boolean answers;
        try {
            answers = checkout.get().uri("/").headers(pagopa.keyOf(creditors.first()))
                    .exchange((sent, answer) -> !answer.getStatusCode().is5xxServerError());
        } catch (ResourceAccessException e) {
            answers = false;
        }
        note(answers);
    }

    /** Opens a cart. A technical failure is tried a second time, since a cart that nobody uses does no harm. */
    public Cart open(PaymentRequest request, UUID attemptId, Function<ReturnKind, String> returnTokens) {
        var creditor = creditors.of(request);
        var body = cart(request, creditor, attemptId, returnTokens);
        var reply = post(body, creditor);
        if (reply == null || reply.status.is5xxServerError()) {
            reply = post(body, creditor);
        }
        note(reply != null && !reply.status.is5xxServerError());
        var cart = read(reply);
        LOG.info("cart for notice {}: {}", request.noticeCode(), reply == null ? "no answer" : reply.status.value());
        return cart;
    }

    private void note(boolean answers) {
        if (answers) {
            health.answered(Part.CHECKOUT);
        } else {
            health.silent(Part.CHECKOUT);
        }
    }

    private CartRequest cart(PaymentRequest request, Creditor creditor, UUID attemptId, Function<ReturnKind, String> returnTokens) {
        var email = request.debtor().email();
        return new CartRequest(
                EmailAddresses.pagopaTakes(email) ? email : null,
                List.of(new Notice(request.noticeCode().value(), request.creditorFiscalCode(),
                        Pagopa.cents(request.amount()), creditor.name(), request.description())),
                new ReturnUrls(portal.returnUrl(ReturnKind.OK, returnTokens.apply(ReturnKind.OK)),
                        portal.returnUrl(ReturnKind.CANCELLED, returnTokens.apply(ReturnKind.CANCELLED)),
                        portal.returnUrl(ReturnKind.ERROR, returnTokens.apply(ReturnKind.ERROR)),
                        portal.returnUrl(ReturnKind.WAITING, returnTokens.apply(ReturnKind.WAITING))),
                attemptId.toString(), false);
    }

    private Reply post(CartRequest body, Creditor creditor) {
        try {
            return checkout.post().uri("/carts").headers(pagopa.keyOf(creditor))
                    .contentType(MediaType.APPLICATION_JSON).body(body)
                    .exchange((sent, answer) -> new Reply(answer.getStatusCode(), answer.getHeaders().getLocation()));
        } catch (ResourceAccessException e) {
            LOG.warn("Checkout does not answer: {}", e.getMostSpecificCause().toString());
            return null;
        }
    }

    private static Cart read(Reply reply) {
        if (reply == null) {
            return new Cart.Refused(CheckoutProblem.NO_ANSWER);
        }
        int status = reply.status.value();
        if (status == 302 && reply.location != null && reply.location.getScheme() != null
                && reply.location.getScheme().matches("https?")) {
            return new Cart.Opened(reply.location.toString());
        }
        return new Cart.Refused(switch (status) {
            case 400 -> CheckoutProblem.DATA;
            case 401, 403 -> CheckoutProblem.NOT_AVAILABLE;
            case 422 -> CheckoutProblem.PAID_OR_PAYING;
            case 429 -> CheckoutProblem.TOO_MANY;
            default -> reply.status.is5xxServerError() ? CheckoutProblem.FAILING : CheckoutProblem.UNEXPECTED;
        });
    }
}
