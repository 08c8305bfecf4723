package it.portaledgst.domain.answer;

import it.portaledgst.domain.publication.Edition;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.Shelf;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.support.SupportCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The answers the staff need not write again, as administrators published them. */
@Component
public class CannedAnswers {

    private record FirstTexts(List<FirstText> answers) {
    }

    private record FirstText(String id, SupportCategory category, String title, String text, String english) {
    }

    private record Answer(String key, AnswerText text) {
    }

    private final Shelf<List<Answer>> answers;

    CannedAnswers(Editions editions) {
        editions.seed(TextKind.CANNED_ANSWER, firstTexts());
        answers = editions.shelf(TextKind.CANNED_ANSWER, CannedAnswers::offered);
    }

    /** Those that have a text in the language, by title. Every language but English is answered in Italian. */
    public List<CannedAnswer> of(SupportCategory category, Locale language) {
        boolean english = language.getLanguage().equals("en");
        return answers.get().stream().filter(answer -> answer.text().category() == category)
                .map(answer -> new CannedAnswer(answer.key(), answer.text().title(), english ? answer.text().englishText() : answer.text().text()))
                .filter(answer -> !answer.text().isEmpty()).toList();
    }

    private static List<Answer> offered(List<Edition> inForce) {
        return inForce.stream().map(edition -> new Answer(edition.key(), JsonMapper.shared().readValue(edition.content(), AnswerText.class)))
                .filter(answer -> answer.text().shown())
                .sorted(Comparator.comparing((Answer answer) -> answer.text().title()).thenComparing(Answer::key)).toList();
    }

    private static Map<String, String> firstTexts() {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = new ClassPathResource("answer/answers.yaml").getInputStream()) {
            var contents = new LinkedHashMap<String, String>();
            for (var text : mapper.readValue(file, FirstTexts.class).answers()) {
                contents.put(text.id(), JsonMapper.shared().writeValueAsString(
                        new AnswerText(text.category(), text.title(), text.text(), text.english(), true)));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
