package it.portaledgst.domain.faq;

import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.publication.TextProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The questions and answers, for those who write them. */
@Service
public class FaqEditing extends Editing<FaqText> {

    /** In characters. */
    public static final int MAX_QUESTION = 200;
    public static final int MAX_ANSWER = 3_000;
    public static final int MAX_WORD = 40;
    public static final int MAX_WORDS = 20;
    public static final int MAX_ORDER = 9_999;

    FaqEditing(Editions editions, Clock clock) {
        super(editions, TextKind.FAQ, FaqText.class, clock);
    }

    @Override
    public Optional<FaqText> blank() {
        return Optional.of(new FaqText(FaqCategory.ACCESSO, MAX_ORDER, "", "", List.of(), "", "", true));
    }

    @Override
    protected String key(int number) {
        return "F%02d".formatted(number);
    }

    @Override
    public List<TextProblem> problems(String key, FaqText text, Locale language) {
        var problems = new ArrayList<TextProblem>();
        if (text.category() == null) {
            problems.add(TextProblem.of("category", "CHOICE"));
        }
        if (text.order() < 1 || text.order() > MAX_ORDER) {
            problems.add(TextProblem.of("order", "NUMBER", 1, MAX_ORDER));
        }
        problems.addAll(TextProblem.ofText("question", text.question(), MAX_QUESTION));
        problems.addAll(TextProblem.ofText("answer", text.answer(), MAX_ANSWER));
        if (text.also().size() > MAX_WORDS || text.also().stream().anyMatch(word -> word.length() > MAX_WORD)) {
            problems.add(TextProblem.of("also", "WORDS", MAX_WORDS, MAX_WORD));
        }
        if (!text.englishQuestion().isEmpty() || !text.englishAnswer().isEmpty()) {
            problems.addAll(TextProblem.ofText("englishQuestion", text.englishQuestion(), MAX_QUESTION));
            problems.addAll(TextProblem.ofText("englishAnswer", text.englishAnswer(), MAX_ANSWER));
        }
        return problems;
    }
}
