package it.portaledgst.domain.faq;

import it.portaledgst.domain.text.SearchText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The questions people ask before they write to the support. */
@Component
public class Faq {

    private record FaqFile(List<Text> entries) {
    }

    private record Text(String id, String category, String question, String answer, List<String> also) {

        FaqEntry entry() {
            return new FaqEntry(id, category, question, answer);
        }

        String searchText() {
            return SearchText.normalise(String.join(" ", category, question, answer,
                    also == null ? "" : String.join(" ", also)));
        }
    }

    private record Indexed(FaqEntry entry, String searchText) {
    }

    private final List<Indexed> entries = read().entries().stream()
            .map(text -> new Indexed(text.entry(), text.searchText())).toList();

    /** Entries with every word of the text in question, answer or category; all of them when it is null or blank. */
    public List<FaqEntry> search(String text) {
        var words = SearchText.words(text);
        return entries.stream().filter(indexed -> SearchText.hasAll(indexed.searchText(), words))
                .map(Indexed::entry).toList();
    }

    private static FaqFile read() {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = new ClassPathResource("faq/faq.yaml").getInputStream()) {
            return mapper.readValue(file, FaqFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
