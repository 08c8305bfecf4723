package it.portaledgst.domain.answer;

import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.domain.publication.TextProblem;
import it.portaledgst.domain.support.SupportCategory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The canned answers, for those who write them. */
@Service
public class AnswerEditing extends Editing<AnswerText> {

    /** In characters. */
    public static final int MAX_TITLE = 100;
    public static final int MAX_TEXT = 3_000;

    AnswerEditing(Editions editions, Clock clock) {
        super(editions, TextKind.CANNED_ANSWER, AnswerText.class, clock);
    }

    @Override
    public Optional<AnswerText> blank() {
        return Optional.of(new AnswerText(SupportCategory.STATO_PAGAMENTO, "", "", "", true));
    }

    @Override
    protected String key(int number) {
        return "R%02d".formatted(number);
    }

    @Override
    public List<TextProblem> problems(String key, AnswerText text, Locale language) {
        var problems = new ArrayList<TextProblem>();
        if (text.category() == null) {
            problems.add(TextProblem.of("category", "CHOICE"));
        }
        problems.addAll(TextProblem.ofText("title", text.title(), MAX_TITLE));
        problems.addAll(TextProblem.ofText("text", text.text(), MAX_TEXT));
        if (text.englishText().length() > MAX_TEXT) {
            problems.add(TextProblem.of("englishText", "TOO_LONG", MAX_TEXT));
        }
        return problems;
    }
}
