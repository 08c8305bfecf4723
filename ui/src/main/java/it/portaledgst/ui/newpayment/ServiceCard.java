package it.portaledgst.ui.newpayment;

import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Office;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.Icon;

/** What is known of a service, to read before filling in. Published amounts are information and never reach the form. */
class ServiceCard extends Aside {

    private final Div office = new Div();
    private final AmountFacts amounts;

    ServiceCard(ServiceEntry service, AmountAdvice advice) {
        amounts = new AmountFacts(advice, service);
        addClassName("service-card");
        var title = new H2(getTranslation("card.title"));
        title.setId("scheda");
        getElement().setAttribute("aria-labelledby", "scheda");
        var facts = new Facts()
                .fact(getTranslation("card.code"), code(service))
                .fact(getTranslation("card.subject"), italian(new Span(service.subject())));
        if (!service.laws().isEmpty()) {
            var laws = new UnorderedList();
            service.laws().forEach(law -> laws.add(new ListItem(law)));
            facts.fact(getTranslation("card.laws"), italian(laws));
        }
        if (service.page() != null) {
            var page = Buttons.link(service.page(), getTranslation("card.page.link"));
            page.setTarget("_blank");
            page.getElement().setAttribute("rel", "noopener noreferrer");
            facts.fact(getTranslation("card.page"), page);
        }
        facts.fact(getTranslation("card.amounts"), amounts);
        facts.fact(getTranslation("card.office"), office);
        // Open wherever it stands beside the form; on a phone it would stand in its way, so the browser closes it there.
        var details = new NativeDetails(title, facts);
        details.setOpen(true);
        details.getElement().executeJs("window.portale.closeOnPhone(this)");
        add(details);
        office(null);
    }

    static String titleWithCode(ServiceEntry service) {
        return service.title() + " (" + service.code() + ")";
    }

    static Component demoCode(Component owner) {
        var mark = new Span(new Icon(Icon.Shape.FLASK), new Span(owner.getTranslation("services.demo-code")));
        mark.addClassName("demo-code");
        mark.setTitle(owner.getTranslation("services.demo-code.why"));
        return mark;
    }

    /** The office the request would go to; which one depends on what is typed. */
    final void office(Office chosen) {
        office.removeAll();
        if (chosen == null) {
            office.add(new Paragraph(getTranslation("card.office.later")));
            return;
        }
        office.add(italian(new Paragraph(chosen.name())));
        if (chosen.seat() != null) {
            office.add(italian(new Paragraph(chosen.seat())));
        }
        if (chosen.contact() != null) {
            office.add(new Paragraph(Buttons.link("mailto:" + chosen.contact(), chosen.contact())));
        } else {
            office.add(new Paragraph(getTranslation("card.office.no-contact")));
        }
    }

    /** What was published on the amount depends on what is typed, too. */
    void follow(Map<String, String> values) {
        amounts.follow(values);
    }

    private Component code(ServiceEntry service) {
        var code = new Span(service.code());
        code.addClassName("mono");
        var box = new Div(code);
        if (!service.codeVerified()) {
            box.add(demoCode(this));
        }
        return box;
    }

    private static <C extends Component> C italian(C component) {
        component.getElement().setAttribute("lang", "it");
        return component;
    }
}
