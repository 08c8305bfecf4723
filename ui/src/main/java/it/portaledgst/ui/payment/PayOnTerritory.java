package it.portaledgst.ui.payment;

import java.util.Optional;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Buttons;

/** The notice to take to a shop, bank or app. It is produced by the workers and turns up here by itself. */
class PayOnTerritory extends Section {

    private final Div inside = new Div();

    PayOnTerritory() {
        addClassName("way");
        inside.addClassName("way-inside");
        add(new H2(getTranslation("pay.territory.title")), inside);
    }

    /** @param noticeSize in bytes; empty while the notice is being produced */
    void show(PaymentRequest request, Optional<Integer> noticeSize) {
        inside.removeAll();
        inside.add(new Paragraph(getTranslation("pay.territory.text")));
        if (noticeSize.isEmpty()) {
            var preparing = new Paragraph(getTranslation("pay.territory.preparing"));
            preparing.getElement().setAttribute("role", "status");
            preparing.addClassName("preparing");
            inside.add(preparing);
        } else {
            inside.add(Buttons.download(DocumentDownloads.noticeAddress(request.id()),
                    getTranslation("pay.territory.download", DocumentDownloads.size(noticeSize.get())), "act-secondary"));
        }
    }
}
