package it.portaledgst.ui.administration;

import java.util.Comparator;

import com.vaadin.flow.router.Route;
import it.portaledgst.domain.answer.AnswerEditing;
import it.portaledgst.domain.answer.AnswerText;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.access.SignedIn;
import jakarta.annotation.security.PermitAll;

/** The canned answers, by what the request is about. */
@Route(Kind.ANSWERS)
@PermitAll
public class AnswerListView extends TextsView<AnswerText> {

    public AnswerListView(AnswerEditing editing, SignedIn signedIn) {
        super(editing, signedIn);
    }

    @Override
    String name(Overview<AnswerText> row) {
        return row.text().title().isEmpty() ? row.key() : row.text().title();
    }

    @Override
    String about(Overview<AnswerText> row) {
        var category = row.text().category();
        return category == null ? "" : getTranslation("admin.answer.category." + category);
    }

    @Override
    boolean out(AnswerText text) {
        return !text.shown();
    }

    @Override
    Comparator<Overview<AnswerText>> order() {
        return Comparator.comparing((Overview<AnswerText> row) -> row.text().category(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(row -> row.text().title()).thenComparing(Overview::key);
    }
}
