package it.portaledgst.ui.payment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceVersions;
import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.change.Registration;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NotRestorableException;
import it.portaledgst.domain.payment.PaymentHistory;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.PaymentStep;
import it.portaledgst.domain.payment.PaymentsUnderReview;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.health.ServiceNotice;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
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
import it.portaledgst.ui.kit.Steps;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.newpayment.RequestFormView;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** One request: its code, its state, the ways to pay, its documents. Changes made elsewhere show up by themselves. */
@Route("pagamenti/:id")
@PermitAll
public class RequestView extends Page implements BeforeEnterObserver {

    static final String RETURN = "esito";
    private static final String CREATED = "creata";

    private final transient PaymentRequests payments;
    private final transient RequestDocuments documents;
    private final transient PaymentsUnderReview reviews;
    private final transient PaymentHistory history;
    private final transient Catalogue catalogue;
    private final transient ServiceVersions services;
    private final transient Offices offices;
    private final transient Changes changes;
    private final transient Clock clock;
    private final transient Citizen citizen;

    private final Div state = new Div();
    private final News banner = new News();
    private final News review = new News();
    private final PayOnline online;
    private final PayOnTerritory territory = new PayOnTerritory();
    private final Div ways = new Div();
    private final News receiptNews = new News();
    private final Div receipt = new Div();
    private final Div outcome = new Div();
    private final Life life = new Life();
    private final Div deletion = new Div();
    private final Paragraph refreshed = new Paragraph();
    private UUID id;
    private PaymentRequest shown;
    private PaymentRequest drawn;
    private transient List<PaymentStep> told = List.of();
    private ReturnKind cameBack;
    private transient Registration listening;

    public RequestView(PaymentRequests payments, RequestDocuments documents, PaymentsUnderReview reviews, PaymentHistory history,
                       Catalogue catalogue, ServiceVersions services, Offices offices, Changes changes, Clock clock, SignedIn person, ServiceNotice notices) {
        this.payments = payments;
        this.documents = documents;
        this.reviews = reviews;
        this.history = history;
        this.catalogue = catalogue;
        this.services = services;
        this.offices = offices;
        this.changes = changes;
        this.clock = clock;
        citizen = person.citizen();
        online = new PayOnline(payments, person, notices);
        addClassName("request");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").flatMap(RowId::of).orElseThrow(RequestView::notFound);
        cameBack = event.getLocation().getQueryParameters().getSingleParameter(RETURN)
                .flatMap(ReturnKind::ofPathName).orElse(null);
        PaymentRequest request = payments.find(citizen, id).orElseThrow(RequestView::notFound);
        boolean created = event.getLocation().getQueryParameters().getSingleParameter(CREATED).isPresent();
        build(request, created && request.payable());
        show(request);
        if (isAttached()) { // the router keeps the page when only the id changes
            getUI().ifPresent(this::listen);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        listen(attached.getUI());
    }

    private void listen(UI ui) {
        stopListening();
        // Read in the page's turn: of two changes at once, the one shown last is then the one read last.
        listening = changes.listen(id, () -> ui.access(this::look));
        // The change may have happened between reading and listening: read once more when listening has begun.
        look();
    }

    private void look() {
        payments.find(citizen, id).ifPresent(this::showIfNew);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stopListening();
    }

    private void stopListening() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }

    private void build(PaymentRequest request, boolean created) {
        clearContent();
        shown = null;
        drawn = null;
        online.forget();
        territory.forget();
        receiptNews.tell(null);
        review.tell(null);
        heading(getTranslation("request.title"));
        trail(homeStep(), new Step("pagamenti", getTranslation("nav.payments")));

        if (created) {
            content(Steps.ofPayment(2), new Callout(Callout.Kind.SUCCESS, getTranslation("banner.created.title"),
                    getTranslation("banner.created.text")));
        }
        ways.addClassName("ways");
        ways.add(online, territory);
        state.getElement().setAttribute("role", "status");
        var matter = new Div(ticket(request), banner, review, ways, outcome, receiptNews, receipt, data(request));
        matter.addClassName("beside-matter");
        var beside = new Div(matter, life, foot(request));
        beside.addClassName("beside");
        content(beside);
    }

