package it.portaledgst.ui.monitoring;

import java.util.function.BiConsumer;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.parity.ParityDecision;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks what is to become of a difference, and why: the same choices as Tasklist's form. */
final class ParityDialog extends Dialog {

    private final RadioButtonGroup<ParityDecision> decision = new RadioButtonGroup<>();
    private final TextArea words = new TextArea(getTranslation("monitoring.retry.words"));
    private final Paragraph refusal = new Paragraph();

    /**
     * @param sentence   what is wrong
     * @param proposal   what could be done
     * @param afterwards shows the page anew and takes the focus
     */
    ParityDialog(String name, String sentence, String proposal, BiConsumer<ParityDecision, String> decide, Runnable afterwards) {
        setHeaderTitle(getTranslation("monitoring.parity.title", name));
        decision.setLabel(getTranslation("cases.decision"));
        decision.setItems(ParityDecision.values());
        decision.setItemLabelGenerator(each -> getTranslation("monitoring.parity.decision." + each));
        decision.setRequiredIndicatorVisible(true);
        decision.setManualValidation(true);
        decision.addThemeName("vertical");
        words.setHelperText(getTranslation("monitoring.retry.help"));
        words.setRequiredIndicatorVisible(true);
        words.setMaxLength(Reason.MAX_WORDS);
        words.setManualValidation(true);
        words.setWidthFull();
        refusal.addClassName("field-problem");
        refusal.getElement().setAttribute("role", "alert");
        add(new Paragraph(sentence), new Paragraph(proposal), new Paragraph(getTranslation("monitoring.parity.text")), decision, words, refusal);
        getFooter().add(Buttons.secondary(getTranslation("monitoring.retry.back"), this::close),
                Buttons.primary(getTranslation("monitoring.parity.confirm"), () -> confirm(decide, afterwards)));
        setWidth("36rem");
    }

    void ask() {
        open();
        focusDecision();
    }

    private void focusDecision() {
        decision.getElement().executeJs("this.querySelector('vaadin-radio-button')?.focus()");
    }

    private void confirm(BiConsumer<ParityDecision, String> decide, Runnable afterwards) {
        decision.setInvalid(false);
        words.setInvalid(false);
        refusal.setText("");
        try {
            decide.accept(decision.getValue(), words.getValue());
        } catch (RejectedException refused) {
            tell(refused.field(), RefusalText.of(refused.problem()));
            return;
        }
        close();
        afterwards.run();
    }

    private void tell(String field, String sentence) {
        if ("decision".equals(field)) {
            decision.setErrorMessage(sentence);
            decision.setInvalid(true);
            focusDecision();
        } else if ("words".equals(field)) {
            words.setErrorMessage(sentence);
            words.setInvalid(true);
            words.focus();
        } else {
            refusal.setText(sentence);
        }
    }
}
