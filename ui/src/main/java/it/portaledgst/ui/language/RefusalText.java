package it.portaledgst.ui.language;

import com.vaadin.flow.i18n.I18NProvider;
import it.portaledgst.domain.Problem;

/** Why the domain refuses something, in the language of the page that asks. */
public final class RefusalText {

    private RefusalText() {
    }

    public static String of(Problem problem) {
        return I18NProvider.translate(Texts.REFUSAL + problem.why(), problem.values().toArray());
    }
}
