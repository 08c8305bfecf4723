package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;

import it.portaledgst.ui.kit.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"50|50.00", "50,5|50.50", "1.000,50|1000.50", "1000,50|1000.50", " 5,00 € |5.00",
            "0,01|0.01", "999.999,99|999999.99", "1,050.30|1050.30", "1.050,30|1050.30", "1050.3|1050.30", "1.05|1.05", "1,05|1.05",
            "999,999.99|999999.99", "1.000.000|1000000.00", "1,000,000|1000000.00"})
    @DisplayName("f.5: the Italian and the English way to write an amount, whatever the page's language")
    void grammar(String typed, BigDecimal amount) {
        assertThat(Money.parse(typed)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.000,5.0", "1.000.50", "1,000,50", "1.000,000", "1,000.000", "1.000,000.50", "10,00.5", "1.050", "1,050", "1.00,5", "10,555", "-5", "abc", "1 000", ",50", "5,"})
    @DisplayName("f.5: anything ambiguous is refused, never guessed")
    void refused(String typed) {
        assertThat(Money.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.050", "1,050", " 999.999 € ", "12,500", "0.500"})
    @DisplayName("f.5: what is a thousand in one language and a fraction in another is asked for again, with its cents")
    void ambiguous(String typed) {
        assertThat(Money.ambiguous(typed)).isTrue();
        assertThat(Money.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1050", "1.050,00", "1,050.00", "1,05", "1.0505", "1234,567", "abc", ""})
    @DisplayName("f.5: only amounts that want nothing but their cents are called ambiguous")
    void unambiguous(String typed) {
        assertThat(Money.ambiguous(typed)).isFalse();
    }

    @Test
    void shown() {
        assertThat(Money.format(new BigDecimal("1050.30"), Locale.ITALIAN)).isEqualTo("1.050,30\u00a0€");
        assertThat(Money.format(new BigDecimal("1050.30"), Locale.ENGLISH)).isEqualTo("€1,050.30");
    }
}
