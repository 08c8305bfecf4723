package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {

    @ParameterizedTest
    @CsvSource({"0.01, zero/01", "1.00, uno/00", "3.00, tre/00", "8.50, otto/50", "14.00, quattordici/00", "17.00, diciassette/00",
        "21.00, ventuno/00", "23.00, ventitré/00", "28.00, ventotto/00", "33.33, trentatré/33", "38.00, trentotto/00", "51.50, cinquantuno/50",
        "93.00, novantatré/00", "100.00, cento/00", "103.00, centotré/00", "108.00, centotto/00", "123.00, centoventitré/00",
        "180.00, centottanta/00", "181.00, centottantuno/00", "200.00, duecento/00", "1000.00, mille/00", "1001.00, milleuno/00",
        "1300.00, milletrecento/00", "2000.00, duemila/00", "2023.00, duemilaventitré/00", "3003.00, tremilatré/00", "21000.00, ventunmila/00",
        "23000.00, ventitremila/00", "108000.00, centottomila/00", "123456.78, centoventitremilaquattrocentocinquantasei/78",
        "999999.99, novecentonovantanovemilanovecentonovantanove/99", "1000000.00, un milione/00", "2000003.00, due milioni tre/00",
        "21000000.00, ventun milioni/00"})
    void amountsAreSpeltAsInItaly(String euro, String words) {
        assertThat(AmountInWords.of(new BigDecimal(euro))).isEqualTo(words);
    }

    @Test
    void noAccentStandsInsideAWordAndNoneIsMissingAtItsEnd() {
        for (int euro = 1; euro < 200_000; euro += 7) {
            assertThat(AmountInWords.of(BigDecimal.valueOf(euro))).matches("[a-z]+é?/00").doesNotMatch(".+(?<!^)tre/00");
        }
    }
}
