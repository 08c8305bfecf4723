package it.portaledgst.ui.support;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.faq.LikelyAnswers;
import it.portaledgst.ui.kit.Buttons;

/** The answers that may spare somebody the letter they are writing; in a new window, so that the letter stays. */
class Likely extends Div {

    private static final int MOST = 3;

    private final transient LikelyAnswers answers;
    private List<FaqEntry> shown = List.of();

    Likely(LikelyAnswers answers) {
        this.answers = answers;
        addClassName("likely");
        getElement().setAttribute("role", "status");
    }

    void to(String text) {
        var found = answers.to(text, getLocale(), MOST);
        if (found.equals(shown)) {
            return;
        }
        shown = found;
        removeAll();
        if (found.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        found.forEach(entry -> {
            var link = Buttons.outside(Buttons.link("domande-frequenti#" + entry.id(), entry.question()));
            link.setTarget("_blank");
            link.getElement().setAttribute("lang", entry.language().getLanguage());
            list.add(new ListItem(link));
        });
        add(new Paragraph(getTranslation(found.size() == 1 ? "support.likely.one" : "support.likely.some", found.size())), list);
    }
}
