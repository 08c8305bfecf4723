package it.portaledgst.ui.desk;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.desk.StaffCase;
import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.desk.StaffCase.Kind;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks what is decided on a case, and why: the same choices as Tasklist's forms. */
final class DecideDialog extends Dialog {

    /** What is done with the answer. */
    interface Decide {

        void accept(Decision decision, String noticeCode, String words);
    }

    private final RadioButtonGroup<Decision> decision = new RadioButtonGroup<>();
    private final TextField noticeCode = new TextField(getTranslation("cases.other-notice"));
    private final TextArea words = new TextArea(getTranslation("cases.words"));
    private final Paragraph refusal = new Paragraph();

    /** @param afterwards shows the page anew and takes the focus */
    static void open(StaffCase found, Decide decide, Runnable afterwards) {
        var dialog = new DecideDialog(found, decide, afterwards);
        dialog.open();
        if (found.kind() == Kind.DECIDE_ON_RECEIPT) {
            dialog.focusDecision();
        } else {
            dialog.words.focus();
        }
    }

    private DecideDialog(StaffCase found, Decide decide, Runnable afterwards) {
        setHeaderTitle(getTranslation("cases.title." + found.kind(), CaseTable.name(found)));
        decision.setLabel(getTranslation("cases.decision"));
        decision.setItems(Decision.values());
        decision.setItemLabelGenerator(each -> getTranslation("cases.decision." + each));
        decision.setRequiredIndicatorVisible(true);
        decision.setManualValidation(true);
        decision.addThemeName("vertical");
        decision.addValueChangeListener(changed -> noticeCode.setVisible(changed.getValue() == Decision.ASSIGN));
        noticeCode.setHelperText(getTranslation("cases.other-notice.help"));
        noticeCode.setMaxLength(30);
        noticeCode.setManualValidation(true);
        noticeCode.setVisible(false);
        noticeCode.setWidthFull();
        words.setHelperText(getTranslation("desk.purpose.help"));
        words.setMaxLength(Reason.MAX_WORDS);
        words.setRequiredIndicatorVisible(true);
        words.setManualValidation(true);
        words.setWidthFull();
        refusal.addClassName("field-problem");
        refusal.getElement().setAttribute("role", "alert");
        add(new Paragraph(getTranslation("cases.text." + found.kind())));
        if (found.kind() == Kind.DECIDE_ON_RECEIPT) {
            add(decision, noticeCode);
        }
        add(words, refusal);
        getFooter().add(Buttons.secondary(getTranslation("cases.back"), this::close),
                Buttons.primary(getTranslation("cases.confirm." + found.kind()), () -> confirm(decide, afterwards)));
        setWidth("36rem");
    }

    private void confirm(Decide decide, Runnable afterwards) {
        decision.setInvalid(false);
        noticeCode.setInvalid(false);
        words.setInvalid(false);
        refusal.setText("");
        try {
            decide.accept(decision.getValue(), noticeCode.getValue(), words.getValue());
        } catch (RejectedException refused) {
            tell(refused);
            return;
        }
        close();
        afterwards.run();
    }

    private void focusDecision() {
        decision.getElement().executeJs("this.querySelector('vaadin-radio-button')?.focus()");
    }

    private void tell(RejectedException refused) {
        var sentence = RefusalText.of(refused.problem());
        switch (refused.field()) {
            case "decision" -> {
                decision.setErrorMessage(sentence);
                decision.setInvalid(true);
                focusDecision();
            }
            case "noticeCode" -> {
                noticeCode.setErrorMessage(sentence);
                noticeCode.setInvalid(true);
                noticeCode.focus();
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
