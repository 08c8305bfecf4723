package it.portaledgst.ui.administration;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.ui.kit.Buttons;

/** Asks before what was written is lost: a draft, or what is not saved. The focus is on what does no harm. */
final class DiscardDialog {

    private DiscardDialog() {
    }

    /**
     * @param what    begins the keys of the title and the text
     * @param confirm key of what the button says
     */
    static void open(String what, String confirm, String name, Runnable discard) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation(what + ".title", name));
        dialog.add(new Paragraph(ui.getTranslation(what + ".text")));
        var cancel = Buttons.secondary(ui.getTranslation("admin.cancel"), dialog::close);
        dialog.getFooter().add(cancel, Buttons.danger(ui.getTranslation(confirm), () -> {
            dialog.close();
            discard.run();
        }));
        dialog.setWidth("34rem");
        dialog.open();
        cancel.focus();
    }
}
