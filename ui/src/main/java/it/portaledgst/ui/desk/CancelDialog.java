package it.portaledgst.ui.desk;

import java.util.function.BiConsumer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks why a request is cancelled; the citizen reads the reason that is chosen, the journal the words, too. */
final class CancelDialog {

    private CancelDialog() {
    }

    /** @param afterwards shows the page anew and takes the focus */
    static void open(PaymentRequest request, BiConsumer<CancelReason, String> cancel, Runnable afterwards) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("desk.cancel.title", request.noticeCode().grouped()));
        var reason = new Select<CancelReason>();
        reason.setLabel(ui.getTranslation("desk.cancel.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(each -> ui.getTranslation("desk.cancel.reason." + each));
        reason.setManualValidation(true);
        reason.setWidthFull();
        var words = new TextArea(ui.getTranslation("desk.cancel.words"));
        words.setHelperText(ui.getTranslation("desk.purpose.help"));
        words.setMaxLength(Reason.MAX_WORDS);
        words.setManualValidation(true);
        words.setWidthFull();
        var refusal = new Paragraph();
        refusal.addClassName("field-problem");
        refusal.getElement().setAttribute("role", "alert");
        dialog.add(new Paragraph(ui.getTranslation("desk.cancel.text")), reason, words, refusal);
        dialog.getFooter().add(Buttons.secondary(ui.getTranslation("desk.cancel.back"), dialog::close),
                Buttons.danger(ui.getTranslation("desk.cancel.confirm"), () -> {
                    reason.setInvalid(false);
                    words.setInvalid(false);
                    try {
                        cancel.accept(reason.getValue(), words.getValue());
                    } catch (NotDeletableException tooLate) {
                        refusal.setText(RefusalText.of(tooLate.problem()));
                        return;
                    } catch (RejectedException refused) {
                        tell(refused, reason, words);
                        return;
                    }
                    dialog.close();
                    afterwards.run();
                }));
        dialog.setWidth("34rem");
        dialog.open();
        reason.focus();
    }

    private static void tell(RejectedException refused, Select<CancelReason> reason, TextArea words) {
        var sentence = RefusalText.of(refused.problem());
        if (reason.isEmpty()) {
            reason.setErrorMessage(sentence);
            reason.setInvalid(true);
            reason.focus();
        } else {
            words.setErrorMessage(sentence);
            words.setInvalid(true);
            words.focus();
        }
    }
}
