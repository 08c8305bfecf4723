package it.portaledgst.domain.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikelyAnswersTest {

    private final LikelyAnswers answers = new LikelyAnswers(new Faq());

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
        assertThat(answers.to("pagamento ricevuta bonifico scadenza credenziali commissioni società ispettorato", 3)).hasSize(3);
    }

    private List<String> questions(String text) {
        return answers.to(text, 3).stream().map(FaqEntry::question).toList();
    }
}
