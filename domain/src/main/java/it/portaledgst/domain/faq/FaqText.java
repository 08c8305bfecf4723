package it.portaledgst.domain.faq;

import java.util.List;
import java.util.Locale;

/**
 * A question with its answer as it is edited.
 *
 * @param order           within its category
 * @param also            words by which people look for an answer that does not contain them
 * @param englishQuestion empty when there is no English text: then the Italian one is shown, and marked as such
 * @param shown           whether the page has it at all
 */
public record FaqText(FaqCategory category, int order, String question, String answer, List<String> also, String englishQuestion,
                      String englishAnswer, boolean shown) {

    public FaqText {
        question = question == null ? "" : question.strip();
        answer = answer == null ? "" : answer.strip();
        also = also == null ? List.of() : List.copyOf(also);
        englishQuestion = englishQuestion == null ? "" : englishQuestion.strip();
        englishAnswer = englishAnswer == null ? "" : englishAnswer.strip();
    }

    /** In that language, if the text has it. */
    public FaqEntry entry(String id, Locale language) {
        return language.getLanguage().equals("en") && !englishQuestion.isEmpty()
                ? new FaqEntry(id, category, englishQuestion, englishAnswer, Locale.ENGLISH)
                : new FaqEntry(id, category, question, answer, Locale.ITALIAN);
    }
}
