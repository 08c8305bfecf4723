package it.portaledgst.ui.administration;

import java.util.Comparator;

import com.vaadin.flow.router.Route;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqText;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.access.SignedIn;
import jakarta.annotation.security.PermitAll;

/** The questions, in the order of their public page. */
@Route(Kind.FAQ)
@PermitAll
public class FaqListView extends TextsView<FaqText> {

    public FaqListView(FaqEditing editing, SignedIn signedIn) {
        super(editing, signedIn);
    }

    @Override
    String name(Overview<FaqText> row) {
        return row.text().question().isEmpty() ? row.key() : row.text().question();
    }

    @Override
    String about(Overview<FaqText> row) {
        var category = row.text().category();
        return category == null ? "" : getTranslation("faq.category." + category) + ", " + row.text().order();
    }

    @Override
    boolean out(FaqText text) {
        return !text.shown();
    }

    @Override
    Comparator<Overview<FaqText>> order() {
        return Comparator.comparing((Overview<FaqText> row) -> row.text().category(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(row -> row.text().order()).thenComparing(Overview::key);
    }
}
