package it.portaledgst.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Money;

/** A request in a few words: what, for whom, what is to be known, code, amount. */
public final class RequestCard extends ListItem {

    public RequestCard(PaymentRequest request, String address, String about, Component... acts) {
        var link = new Anchor(address, request.serviceTitle());
        link.getElement().setAttribute("lang", "it");
        var code = new Span(request.noticeCode().grouped());
        code.addClassNames("mono", "quiet");
        var words = new Div(new H3(link), new Paragraph(about), code);
        if (acts.length > 0) {
            words.add(new Div(acts));
        }
        var amount = new Span(Money.format(request.amount(), getLocale()));
        amount.addClassName("amount");
        var card = new Div(words, amount);
        card.addClassName("due-card");
        add(card);
    }

    /** A heading over cards. */
    public static Section section(String title, RequestCard... cards) {
        var list = new UnorderedList(cards);
        list.addClassName("due-list");
        var section = new Section(new H2(title), list);
        section.addClassName("to-pay");
        return section;
    }
}
