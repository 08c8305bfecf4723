package it.portaledgst.ui.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import it.portaledgst.ui.language.LanguageChoice;

/** Dates as people read them: always the Italian day, whatever the server's zone. */
public final class Dates {

    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private Dates() {
    }

    public static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(variant(language)).format(day);
    }

    public static String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    }

    public static String moment(Instant moment, Locale language) {
        var local = moment.atZone(ROME);
        return day(local.toLocalDate(), language) + ", " + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    public static String time(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm").format(moment.atZone(ROME));
    }

    private static Locale variant(Locale language) {
        return LanguageChoice.isItalian(language) ? Locale.ITALY : Locale.UK;
    }
}
