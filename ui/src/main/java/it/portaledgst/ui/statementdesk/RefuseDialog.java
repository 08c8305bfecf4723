package it.portaledgst.ui.statementdesk;

import java.util.function.BiConsumer;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.statement.RefusalGround;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks why a statement is refused: who asked for it reads the answer. */
final class RefuseDialog extends Dialog {

    private final RadioButtonGroup<RefusalGround> ground = new RadioButtonGroup<>();
    private final TextArea words = new TextArea(getTranslation("statements.words"));
    private final Paragraph refusal = new Paragraph();

    /** @param afterwards shows the page anew and takes the focus */
    static void open(BiConsumer<RefusalGround, String> refuse, Runnable afterwards) {
        var dialog = new RefuseDialog(refuse, afterwards);
        dialog.open();
        dialog.focusGround();
    }

    private RefuseDialog(BiConsumer<RefusalGround, String> refuse, Runnable afterwards) {
        setHeaderTitle(getTranslation("statements.refuse.title"));
        ground.setLabel(getTranslation("statements.ground"));
        ground.setItems(RefusalGround.values());
        ground.setItemLabelGenerator(each -> getTranslation("statements.ground." + each));
        ground.setRequiredIndicatorVisible(true);
        ground.setManualValidation(true);
        ground.addThemeName("vertical");
        words.setHelperText(getTranslation("statements.words.help"));
        words.setMaxLength(Reason.MAX_WORDS);
        words.setManualValidation(true);
        words.setWidthFull();
        refusal.addClassName("field-problem");
        refusal.getElement().setAttribute("role", "alert");
        add(new Paragraph(getTranslation("statements.refuse.text")), ground, words, refusal);
        getFooter().add(Buttons.secondary(getTranslation("cases.back"), this::close),
                Buttons.primary(getTranslation("statements.refuse.confirm"), () -> confirm(refuse, afterwards)));
        setWidth("36rem");
    }

    private void confirm(BiConsumer<RefusalGround, String> refuse, Runnable afterwards) {
        ground.setInvalid(false);
        words.setInvalid(false);
        refusal.setText("");
        try {
            refuse.accept(ground.getValue(), words.getValue());
        } catch (RejectedException refused) {
            tell(refused);
            return;
        }
        close();
        afterwards.run();
    }

    private void focusGround() {
        ground.getElement().executeJs("this.querySelector('vaadin-radio-button')?.focus()");
    }

    private void tell(RejectedException refused) {
        var sentence = RefusalText.of(refused.problem());
        switch (refused.field()) {
            case "ground" -> {
                ground.setErrorMessage(sentence);
                ground.setInvalid(true);
                focusGround();
            }
            case "words" -> {
                words.setErrorMessage(sentence);
                words.setInvalid(true);
                words.focus();
            }
            case null, default -> refusal.setText(sentence);
        }
    }
}
