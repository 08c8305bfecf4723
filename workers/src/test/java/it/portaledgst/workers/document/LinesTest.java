package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

    /** What Titillium Web holds, more or less: Latin letters with all their usual accents. */
    private static final IntPredicate LATIN = sign -> sign < 0x180 && "ŉĸ".indexOf(sign) < 0;

    @ParameterizedTest
    @CsvSource({"Юрий Щербаков, Yuriy Shcherbakov", "Соловьёв, Solov'yëv", "Αθανάσιος, Athanásios", "Αθανάσ, Athanás", "Łukasz Groß Győző è, Łukasz Groß Győző è",
        "Ștefan, Stefan", "№7, No7", "Nguyễn, Nguyen", "☃, ?", "'e\u0301', é"})
    void whatTheFontCannotDrawIsWrittenInLatinLetters(String text, String printed) {
        assertThat(Lines.printable(text, LATIN)).isEqualTo(printed);
    }
}
