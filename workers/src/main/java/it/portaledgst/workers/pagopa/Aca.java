package it.portaledgst.workers.pagopa;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.WorkFailed;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** pagoPA's archive of open positions (ACA). It is told how a position stands now, never what changed. */
@Component
public class Aca {

    private static final Logger LOG = LoggerFactory.getLogger(Aca.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An amount of zero closes the position. With a postal IBAN pagoPA can also answer for the slip in our place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Position(String paFiscalCode, String entityType, String entityFiscalCode, String entityFullName,
                            String iuv, String nav, long amount, String description, String expirationDate, String iban,
                            String postalIban, boolean switchToExpired, boolean payStandIn) {
    }

    private record Reply(int status, String problem) {
    }

    private final RestClient aca;
    private final Pagopa pagopa;
    private final Creditors creditors;

    Aca(PagopaServices services, Pagopa pagopa, Creditors creditors) {
        this.aca = services.at(pagopa.acaUrl());
        this.pagopa = pagopa;
        this.creditors = creditors;
    }

    public void tell(PaymentRequest request) {
        switch (request.state()) {
            case TO_PAY -> tell(request, Pagopa.cents(request.amount()));
            case DELETED, EXPIRED -> tell(request, 0);
            case PAID -> LOG.debug("notice {} is paid: pagoPA knows", request.noticeCode());
        }
    }

    private void tell(PaymentRequest request, long amount) {
        var notice = request.noticeCode();
        var creditor = creditors.of(request);
        var reply = post(position(request, creditor, amount), creditor, notice);
        LOG.info("ACA, notice {}, {}: {}", notice, amount == 0 ? "closed" : "open", reply.status);
        if (reply.status == 200 || amount == 0 && nothingToClose(reply)) {
            return;
        }
        throw new WorkFailed(switch (reply.status) {
            case 401, 403 -> "pagoPA rifiuta la chiave di ACA (HTTP " + reply.status + "): verificare pagopa.subscription-key, poi ritentare.";
            case 409, 422 -> "ACA rifiuta la posizione dell'avviso " + notice + " (HTTP " + reply.status
                    + "): verificare nel back office di pagoPA se risulta già pagata o gestita da un altro intermediario, poi ritentare.";
            case 400, 404 -> "ACA non accetta i dati della posizione dell'avviso " + notice + " (HTTP " + reply.status
                    + "): verificare la configurazione dell'ente creditore (codice fiscale, IBAN), poi ritentare.";
            default -> "ACA di pagoPA non è disponibile (HTTP " + reply.status + ", avviso " + notice
                    + "): attendere che il servizio torni, poi ritentare.";
        });
    }

    /** Never told, or paid in the meantime: either way pagoPA takes no payment for it any more. */
    private static boolean nothingToClose(Reply reply) {
        return reply.status == 404 || reply.status == 409 && !reply.problem.contains("Unauthorized");
    }

    private Reply post(Position position, Creditor creditor, NoticeCode notice) {
        try {
            return aca.post().uri("/paCreatePosition").headers(pagopa.keyOf(creditor))
                    .contentType(MediaType.APPLICATION_JSON).body(position)
                    .exchange((sent, answer) -> {
                        int status = answer.getStatusCode().value();
                        return new Reply(status, status == 409 ? title(answer.getBody().readNBytes(10_000)) : "");
                    });
        } catch (ResourceAccessException e) {
            throw new WorkFailed("ACA di pagoPA non risponde (avviso " + notice
                    + "): verificare il collegamento con pagoPA, poi ritentare.", e);
        }
    }

    private static String title(byte[] problem) {
        try {
            JsonNode title = JSON.readTree(problem).path("title");
            return title.asString("");
        } catch (RuntimeException e) {
            return "";
        }
    }

    private Position position(PaymentRequest request, Creditor creditor, long amount) {
        var debtor = request.debtor();
        var lastMoment = request.dueDate().atTime(LocalTime.of(23, 59, 59)).atZone(PaymentTerms.ROME);
        return new Position(request.creditorFiscalCode(), debtor.kind() == DebtorKind.NATURAL_PERSON ? "F" : "G",
                Pagopa.identifier(debtor), debtor.fullName(), request.noticeCode().iuv(), request.noticeCode().value(), amount,
                request.description(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(lastMoment),
                creditor.ibanFor(request.serviceCode()), creditor.postalAccountFor(request.serviceCode()).map(PostalAccount::iban).orElse(null), false, true);
    }
}
