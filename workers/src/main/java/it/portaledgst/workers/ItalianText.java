package it.portaledgst.workers;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxId;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, dates, times and numbers of other countries as people in Italy write them. */
public final class ItalianText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm:ss");

    private ItalianText() {
    }

    /** 1.234,50: dot for thousands, comma for cents, no currency. */
    public static String amount(BigDecimal euro) {
        var symbols = new DecimalFormatSymbols(Locale.ITALY);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.00", symbols).format(euro);
    }

    /** A number of another country and whose it is: 12/345/67890 (Germania). */
    public static String foreign(TaxId taxId) {
        return taxId.number() + " (" + Countries.name(taxId.country(), Locale.ITALIAN) + ")";
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(PaymentTerms.ROME));
    }
}
