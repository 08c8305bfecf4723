package it.portaledgst.ui.desk;

import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.ui.language.RefusalText;

/**
 * Why somebody looks at another person's data. What was said last in this session stands there already. That it is required
 * is in the label: the component's own mark is one its role does not allow.
 */
class ReasonFields extends Div {

    private final Select<Purpose> purpose = new Select<>();
    private final TextField words = new TextField();

    ReasonFields() {
        addClassName("filters");
        purpose.setLabel(getTranslation("desk.purpose"));
        purpose.setItems(Purpose.values());
        purpose.setItemLabelGenerator(each -> getTranslation("desk.purpose." + each));
        purpose.setManualValidation(true);
        words.setLabel(getTranslation("desk.purpose.words"));
        words.setHelperText(getTranslation("desk.purpose.help"));
        words.setMaxLength(Reason.MAX_WORDS);
        words.setManualValidation(true);
        last().ifPresent(reason -> {
            purpose.setValue(reason.purpose());
            words.setValue(reason.words() == null ? "" : reason.words());
        });
        var note = new Paragraph(getTranslation("desk.purpose.note"));
        note.addClassName("quiet");
        add(purpose, words, note);
    }

    /** Empty when it is not said; the fields then tell what is missing. */
    Optional<Reason> value() {
        purpose.setInvalid(false);
        words.setInvalid(false);
        try {
            var reason = Reason.of(purpose.getValue(), words.getValue());
            session().setAttribute(Reason.class, reason);
            return Optional.of(reason);
        } catch (RejectedException refused) {
            var sentence = RefusalText.of(refused.problem());
            if (purpose.isEmpty()) {
                purpose.setErrorMessage(sentence);
                purpose.setInvalid(true);
                purpose.focus();
            } else {
                words.setErrorMessage(sentence);
                words.setInvalid(true);
                words.focus();
            }
            return Optional.empty();
        }
    }

    /** What was said last in this session. */
    static Optional<Reason> last() {
        return Optional.ofNullable(session().getAttribute(Reason.class));
    }

    private static VaadinSession session() {
        return UI.getCurrent().getSession();
    }
}
