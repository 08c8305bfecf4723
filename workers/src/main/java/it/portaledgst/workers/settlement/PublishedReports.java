package it.portaledgst.workers.settlement;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.settlement.IncomingReport;
import it.portaledgst.domain.settlement.PaymentOutcome;
import it.portaledgst.domain.settlement.ReportedPayment;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.pagopa.Pagopa;
import it.portaledgst.workers.pagopa.PagopaServices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** pagoPA's service for settlement reports (FdR), the side of creditors. */
@Component
class PublishedReports {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int ROWS = 1000;
    /** A thousand payments are some 200 kB. */
    private static final int MAX_BYTES = 8_000_000;
    private static final String REPORT = "/organizations/{creditor}/fdrs/{fdr}/revisions/{revision}/psps/{psp}";

    /** One that may be fetched. */
    record Published(String fdr, String pspId, long revision, Instant publishedAt) {
    }

    private record Reply(int status, byte[] body) {
    }

    private final RestClient service;
    private final Pagopa pagopa;

    PublishedReports(PagopaServices services, Pagopa pagopa) {
        this.service = pagopa.fdrUrl() == null ? null : services.at(pagopa.fdrUrl());
        this.pagopa = pagopa;
    }

    boolean subscribed() {
        return service != null;
    }

    /** In no particular order. @throws WorkFailed when they are not all known */
    List<Published> since(Creditor creditor, Instant moment) {
        return pages(creditor, "/organizations/{creditor}/fdrs?publishedGt={since}&page={page}&size={size}",
                Map.of("creditor", creditor.fiscalCode(), "since", moment.toString()),
                in -> new Published(text(in, "fdr"), text(in, "pspId"), in.path("revision").longValue(), moment(in, "published")));
    }

    /** With all its payments. @throws WorkFailed when they are not all known */
    IncomingReport fetch(Creditor creditor, Published published) {
        var names = Map.<String, Object>of("creditor", creditor.fiscalCode(), "fdr", published.fdr, "revision", published.revision,
                "psp", published.pspId);
        var head = get(creditor, REPORT, names);
        var payments = pages(creditor, REPORT + "/payments?page={page}&size={size}", names, PublishedReports::payment);
        if (head.hasNonNull("computedTotPayments") && head.path("computedTotPayments").longValue() != payments.size()) {
            throw new WorkFailed("Il flusso " + published.fdr + " di pagoPA non è arrivato intero: si riprova al prossimo giro.");
        }
        var date = head.path("regulationDate").asString("");
        return new IncomingReport(creditor.fiscalCode(), published.pspId, published.fdr, published.revision,
                head.path("sender").path("pspName").asString(published.pspId), head.path("regulation").asString(""),
                date.isEmpty() ? null : LocalDate.parse(date), published.publishedAt, head.path("totPayments").longValue(),
                amount(head, "sumPayments"), payments);
    }

    private static ReportedPayment payment(JsonNode in) {
        return new ReportedPayment(in.path("index").longValue(), text(in, "iuv"), text(in, "iur"), in.path("idTransfer").intValue(),
                amount(in, "pay"), PaymentOutcome.valueOf(text(in, "payStatus")), moment(in, "payDate"));
    }

    private <T> List<T> pages(Creditor creditor, String address, Map<String, Object> names, Function<JsonNode, T> reader) {
        var all = new ArrayList<T>();
        long pages = 1;
        for (long page = 1; page <= pages; page++) {
            var variables = new HashMap<>(names);
            variables.put("page", page);
            variables.put("size", ROWS);
            var answer = get(creditor, address, variables);
            pages = answer.path("metadata").path("totPage").longValue();
            answer.path("data").forEach(row -> all.add(reader.apply(row)));
        }
        return all;
    }

    private JsonNode get(Creditor creditor, String address, Map<String, Object> names) {
        Reply reply;
        try {
            reply = service.get().uri(address, names).headers(pagopa.keyOf(creditor)).accept(MediaType.APPLICATION_JSON)
                    .exchange((sent, answer) -> new Reply(answer.getStatusCode().value(), answer.getBody().readNBytes(MAX_BYTES)));
        } catch (ResourceAccessException e) {
            throw new WorkFailed("Il servizio dei flussi di rendicontazione di pagoPA non risponde: si riprova al prossimo giro.", e);
        }
        return switch (reply.status) {
            case 200 -> JSON.readTree(reply.body);
            case 401, 403 -> throw new WorkFailed("pagoPA rifiuta la chiave dei flussi di rendicontazione (HTTP " + reply.status
                    + "): verificare pagopa.subscription-key.");
            default -> throw new WorkFailed("Il servizio dei flussi di rendicontazione di pagoPA ha risposto HTTP " + reply.status
                    + " per l'ente " + creditor.fiscalCode() + ": si riprova al prossimo giro; se continua verificare pagopa.fdr-url.");
        };
    }

    private static String text(JsonNode in, String name) {
        var text = in.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static BigDecimal amount(JsonNode in, String name) {
        return in.path(name).decimalValue();
    }

    /** Without an offset it is the time in Rome. */
    private static Instant moment(JsonNode in, String name) {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text(in, name), ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.atZone(PaymentTerms.ROME).toInstant();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
