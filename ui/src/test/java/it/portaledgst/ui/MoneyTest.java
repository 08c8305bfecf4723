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
            "0,01|0.01", "999.999,99|999999.99"})
    @DisplayName("f.5: digits, optional dots between thousands, optional comma with one or two digits")
    void grammar(String typed, BigDecimal amount) {
        assertThat(Money.parse(typed)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.000,5.0", "1000.50", "1,000.50", "1.00,5", "10,555", "-5", "abc", "1 000", ",50", "5,"})
    @DisplayName("f.5: anything ambiguous is refused, never guessed")
    void refused(String typed) {
        assertThat(Money.parse(typed)).isEmpty();
    }

    @Test
    void shown() {
        assertThat(Money.format(new BigDecimal("1050.30"), Locale.ITALIAN)).isEqualTo("1.050,30\u00a0€");
        assertThat(Money.format(new BigDecimal("1050.30"), Locale.ENGLISH)).isEqualTo("€1,050.30");
    }
}
