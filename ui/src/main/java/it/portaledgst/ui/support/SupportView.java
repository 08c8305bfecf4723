package it.portaledgst.ui.support;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.shell.SupportAddress;
import jakarta.annotation.security.PermitAll;

/** Supporto: asking for help, what the person has asked, and whom to ask instead. */
@Route("supporto")
@PermitAll
public class SupportView extends Page implements BeforeEnterObserver {

    private static final int PAGE = 20;

    private final transient SupportRequests requests;
    private final transient Citizen citizen;
    private final transient Offices offices;
    private final transient SupportAddress support;
    private final SupportTable table;
    private final Nothing nothing = new Nothing();
    private final Button more;
    private transient SupportRequest last;

    public SupportView(SupportRequests requests, UnfinishedQuestions unfinished, SignedIn person, Offices offices, SupportAddress support, Following following) {
        this.requests = requests;
        citizen = person.citizen();
        this.offices = offices;
        this.support = support;
        heading(getTranslation("nav.support"));
        trail(homeStep());
        lead(getTranslation("support.lead"));
        table = new SupportTable(getTranslation("support.mine"));
        nothing.show(getTranslation("support.none"), getTranslation("support.none.text"));
        more = Buttons.secondary(getTranslation("support.more"), this::more);
        more.addClassName("more");
        content(technical());
        unfinished.of(citizen).ifPresent(this::content);
        content(new Section(new H2(getTranslation("support.mine")), table, nothing, more), administrative(), companies());
        following.follow(this, citizen, this::look);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        look();
    }

    private void look() {
        var rows = requests.mine(citizen, null, Math.max(PAGE, table.rows()));
        table.refresh(rows);
        after(rows);
    }

    private void more() {
        int before = table.rows();
        var rows = requests.mine(citizen, last, PAGE);
        table.append(rows.stream().filter(request -> !table.has(request)).toList());
        after(rows);
        table.getElement().executeJs("window.portale.focusRow(this.querySelectorAll('tbody tr')[$0])", before);
    }

    private void after(List<SupportRequest> page) {
        last = page.isEmpty() ? last : page.getLast();
        table.setVisible(table.rows() > 0);
        nothing.setVisible(table.rows() == 0);
        more.setVisible(requests.count(citizen) > table.rows());
    }

    private Component technical() {
        var when = new UnorderedList(new ListItem(getTranslation("support.technical.problem")),
                new ListItem(getTranslation("support.technical.state")));
        var actions = new Div(Buttons.primaryLink("supporto/nuova", getTranslation("support.ask")),
                Buttons.outside(Buttons.secondaryLink("domande-frequenti", getTranslation("support.faq-first"))));
        actions.addClassName("actions");
        var otherwise = new Paragraph(getTranslation("support.otherwise") + " ");
        otherwise.add(Buttons.outside(Buttons.link("mailto:" + support.email(), support.email())));
        otherwise.addClassNames("quiet", "after-actions");
        return new Section(new Paragraph(getTranslation("support.technical.text")), when, actions, otherwise);
    }

    private Component administrative() {
        var list = new UnorderedList();
        list.addClassName("offices");
        for (Office office : offices.territorial()) {
            var name = new H3(office.name());
            name.getElement().setAttribute("lang", "it");
            var card = new ListItem(name);
            if (office.seat() != null) {
                var seat = new Paragraph(office.seat());
                seat.getElement().setAttribute("lang", "it");
                card.add(seat);
            }
            card.add(new Paragraph(getTranslation("support.provinces", String.join(", ", office.provinces()))));
            if (office.contact() != null) {
                card.add(new Paragraph(Buttons.link("mailto:" + office.contact(), office.contact())));
            }
            list.add(card);
        }
        return new Section(new H2(getTranslation("support.administrative")),
                new Paragraph(getTranslation("support.administrative.text")),
                new Paragraph(getTranslation("support.administrative.contacts")), list);
    }

    private Component companies() {
        return new Section(new H2(getTranslation("support.companies")),
                new Paragraph(getTranslation("support.companies.text")));
    }
}
