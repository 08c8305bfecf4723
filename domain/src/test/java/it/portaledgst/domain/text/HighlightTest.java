package it.portaledgst.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "societa      | Le Società pagano       | Le [Società] pagano",
        "SOCIETÀ      | Le società              | Le [società]",
        "cevut        | La ricevuta e le ricevute | La ri[cevut]a e le ri[cevut]e",
        "la           | La sala e l’altra       | [La] sala e l’altra",
        "perche pago  | Perché pago?            | [Perché] [pago]?",
        "ricevuta cevu | la ricevuta            | la [ricevuta]",
        "zzz          | niente                  | niente",
        "''           | tutto                   | tutto",
        "...          | tutto                   | tutto",
        "stra         | Straße                  | [Stra]ße",
        "auto         | 𝐀 un’auto, «auto»      | 𝐀 un’[auto], «[auto]»",
    })
    void marks(String search, String text, String marked) {
        assertThat(Highlight.of(search).parts(text).stream().map(part -> part.hit() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining())).isEqualTo(marked);
    }
}