    /** The part everybody quotes: code, state, amount, date. */
    private Component ticket(PaymentRequest request) {
        var amount = new Span(Money.format(request.amount(), getLocale()));
        amount.addClassName("amount");
        var facts = new Facts()
                .fact(getTranslation("payments.column.code"), new CopyCode(request.noticeCode()))
                .fact(getTranslation("payments.column.state"), state)
                .fact(getTranslation("payments.column.amount"), amount)
                .fact(getTranslation("payments.column.due"), Dates.day(request.dueDate(), getLocale()));
        facts.addClassName("ticket");
        return facts;
    }

    private Component data(PaymentRequest request) {
        var debtor = request.debtor();
        var facts = new Facts()
                .fact(getTranslation("payments.column.service"),
                        new ServiceName(request.serviceTitle(), request.serviceCode()))
                .fact(getTranslation("payments.column.debtor"), debtor.fullName());
        DebtorFacts.identity(facts, debtor.taxId())
                .fact(getTranslation("form.email"), debtor.email())
                .factIfAny(getTranslation("form.pec"), debtor.pec());
        DebtorFacts.address(facts, debtor.address())
                .fact(getTranslation("form.office"),
                        offices.find(request.officeCode()).map(Office::name).orElse(request.officeCode()));
        var head = new Div(new H2(getTranslation("request.data")));
        head.addClassName("block-head");
        var block = new Section(head, facts);
        // with the labels it was filled in with
        services.find(request.serviceCode(), request.serviceVersion())
                .ifPresent(entry -> block.add(FieldText.facts(entry, request.fields(), getLocale())));
        block.addClassName("block");
        return block;
    }

    private Component foot(PaymentRequest request) {
        var refresh = Buttons.secondary(getTranslation("request.refresh"), this::refresh);
        var help = Buttons.secondaryLink("supporto/nuova?avviso=" + request.noticeCode().value(), getTranslation("request.help"));
        refreshed.getElement().setAttribute("role", "status");
        refreshed.addClassName("quiet");
        var actions = new Div(refresh, help, deletion);
        actions.addClassName("actions");
        return new Div(actions, refreshed);
    }

    private void refresh() {
        PaymentRequest now = payments.find(citizen, id).orElseThrow(RequestView::notFound);
        showIfNew(now);
        refreshed.removeAll(); // the same minute again is an answer, too
        refreshed.add(getTranslation("request.refreshed", Dates.time(clock.instant())));
    }

    private void afterDeletion() {
        look();
        if (!banner.silent()) { // else nothing changed, and the dialog has given the focus back
            banner.takeFocus();
        }
    }

    private void showIfNew(PaymentRequest request) {
        if (!Objects.equals(request, shown)) {
            show(request);
        } else {
            showLife(request); // the negative outcome of an attempt comes when the request has long been shown
        }
        review.tell(Banners.ofReviews(this, getLocale(), reviews.of(citizen, id)).orElse(null));
    }

    /** Renews only what has changed: a button replaced under the finger would lose the press. */
    private void show(PaymentRequest request) {
        PaymentRequest before = shown;
        shown = request;
        if (changed(before, request, PaymentRequest::state)) {
            state.removeAll();
            state.add(new StateBadge(request.state()));
        }
        banner.tell(Banners.of(this, getLocale(), request, cameBack).orElse(null));
        ways.setVisible(request.payable());
        boolean payableChanged = changed(before, request, PaymentRequest::payable);
        if (request.payable() && (payableChanged || changed(before, request, PaymentRequest::lastAttempt))) {
            online.show(request);
        }
        if (request.payable() && (payableChanged || changed(before, request, PaymentRequest::noticeReady))) {
            Map<DocumentKind, Integer> sizes = request.noticeReady() ? documents.sizes(citizen, id) : Map.of();
            territory.show(request, Optional.ofNullable(sizes.get(DocumentKind.NOTICE)), sizes.containsKey(DocumentKind.NOTICE_DE));
        }
        if (changed(before, request, PaymentRequest::state) || changed(before, request, PaymentRequest::receiptReady)) {
            showReceipt(request);
        }
        if (changed(before, request, PaymentRequest::deletable) || changed(before, request, PaymentRequest::state)) {
            showDeletion(request);
        }
        showLife(request);
        // The workers may take away what has the focus, pay and all.
        getElement().executeJs("window.portale.rescueFocus($0)", banner);
    }

