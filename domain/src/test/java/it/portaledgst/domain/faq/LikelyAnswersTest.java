package it.portaledgst.domain.faq;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LikelyAnswersTest extends DomainTest {

    @Autowired
    private LikelyAnswers answers;

    @Test
    void whatSomebodyWritesLeadsToTheAnswerThatKnowsItsWords() {
        assertThat(questions("Buongiorno, ho pagato ieri ma non riesco a trovare la ricevuta, dove si scarica?")).contains("Dove trovo la ricevuta?");
        assertThat(questions("posso fare un bonifico?")).first().isEqualTo("Posso fare un bonifico o un versamento su conto corrente postale?");
    }

    @Test
    void endingsDoNotMatter() {
        assertThat(questions("le mie richieste sono scadute")).contains("La mia richiesta è scaduta: che cosa faccio?");
    }

    @Test
    void wordsThatTellNothingLeadNowhere() {
        assertThat(questions("")).isEmpty();
        assertThat(questions(null)).isEmpty();
        assertThat(questions("ciao, xyzzy!")).isEmpty();
    }

    @Test
    void noMoreThanAreAskedFor() {
        assertThat(answers.to("pagamento ricevuta bonifico scadenza credenziali commissioni società ispettorato", Locale.ITALIAN, 3)).hasSize(3);
    }

    private List<String> questions(String text) {
        return answers.to(text, Locale.ITALIAN, 3).stream().map(FaqEntry::question).toList();
    }
}
