package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How values are written for Italian readers. */
final class Shown {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(Node.ROME);

    private Shown() {
    }

    static String euro(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ITALY)).format(amount) + " €";
    }

    static String date(LocalDate date) {
        return date.format(DATE);
    }

    static String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    static Map<String, Object> offer(Offer offer) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("company", offer.companyName());
        shown.put("creditor", offer.notice().creditor());
        shown.put("code", offer.notice().code());
        shown.put("grouped", offer.notice().grouped());
        shown.put("description", offer.description());
        shown.put("amount", euro(offer.amount()));
        shown.put("due", date(offer.dueDate()));
        shown.put("standIn", offer.standIn());
        return shown;
    }

    static Map<String, Object> problem(NotPayable refusal) {
        Problem problem = Problem.of(refusal.faultCode());
        return Map.of("sentence", problem.sentence(), "category", problem.name(), "code", refusal.faultCode(),
                "detail", String.valueOf(refusal.getMessage()));
    }
}
