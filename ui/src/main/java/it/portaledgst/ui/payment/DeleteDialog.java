package it.portaledgst.ui.payment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.language.RefusalText;

/** Asks before a request is deleted, and says when it could not be. */
final class DeleteDialog {

    private DeleteDialog() {
    }

    /** @param afterwards shows the request anew and says where the focus goes on: what was pressed may be gone */
    static void open(PaymentRequest request, PaymentRequests payments, Citizen citizen, Runnable afterwards) {
        UI ui = UI.getCurrent();
        var dialog = new ConfirmDialog();
        dialog.setHeader(ui.getTranslation("delete.title"));
        dialog.setText(ui.getTranslation("delete.text", request.noticeCode().grouped(), request.debtor().fullName(),
                Money.format(request.amount(), ui.getLocale())));
        dialog.setConfirmText(ui.getTranslation("delete.confirm"));
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.setCancelText(ui.getTranslation("delete.cancel"));
        dialog.addConfirmListener(confirmed -> {
            try {
                payments.delete(citizen, request.id());
            } catch (NotDeletableException refused) {
                refused(ui, RefusalText.of(refused.problem()), afterwards);
            }
            afterwards.run();
        });
        dialog.setWidth("34rem");
        dialog.open();
        // The component puts the focus on what destroys; Enter pressed in haste must do nothing. It may do so late: until the
        // person presses something, the focus goes back to what is safe.
        dialog.getElement().executeJs("""
                const button = name => this.querySelector(`[slot='${name}-button']`);
                const toSafety = () => { if (this.opened) button('cancel').focus(); };
                const divert = moved => { if (moved.target === button('confirm')) toSafety(); };
                this.addEventListener('focusin', divert);
                ['keydown', 'pointerdown'].forEach(pressed =>
                    this.addEventListener(pressed, () => this.removeEventListener('focusin', divert), { capture: true }));
                this.addEventListener('opened-changed', () => requestAnimationFrame(() => requestAnimationFrame(toSafety)), { once: true });
                """);
    }

    private static void refused(UI ui, String sentence, Runnable afterwards) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(ui.getTranslation("delete.refused"));
        dialog.setText(sentence);
        dialog.setConfirmText(ui.getTranslation("problem.dialog.close"));
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                afterwards.run();
            }
        });
        dialog.open();
    }
}