    private void showLife(PaymentRequest request) {
        var steps = history.of(citizen, request.id());
        if (!request.equals(drawn) || !steps.equals(told)) {
            drawn = request;
            told = steps;
            life.show(request, steps);
            showOutcome(request);
        }
    }

    /** Of the last attempt, while the request may still be paid; the earlier ones are in its life. */
    private void showOutcome(PaymentRequest request) {
        outcome.removeAll();
        var attempt = request.lastAttempt();
        boolean there = attempt != null && request.payable() && told.stream().anyMatch(step -> attempt.id().equals(step.attempt()));
        outcome.setVisible(there);
        if (there) {
            var download = new Div(Buttons.download(DocumentDownloads.outcomeAddress(id, attempt.id()),
                    getTranslation("request.outcome.download"), "act-secondary"));
            download.addClassName("actions");
            outcome.add(new Paragraph(getTranslation("request.outcome", Dates.moment(attempt.startedAt(), getLocale()))), download);
        }
    }

    private static boolean changed(PaymentRequest before, PaymentRequest now, Function<PaymentRequest, ?> what) {
        return before == null || !Objects.equals(what.apply(before), what.apply(now));
    }

    private void showReceipt(PaymentRequest request) {
        receipt.removeAll();
        receipt.setVisible(request.state() == PaymentState.PAID);
        if (request.state() != PaymentState.PAID) {
            receiptNews.tell(null);
            return;
        }
        Optional<Integer> size = request.receiptReady() ? documents.size(citizen, id, DocumentKind.RECEIPT) : Optional.empty();
        receiptNews.tellReadiness(size.isPresent(), getTranslation("request.receipt.preparing"), getTranslation("request.receipt.ready"));
        size.ifPresent(bytes -> receipt.add(Buttons.download(DocumentDownloads.receiptAddress(id),
                getTranslation("request.receipt.download", DocumentDownloads.size(bytes)), "act-primary")));
        documents.originals(citizen, id).forEach(format -> receipt.add(Buttons.download(DocumentDownloads.originalAddress(id, format),
                getTranslation("request.receipt.original", format.name()), "act-secondary")));
        if (catalogue.find(request.serviceCode()).filter(service -> service.enabled()
                && service.comesBackEveryYear(request.fields())).isPresent()) {
            receipt.add(Buttons.secondaryLink(RequestFormView.likeLastYear(request), getTranslation("request.again")));
        }
        receipt.addClassNames("receipt", "actions");
    }

    private void showDeletion(PaymentRequest request) {
        deletion.removeAll();
        if (request.deletable()) {
            deletion.add(Buttons.danger(getTranslation("request.delete"),
                    () -> DeleteDialog.open(request, payments, citizen, this::afterDeletion)));
        } else if (request.restorable(Dates.today(clock)) && !cancelledByOffice()) {
            deletion.add(Buttons.secondary(getTranslation("request.restore"), this::restore));
        } else if (request.payable()) {
            var why = new Paragraph(getTranslation("request.delete.in-flight"));
            why.addClassName("quiet");
            deletion.add(why);
        }
    }

    private boolean cancelledByOffice() {
        return history.of(citizen, id).stream().anyMatch(step -> step.cancelled() != null);
    }

    private void restore() {
        String told;
        try {
            payments.restore(citizen, id);
            told = getTranslation("request.restored");
        } catch (NotRestorableException refused) {
            told = RefusalText.of(refused.problem());
        }
        look();
        banner.tell(new Callout(Callout.Kind.INFO, told));
        banner.takeFocus(); // the button that had it is gone
    }

    private static NotFoundException notFound() {
        return new NotFoundException("no such request");
    }
}
