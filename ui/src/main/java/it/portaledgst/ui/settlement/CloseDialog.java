package it.portaledgst.ui.settlement;

import java.util.function.Consumer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.settlement.Difference;
import it.portaledgst.domain.settlement.Settlements;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.language.RefusalText;

/** Asks why a difference is closed, and says what is wrong with the answer. */
final class CloseDialog {

    private CloseDialog() {
    }

    /** @param afterwards shows the page anew and takes the focus */
    static void open(Difference difference, Consumer<String> close, Runnable afterwards) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("settlements.close.title", DifferenceTable.name(difference)));
        var reason = new TextArea(ui.getTranslation("settlements.close.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(Settlements.MAX_REASON);
        reason.setManualValidation(true);
        reason.setWidthFull();
        dialog.add(new Paragraph(ui.getTranslation("settlements.close.text")), reason);
        dialog.getFooter().add(Buttons.secondary(ui.getTranslation("settlements.close.cancel"), dialog::close),
                Buttons.primary(ui.getTranslation("settlements.close.confirm"), () -> {
                    try {
                        close.accept(reason.getValue());
                    } catch (RejectedException refused) {
                        reason.setInvalid(true);
                        reason.setErrorMessage(RefusalText.of(refused.problem()));
                        reason.focus();
                        return;
                    }
                    dialog.close();
                    afterwards.run();
                }));
        dialog.setWidth("34rem");
        dialog.open();
        reason.focus();
    }
}
