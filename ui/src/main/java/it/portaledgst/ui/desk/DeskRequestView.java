package it.portaledgst.ui.desk;

import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.ServiceVersions;
import it.portaledgst.domain.desk.DeskRequest;
import it.portaledgst.domain.desk.PaymentDesk;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.CopyCode;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.DebtorFacts;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.FieldText;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.StateBadge;
import it.portaledgst.ui.payment.Life;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** A citizen's request as the office sees it. Whoever comes without having said why is asked first. */
@Route("ricerca-pagamenti/:id")
@PermitAll
public class DeskRequestView extends Page implements BeforeEnterObserver {

    private final transient PaymentDesk desk;
    private final transient ServiceVersions services;
    private final transient Offices offices;
    private final transient Staff person;
    private final News news = new News();
    private UUID id;

    public DeskRequestView(PaymentDesk desk, ServiceVersions services, Offices offices, SignedIn signedIn) {
        this.desk = desk;
        this.services = services;
        this.offices = offices;
        person = signedIn.staff();
    }

    public static String address(UUID id) {
        return "ricerca-pagamenti/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").flatMap(RowId::of).orElseThrow(DeskRequestView::notFound);
        if (!PaymentDesk.openTo(person)) {
            throw notFound();
        }
        var opened = desk.again(person, id);
        if (opened.isPresent()) {
            show(opened.get());
        } else if (ReasonFields.last().isPresent()) {
            show(desk.open(person, id, ReasonFields.last().get()).orElseThrow(DeskRequestView::notFound));
        } else {
            askWhy();
        }
    }

    private void begin() {
        clearContent();
        heading(getTranslation("desk.request"));
        trail(homeStep(), new Step("ricerca-pagamenti", getTranslation("nav.desk")));
    }

    private void askWhy() {
        begin();
        var reason = new ReasonFields();
        var open = new Div(Buttons.primary(getTranslation("desk.request.open"), () -> reason.value().ifPresent(why ->
                desk.open(person, id, why).ifPresentOrElse(this::show, () -> news.tell(new Paragraph(getTranslation("desk.request.none")))))));
        open.addClassName("actions");
        content(new Paragraph(getTranslation("desk.request.why")), reason, open, news);
    }

    private void show(DeskRequest opened) {
        begin();
        var request = opened.request();
        var life = Life.ofSomebodyElse();
        life.show(request, opened.steps());
        var matter = new Div(ticket(request), news, data(request), documents(opened));
        matter.addClassName("beside-matter");
        var beside = new Div(matter, life);
        beside.addClassName("beside");
        content(beside);
        if (opened.cancellable()) {
            var actions = new Div(Buttons.danger(getTranslation("desk.cancel"), () -> CancelDialog.open(request,
                    (reason, words) -> desk.cancel(person, id, reason, words), this::cancelled)));
            actions.addClassName("actions");
            content(actions);
        }
    }

    private void cancelled() {
        desk.again(person, id).ifPresent(this::show);
        news.tell(new Paragraph(getTranslation("desk.cancelled")));
        news.takeFocus(); // the button that had it is gone
    }

    private Component ticket(PaymentRequest request) {
        var amount = new Span(Money.format(request.amount(), getLocale()));
        amount.addClassName("amount");
        var facts = new Facts()
                .fact(getTranslation("payments.column.code"), new CopyCode(request.noticeCode()))
                .fact(getTranslation("payments.column.state"), new StateBadge(request.state()))
                .fact(getTranslation("payments.column.amount"), amount)
                .fact(getTranslation("payments.column.due"), Dates.day(request.dueDate(), getLocale()));
        facts.addClassName("ticket");
        return facts;
    }

    private Component data(PaymentRequest request) {
        var facts = new Facts().fact(getTranslation("payments.column.service"), new ServiceName(request.serviceTitle(), request.serviceCode()));
        var debtor = request.debtor();
        if (debtor != null) {
            facts.fact(getTranslation("payments.column.debtor"), debtor.fullName());
            DebtorFacts.identity(facts, debtor.taxId()).fact(getTranslation("form.email"), debtor.email())
                    .factIfAny(getTranslation("form.pec"), debtor.pec());
            DebtorFacts.address(facts, debtor.address());
        }
        facts.fact(getTranslation("form.office"), offices.find(request.officeCode()).map(Office::name).orElse(request.officeCode()))
                .fact(getTranslation("desk.created"), Dates.moment(request.createdAt(), getLocale()));
        var head = new Div(new H2(getTranslation("request.data")));
        head.addClassName("block-head");
        var block = new Section(head, facts);
        if (debtor != null) {
            services.find(request.serviceCode(), request.serviceVersion())
                    .ifPresent(entry -> block.add(FieldText.facts(entry, request.fields(), getLocale())));
        }
        block.addClassName("block");
        return block;
    }

    private Component documents(DeskRequest opened) {
        var links = new Div();
        links.addClassName("actions");
        for (DocumentKind kind : opened.documents()) {
            links.add(Buttons.download(DeskDownloads.address(id, kind), getTranslation("desk.document." + kind), "act-secondary"));
        }
        if (ProcessMonitor.openTo(person)) {
            links.add(Buttons.secondaryLink("monitoraggio?richiesta=" + id, getTranslation("desk.path")));
        }
        links.setVisible(links.getChildren().findAny().isPresent());
        return links;
    }

    private static NotFoundException notFound() {
        return new NotFoundException("no such request");
    }
}
