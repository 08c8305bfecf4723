package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.language.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in numbers, in the habits of each language. */
class FormatsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"it|1.234,50 €|5 gennaio 2027|05/01/2027", "en|€1,234.50|5 January 2027|05/01/2027",
            "de|1.234,50 €|5. Jänner 2027|05.01.2027", "fr|1.234,50 €|5 gennaio 2027|05/01/2027"})
    @DisplayName("amounts and days; South Tyrol's January is the Jänner; an unknown language gets Italian")
    void amountsAndDays(String code, String amount, String day, String shortDay) {
        var language = Locale.of(code);
        assertThat(Money.format(new BigDecimal("1234.50"), language).replace('\u00a0', ' ')).isEqualTo(amount);
        assertThat(Dates.day(DAY, language)).isEqualTo(day);
        assertThat(Dates.shortDay(DAY, language)).isEqualTo(shortDay);
    }

    @Test
    @DisplayName("moments are those of Rome, also when summer time changes the day")
    void moments() {
        var justAfterMidnightInRome = Instant.parse("2027-06-30T22:30:00Z");
        assertThat(Dates.moment(justAfterMidnightInRome, Locale.ITALIAN)).isEqualTo("1 luglio 2027, 00:30");
        assertThat(Dates.moment(justAfterMidnightInRome, Locale.GERMAN)).isEqualTo("1. Juli 2027, 00:30");
        assertThat(Dates.time(justAfterMidnightInRome)).isEqualTo("00:30");
    }

    @Test
    @DisplayName("a notice code is read in groups of four in every language and typed back with or without them")
    void codes() {
        var code = new NoticeCode("301000000000000144");
        assertThat(code.grouped()).isEqualTo("3010 0000 0000 0001 44");
        assertThat(NoticeCode.parse(code.grouped())).isEqualTo(code);
    }

    @Test
    @DisplayName("regional variants speak the language")
    void variants() {
        assertThat(Language.of(Locale.of("de", "AT"))).isEqualTo(Language.GERMAN);
        assertThat(Language.of(Locale.US)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Locale.FRENCH)).isEqualTo(Language.ITALIAN);
    }
}
