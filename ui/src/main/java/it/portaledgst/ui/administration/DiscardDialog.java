package it.portaledgst.ui.administration;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.ui.kit.Buttons;

/** Asks before a draft is thrown away. The focus is on what does no harm. */
final class DiscardDialog {

    private DiscardDialog() {
    }

    static void open(String name, Runnable discard) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("admin.discard.title", name));
        dialog.add(new Paragraph(ui.getTranslation("admin.discard.text")));
        var cancel = Buttons.secondary(ui.getTranslation("admin.cancel"), dialog::close);
        dialog.getFooter().add(cancel, Buttons.danger(ui.getTranslation("admin.discard.confirm"), () -> {
            dialog.close();
            discard.run();
        }));
        dialog.setWidth("34rem");
        dialog.open();
        cancel.focus();
    }
}
