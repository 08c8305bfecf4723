package it.portaledgst.ui.helpdesk;

import java.util.function.Predicate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.ui.kit.Buttons;

/** A note for colleagues; the person never sees it. */
class NoteField extends Div {

    NoteField(Predicate<String> write) {
        var words = new TextArea(getTranslation("helpdesk.note"));
        words.setHelperText(getTranslation("helpdesk.note.help"));
        words.setMaxLength(SupportDesk.MAX_TEXT);
        var act = new Div(Buttons.secondary(getTranslation("helpdesk.note.act"), () -> {
            if (write.test(words.getValue())) {
                words.clear();
            }
        }));
        act.addClassName("actions");
        addClassName("form-section");
        add(words, act);
    }
}
