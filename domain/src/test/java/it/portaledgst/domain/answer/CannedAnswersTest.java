package it.portaledgst.domain.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.publication.TextProblem;
import it.portaledgst.domain.support.SupportCategory;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class CannedAnswersTest extends DomainTest {

    private static final Staff CARLA = new Staff("https://sso.example", "carla", "Carla Neri", Set.of(StaffRole.ADMINISTRATOR), null);

    @Autowired
    private CannedAnswers answers;
    @Autowired
    private AnswerEditing editing;

    @ParameterizedTest
    @EnumSource
    void everyCategoryBeginsWithAnAnswerInBothLanguages(SupportCategory category) {
        assertThat(answers.of(category, Locale.ITALIAN)).anySatisfy(answer -> assertThat(answer.text()).startsWith("Gentile utente"));
        assertThat(answers.of(category, Locale.ENGLISH)).anySatisfy(answer -> assertThat(answer.text()).startsWith("Dear user"));
    }

    @Test
    void whatIsPublishedIsOfferedInTheLanguagesItHas() {
        var draft = editing.create(CARLA, new AnswerText(SupportCategory.TECNICO, "Aggiorna il browser", "Prova ad aggiornare.", "", true));
        assertThat(offered(draft.key(), Locale.ITALIAN)).isFalse();
        editing.publish(CARLA, draft.key(), draft.seen(), null, "");
        await().atMost(Duration.ofSeconds(20)).until(() -> offered(draft.key(), Locale.ITALIAN));
        assertThat(offered(draft.key(), Locale.GERMAN)).as("the others are answered in Italian").isTrue();
        assertThat(offered(draft.key(), Locale.ENGLISH)).isFalse();
        assertThat(answers.of(SupportCategory.ACCESSIBILITA, Locale.ITALIAN)).noneMatch(answer -> answer.key().equals(draft.key()));

        var english = editing.save(CARLA, draft.key(), editing.open(CARLA, draft.key()).orElseThrow().seen(),
                new AnswerText(SupportCategory.TECNICO, "Aggiorna il browser", "Prova ad aggiornare.", "Please update.", true));
        editing.publish(CARLA, draft.key(), english.seen(), null, "");
        await().atMost(Duration.ofSeconds(20)).until(() -> offered(draft.key(), Locale.ENGLISH));
    }

    @Test
    void theTextsHaveLimits() {
        assertThat(editing.problems("R99", editing.blank().orElseThrow(), Locale.ITALIAN)).extracting(TextProblem::place).containsExactly("title", "text");
        var longest = new AnswerText(SupportCategory.TECNICO, "x".repeat(AnswerEditing.MAX_TITLE), "x".repeat(AnswerEditing.MAX_TEXT),
                "x".repeat(AnswerEditing.MAX_TEXT), true);
        assertThat(editing.problems("R99", longest, Locale.ITALIAN)).isEmpty();
        var longer = new AnswerText(null, longest.title() + "x", longest.text() + "x", longest.englishText() + "x", true);
        assertThat(editing.problems("R99", longer, Locale.ITALIAN)).extracting(TextProblem::place)
                .containsExactly("category", "title", "text", "englishText");
    }

    private boolean offered(String key, Locale language) {
        return answers.of(SupportCategory.TECNICO, language).stream().anyMatch(answer -> answer.key().equals(key));
    }
}
