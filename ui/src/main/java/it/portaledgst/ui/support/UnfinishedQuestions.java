package it.portaledgst.ui.support;

import java.text.BreakIterator;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.support.SupportDrafts;
import it.portaledgst.ui.home.HomeSection;
import it.portaledgst.ui.home.UnfinishedForm;
import it.portaledgst.ui.home.UnfinishedForm.Words;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** "Hai una richiesta di supporto non finita": what somebody began to write and did not send. */
@org.springframework.stereotype.Component
@Order(15)
class UnfinishedQuestions implements HomeSection {

    private static final int BEGINNING = 80;

    private final SupportDrafts drafts;

    UnfinishedQuestions(SupportDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Optional<Component> of(Citizen person) {
        var kept = drafts.list(person);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        var list = new UnorderedList();
        list.addClassName("unfinished");
        kept.forEach(draft -> list.add(new UnfinishedForm(drafts, person, draft, AskView.address(draft.id()).getPathWithQueryParameters(),
                new Words(new H3(ui.getTranslation("draft.help")), ui.getTranslation("draft.help"), about(ui, draft)))));
        return Optional.of(new Section(new H2(kept.size() == 1 ? ui.getTranslation("draft.help.title.one")
                : ui.getTranslation("draft.help.title.many", kept.size())), list));
    }

    @Override
    public boolean onlyTells() {
        return false;
    }

    private static String about(UI ui, KeptForm draft) {
        String message = draft.content().getOrDefault(AskForm.MESSAGE, "").strip();
        String changed = Dates.moment(draft.changedAt(), ui.getLocale());
        return message.isEmpty() ? ui.getTranslation("draft.changed", changed) : ui.getTranslation("draft.help.begins", beginning(message), changed);
    }

    private static String beginning(String message) {
        if (message.length() <= BEGINNING) {
            return message;
        }
        // between two letters as people see them, of which some are several characters
        var letters = BreakIterator.getCharacterInstance();
        letters.setText(message);
        return message.substring(0, letters.preceding(BEGINNING + 1)) + "…";
    }
}
