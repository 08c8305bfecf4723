package it.portaledgst.ui.payment;

import java.util.Optional;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.News;

/** The notice to take to a shop, bank or app. It is produced by the workers and turns up here by itself. */
class PayOnTerritory extends Section {

    private final News news = new News();
    private final Div inside = new Div();

    PayOnTerritory() {
        addClassName("way");
        inside.addClassName("way-inside");
        add(new H2(getTranslation("pay.territory.title")), news, inside);
    }

    void forget() {
        news.tell(null);
    }

    /**
     * @param noticeSize     in bytes; empty while the notice is being produced
     * @param inTwoLanguages whether it is also there with German and with English beside Italian
     */
    void show(PaymentRequest request, Optional<Integer> noticeSize, boolean inTwoLanguages) {
        inside.removeAll();
        inside.add(new Paragraph(getTranslation("pay.territory.text")));
        news.tellReadiness(noticeSize.isPresent(), getTranslation("pay.territory.preparing"), getTranslation("pay.territory.ready"));
        noticeSize.ifPresent(bytes -> inside.add(Buttons.download(DocumentDownloads.noticeAddress(request.id()),
                getTranslation("pay.territory.download", DocumentDownloads.size(bytes)), "act-secondary")));
        if (inTwoLanguages) {
            inside.add(Buttons.outside(Buttons.link(DocumentDownloads.noticeAddress(request.id(), "de"), getTranslation("pay.territory.german"))),
                    Buttons.outside(Buttons.link(DocumentDownloads.noticeAddress(request.id(), "en"), getTranslation("pay.territory.english"))));
        }
    }
}
