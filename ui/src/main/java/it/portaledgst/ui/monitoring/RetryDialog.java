package it.portaledgst.ui.monitoring;

import java.util.function.Consumer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks why the engine should try again, and says what is wrong with the answer. */
final class RetryDialog {

    private RetryDialog() {
    }

    /** @param afterwards shows the page anew and takes the focus */
    static void open(String element, String message, Consumer<String> retry, Runnable afterwards) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("monitoring.retry.title", element));
        var words = new TextArea(ui.getTranslation("monitoring.retry.words"));
        words.setHelperText(ui.getTranslation("monitoring.retry.help"));
        words.setRequiredIndicatorVisible(true);
        words.setMaxLength(Reason.MAX_WORDS);
        words.setManualValidation(true);
        words.setWidthFull();
        dialog.add(new Paragraph(message), new Paragraph(ui.getTranslation("monitoring.retry.text")), words);
        dialog.getFooter().add(Buttons.secondary(ui.getTranslation("monitoring.retry.back"), dialog::close),
                Buttons.primary(ui.getTranslation("monitoring.retry.confirm"), () -> {
                    try {
                        retry.accept(words.getValue());
                    } catch (RejectedException refused) {
                        words.setInvalid(true);
                        words.setErrorMessage(RefusalText.of(refused.problem()));
                        words.focus();
                        return;
                    }
                    dialog.close();
                    afterwards.run();
                }));
        dialog.setWidth("36rem");
        dialog.open();
        words.focus();
    }
}
