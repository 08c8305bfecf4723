package it.portaledgst.ui.kit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.ui.language.Language;

/** Dates as people read them: always the Italian day, whatever the server's zone. */
public final class Dates {

    public static final ZoneId ROME = PaymentTerms.ROME;

    private Dates() {
    }

    public static LocalDate today(Clock clock) {
        return PaymentTerms.today(clock);
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ROME);
    }

    public static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Language.of(language).formats()).format(day);
    }

    /** All digits, as in {@link #shortPattern}. */
    public static String shortDay(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern(shortPattern(language)).format(day);
    }

    /** Day, month and year in the order all three languages share. */
    public static String shortPattern(Locale language) {
        return Language.of(language) == Language.GERMAN ? "dd.MM.yyyy" : "dd/MM/yyyy";
    }

    public static String moment(Instant moment, Locale language) {
        var local = moment.atZone(ROME);
        return day(local.toLocalDate(), language) + ", " + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    public static String time(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm").format(moment.atZone(ROME));
    }
}
