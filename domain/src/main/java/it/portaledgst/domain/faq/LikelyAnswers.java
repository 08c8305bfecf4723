package it.portaledgst.domain.faq;

import it.portaledgst.domain.text.SearchText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which questions may already answer what somebody is writing. A word counts the more the fewer answers have it; words that
 * many have say nothing.
 */
@Component
public class LikelyAnswers {

    private static final int SHORTEST_WORD = 4;
    /** The last words are those somebody is writing now. */
    private static final int MOST_WORDS = 30;
    private static final int TOO_COMMON = 8;

    private final Faq faq;

    LikelyAnswers(Faq faq) {
        this.faq = faq;
    }

    /** The likeliest first; none for words that tell nothing. */
    public List<FaqEntry> to(String text, Locale language, int limit) {
        var words = SearchText.words(text).stream().map(LikelyAnswers::stem).filter(word -> word.length() >= SHORTEST_WORD).distinct().toList();
        Map<FaqEntry, Double> weights = new HashMap<>();
        for (var word : words.subList(Math.max(0, words.size() - MOST_WORDS), words.size())) {
            var found = faq.search(word, language);
            if (found.size() <= TOO_COMMON) {
                found.forEach(entry -> weights.merge(entry, 1.0 / found.size(), Double::sum));
            }
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<FaqEntry, Double>comparingByValue().reversed()
                        .thenComparing(Map.Entry::getKey, Comparator.comparing(FaqEntry::id)))
                .limit(limit).map(Map.Entry::getKey).toList();
    }

    /** Italian's endings: who writes "scaduta" may mean the answer about "scaduto". */
    private static String stem(String word) {
        return word.replaceAll("[aeio]$", "");
    }
}
