package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class NoticeCodeTest {

    @ParameterizedTest
    @CsvSource({
            "01, 1,             301000000000000144",
            "01, 2,             301000000000000245",
            "01, 1234567890123, 301123456789012316",
            "02, 2026000000001, 302202600000000143",
            "45, 9999999999999, 345999999999999975",
            "48, 17,            348000000000001780"})
    void checkDigitsAreTheFirstSixteenModulo93(String segregationCode, long base, String expected) {
        assertThat(NoticeCode.of(segregationCode, base).value()).isEqualTo(expected);
    }

    @Test
    void isReadAsAPersonCopiesIt() {
        var code = NoticeCode.parse(" 3010 0000 0000 0001\u00A044 ");

        assertThat(code.value()).isEqualTo("301000000000000144");
        assertThat(code.grouped()).isEqualTo("3010 0000 0000 0001 44");
        assertThat(code.iuv()).isEqualTo("01000000000000144");
        assertThat(code).hasToString("301000000000000144");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"301000000000000145", "30100000000000014", "3010000000000001444", "30100000000000014X",
            "001000000000000144", "302012387654312384"})
    void refusesWhatIsNotOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeCode.parse(text)).withMessageContaining("codice avviso");
    }
}
