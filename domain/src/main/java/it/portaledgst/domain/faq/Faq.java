package it.portaledgst.domain.faq;

import it.portaledgst.domain.publication.Edition;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.Shelf;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.text.SearchText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The questions people ask before they write to the support, as administrators published them. */
@Component
public class Faq {

    /** What {@code faq.yaml} brings to a database that has no questions. */
    private record FirstTexts(List<FirstText> entries) {
    }

    private record FirstText(String id, FaqCategory category, String question, String answer, List<String> also) {
    }

    private record Question(String id, FaqText text, Map<Locale, String> searchTexts) {

        static Question of(Edition edition) {
            var text = JsonMapper.shared().readValue(edition.content(), FaqText.class);
            return new Question(edition.key(), text, Stream.of(Locale.ITALIAN, Locale.ENGLISH)
                    .collect(Collectors.toMap(Function.identity(), language -> searchText(text, text.entry(edition.key(), language)))));
        }

        FaqEntry entry(Locale language) {
            return text.entry(id, language);
        }

        boolean hasAll(List<String> words, Locale language) {
            return SearchText.hasAll(searchTexts.get(entry(language).language()), words);
        }

        private static String searchText(FaqText text, FaqEntry entry) {
            return SearchText.normalise(String.join(" ", entry.category().name(), entry.question(), entry.answer(), String.join(" ", text.also())));
        }
    }

    private final Shelf<List<Question>> questions;

    Faq(Editions editions) {
        editions.seed(TextKind.FAQ, firstTexts());
        questions = editions.shelf(TextKind.FAQ, Faq::shown);
    }

    /** Italian entries with every word of the text. */
    public List<FaqEntry> search(String text) {
        return search(text, Locale.ITALIAN);
    }

    /** Entries with every word of the text in question, answer, category or keywords; all of them when it is null or blank. */
    public List<FaqEntry> search(String text, Locale language) {
        var words = SearchText.words(text);
        return questions.get().stream().filter(question -> question.hasAll(words, language)).map(question -> question.entry(language)).toList();
    }

    private static List<Question> shown(List<Edition> inForce) {
        return inForce.stream().map(Question::of).filter(question -> question.text().shown())
                .sorted(Comparator.comparing((Question question) -> question.text().category())
                        .thenComparingInt(question -> question.text().order()).thenComparing(Question::id)).toList();
    }

    private static Map<String, String> firstTexts() {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = new ClassPathResource("faq/faq.yaml").getInputStream()) {
            var contents = new LinkedHashMap<String, String>();
            var orders = new EnumMap<FaqCategory, Integer>(FaqCategory.class);
            for (var text : mapper.readValue(file, FirstTexts.class).entries()) {
                // in tens, so that another question finds its place between two
                int order = orders.merge(text.category(), 10, Integer::sum);
                contents.put(text.id(), JsonMapper.shared().writeValueAsString(
                        new FaqText(text.category(), order, text.question(), text.answer(), text.also(), "", "", true)));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
