package it.portaledgst.domain.faq;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class FaqTest extends DomainTest {

    @Autowired
    private Faq faq;

    @Test
    void holdsAllQuestions() {
        assertThat(faq.search(null)).extracting(FaqEntry::id).contains(IntStream.rangeClosed(1, 30).mapToObj("F%02d"::formatted).toArray(String[]::new));
        assertThat(faq.search(null)).allSatisfy(entry -> {
            assertThat(entry.question()).isNotBlank();
            assertThat(entry.answer()).isNotBlank().doesNotContain("`", "[M]", "[V");
        });
    }

    @ParameterizedTest
    @CsvSource({"tesorerie provinciali, F13", "IBAN, F13", "identita digitale pagare, F01", "PMR446, F28",
            "codice AVVISO univoco, F19", "numero avviso, F19"})
    void findsWordsOfQuestionAndAnswer(String text, String expected) {
        assertThat(faq.search(text)).extracting(FaqEntry::id).contains(expected);
    }

    @Test
    void findsNothingForWordsNobodyUsed() {
        assertThat(faq.search("supercalifragilistico")).isEmpty();
    }
}
