package it.portaledgst.workers.pagopa;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.Portal;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import java.net.URI;
import java.util.List;
import java.util.UUID;
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
    private static final String OR_NOTICE = " Riprova fra qualche minuto oppure paga con l'avviso.";

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
    public Cart open(PaymentRequest request, UUID attemptId, String returnToken) {
        var body = cart(request, attemptId, returnToken);
        var creditor = creditors.of(request);
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

    private CartRequest cart(PaymentRequest request, UUID attemptId, String returnToken) {
        var email = request.debtor().email();
        return new CartRequest(
                Pagopa.EMAIL.matcher(email).matches() ? email : null,
                List.of(new Notice(request.noticeCode().value(), request.creditorFiscalCode(),
                        Pagopa.cents(request.amount()), creditors.of(request).name(), request.description())),
                new ReturnUrls(portal.returnUrl(ReturnKind.OK, returnToken),
                        portal.returnUrl(ReturnKind.CANCELLED, returnToken),
                        portal.returnUrl(ReturnKind.ERROR, returnToken),
                        portal.returnUrl(ReturnKind.WAITING, returnToken)),
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
            return new Cart.Refused("pagoPA non risponde in questo momento." + OR_NOTICE);
        }
        int status = reply.status.value();
        if (status == 302 && reply.location != null && reply.location.getScheme() != null
                && reply.location.getScheme().matches("https?")) {
            return new Cart.Opened(reply.location.toString());
        }
        return new Cart.Refused(switch (status) {
            case 400 -> "pagoPA non ha accettato i dati di questo pagamento. Chiedi assistenza indicando il codice avviso.";
            case 401, 403 -> "Il pagamento online non è disponibile in questo momento. Puoi pagare con l'avviso.";
            case 422 -> "Per pagoPA questo avviso è già pagato o è in corso di pagamento: attendi qualche minuto e aggiorna lo stato.";
            case 429 -> "pagoPA riceve troppe richieste in questo momento." + OR_NOTICE;
            default -> reply.status.is5xxServerError()
                    ? "pagoPA non riesce ad avviare il pagamento in questo momento." + OR_NOTICE
                    : "pagoPA ha dato una risposta inattesa." + OR_NOTICE;
        });
    }
}
