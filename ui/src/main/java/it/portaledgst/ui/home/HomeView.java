package it.portaledgst.ui.home;

import java.util.Comparator;
import java.util.List;

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
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentPage;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The main page of the private area: what is waiting to be paid, and the way to a new payment. */
@Route("home")
@PermitAll
public class HomeView extends Page {

    /** More unpaid requests than this are in the list, not here. */
    private static final int LOOKED_AT = 100;
    private static final int SHOWN = 5;

    public HomeView(PaymentRequests payments, SignedIn person) {
        addClassName("home");
        heading(getTranslation("home.title", person.firstName()));
        lead(getTranslation("home.lead"));
        var start = new Div(Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment")),
                Buttons.secondaryLink("pagamenti", getTranslation("nav.payments")));
        start.addClassName("actions");
        content(start, toPay(payments.list(person.citizen(), new PaymentFilter(PaymentState.TO_PAY, null), null, LOOKED_AT)),
                places());
    }

    private Component toPay(PaymentPage page) {
        var section = new Section(new H2(getTranslation("home.to-pay")));
        section.addClassName("to-pay");
        if (page.rows().isEmpty()) {
            section.add(new Paragraph(getTranslation("home.to-pay.none")));
            return section;
        }
        List<PaymentRequest> soonest = page.rows().stream()
                .sorted(Comparator.comparing(PaymentRequest::dueDate).thenComparing(PaymentRequest::createdAt))
                .limit(SHOWN).toList();
        var list = new UnorderedList();
        list.addClassName("due-list");
        soonest.forEach(request -> list.add(new ListItem(due(request))));
        section.add(list);
        if (page.total() > soonest.size()) {
            section.add(new Paragraph(Buttons.link("pagamenti?stato=da-pagare",
                    getTranslation("home.to-pay.all", page.total()))));
        }
        return section;
    }

    private Component due(PaymentRequest request) {
        var link = new Anchor("pagamenti/" + request.id(), request.serviceTitle());
        link.getElement().setAttribute("lang", "it");
        var title = new H3(link);
        var about = new Paragraph(getTranslation("home.due", request.debtor().fullName(),
                Dates.day(request.dueDate(), getLocale())));
        var code = new Span(request.noticeCode().grouped());
        code.addClassNames("mono", "quiet");
        var words = new Div(title, about, code);
        var amount = new Span(Money.format(request.amount(), getLocale()));
        amount.addClassName("amount");
        var card = new Div(words, amount);
        card.addClassName("due-card");
        return card;
    }

    private Component places() {
        var list = new Div(place("domande-frequenti", "nav.faq", "home.faq"), place("supporto", "nav.support", "home.support"));
        list.addClassName("two-columns");
        return list;
    }

    private Component place(String path, String nameKey, String textKey) {
        return new Section(new H2(new Anchor(path, getTranslation(nameKey))), new Paragraph(getTranslation(textKey)));
    }
}
