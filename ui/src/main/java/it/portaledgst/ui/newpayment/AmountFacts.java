package it.portaledgst.ui.newpayment;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.PublishedAmount;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.Money;

/** What was published on the amount, for what is typed so far. To read only: nothing here reaches the form. */
class AmountFacts extends Div {

    private final transient AmountAdvice advice;
    private final transient ServiceEntry service;
    private transient List<PublishedAmount> shown;

    AmountFacts(AmountAdvice advice, ServiceEntry service) {
        this.advice = advice;
        this.service = service;
        addClassName("amount-facts");
        getElement().setAttribute("aria-live", "polite");
        follow(Map.of());
    }

    void follow(Map<String, String> values) {
        List<PublishedAmount> amounts = advice.amounts(service, values);
        if (amounts.equals(shown)) {
            return; // the same words again would be read out again
        }
        shown = amounts;
        removeAll();
        if (amounts.isEmpty()) {
            add(new Paragraph(getTranslation("card.amounts.none")));
            return;
        }
        var list = new UnorderedList();
        amounts.forEach(amount -> list.add(item(amount)));
        add(list, quiet("card.amounts.note"));
        if (!amounts.stream().allMatch(PublishedAmount::official)) {
            add(quiet("card.amounts.unofficial.why"));
        }
    }

    private ListItem item(PublishedAmount amount) {
        var item = new ListItem(italian(new Span(amount.item() + (amount.euro() == null ? "" : ": "))));
        if (amount.euro() != null) {
            item.add(new Span(Money.format(amount.euro(), getLocale())));
        }
        if (!amount.official()) {
            var mark = new Span(new Icon(Icon.Shape.WARNING), new Span(getTranslation("card.amounts.unofficial")));
            mark.addClassName("unofficial");
            item.add(new Span(" "), mark);
        }
        if (amount.law() != null) {
            item.add(fact("card.amounts.law", amount.law()));
        }
        item.add(fact("card.amounts.source", amount.source()));
        return item;
    }

    private Component fact(String labelKey, String italian) {
        var fact = new Div(new Span(getTranslation(labelKey) + " "), italian(new Span(italian)));
        fact.addClassName("quiet");
        return fact;
    }

    private Paragraph quiet(String key) {
        var note = new Paragraph(getTranslation(key));
        note.addClassName("quiet");
        return note;
    }

    private static <C extends Component> C italian(C component) {
        component.getElement().setAttribute("lang", "it");
        return component;
    }
}
