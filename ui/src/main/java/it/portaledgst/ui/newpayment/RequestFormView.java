package it.portaledgst.ui.newpayment;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.KeptMark;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.kit.Steps;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The service's page: what to know, the three warnings of the manual, the form. */
@Route("nuovo-pagamento/:codice")
@PermitAll
public class RequestFormView extends Page implements BeforeEnterObserver {

    static final String DRAFT = "bozza";
    private static final String LIKE = "come";

    private final transient Catalogue catalogue;
    private final transient AmountAdvice advice;
    private final transient Offices offices;
    private final transient SignedIn person;
    private final transient Drafts drafts;
    private final transient DraftCheck check;
    private final transient PaymentRequests payments;
    private final transient Clock clock;
    private final ErrorSummary summary = new ErrorSummary();

    public RequestFormView(Catalogue catalogue, AmountAdvice advice, Offices offices, SignedIn person, Drafts drafts,
                           DraftCheck check, PaymentRequests payments, Clock clock) {
        this.catalogue = catalogue;
        this.advice = advice;
        this.offices = offices;
        this.person = person;
        this.drafts = drafts;
        this.check = check;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String code = event.getRouteParameters().get("codice").orElse("");
        ServiceEntry service = catalogue.find(code).filter(ServiceEntry::enabled)
                .orElseThrow(() -> new NotFoundException("no such service"));
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<UUID> key = query.getSingleParameter(DRAFT).flatMap(RowId::of);
        Optional<UUID> confirmed = key.flatMap(known -> drafts.confirmedAs(person.citizen(), known));
        if (confirmed.isPresent()) {
            event.forwardTo("pagamenti/" + confirmed.get());
            return;
        }
        PaymentRequest lastYear = key.isPresent() ? null : query.getSingleParameter(LIKE).flatMap(RowId::of)
                .flatMap(id -> payments.find(person.citizen(), id))
                .filter(request -> request.serviceCode().equals(code) && request.state() == PaymentState.PAID).orElse(null);
        Draft draft = lastYear == null ? drafts.find(person.citizen(), key.orElseGet(UUID::randomUUID), service)
                : Draft.again(lastYear, service, nextYear(lastYear, service));
        if (lastYear != null) {
            drafts.keep(person.citizen(), draft);
        }
        if (key.isEmpty()) {
            UI.getCurrent().getPage().getHistory().replaceState(null, address(draft));
        }
        show(service, draft, lastYear);
    }

    /** The year after the one that was paid, but not one gone by. */
    private int nextYear(PaymentRequest paid, ServiceEntry service) {
        int now = Dates.today(clock).getYear();
        return service.referenceYear(paid.fields()).map(year -> Math.clamp(year + 1, now, now + 1)).orElse(now);
    }

    /** Where a form begins that is filled in like a request of last year. */
    public static String likeLastYear(PaymentRequest paid) {
        return "nuovo-pagamento/" + paid.serviceCode() + "?" + LIKE + "=" + paid.id();
    }

    static Location address(Draft draft) {
        return new Location("nuovo-pagamento/" + draft.serviceCode, QueryParameters.of(DRAFT, draft.key.toString()));
    }

    /** @param lastYear the request this form was filled in from, or null */
    private void show(ServiceEntry service, Draft draft, PaymentRequest lastYear) {
        clearContent();
        heading(ServiceCard.titleWithCode(service));
        trail(homeStep(), new Step("nuovo-pagamento", getTranslation("nav.new-payment")));
        aboveHeading(summary);
        var card = new ServiceCard(service, advice);
        card.follow(draft.fields);
        var form = new RequestForm(service, draft, offices, person, Dates.today(clock), card::office);
        var kept = new KeptMark(() -> drafts.keep(person.citizen(), draft), clock);
        form.onChange(() -> {
            kept.changed();
            card.follow(draft.fields);
        });
        form.addActionNote(kept);
        form.onContinue(() -> proceed(service, draft, form));

        var reading = new Div(warnings());
        if (!service.instructions().isEmpty()) {
            reading.addComponentAsFirst(instructions(service, this::getTranslation));
        }
        var left = new Div(reading, form);
        left.addClassName("form-column");
        var columns = new Div(card, left);
        columns.addClassName("form-and-card");
        content(Steps.ofPayment(0));
        if (lastYear != null) {
            content(new Callout(Callout.Kind.INFO, getTranslation("form.like-last-year"),
                    getTranslation("form.like-last-year.text", Money.format(lastYear.amount(), getLocale()))));
            Duplicates.of(draft, service, payments, person.citizen()).ifPresent(this::content);
        }
        content(columns);
    }

    private Component warnings() {
        var list = new UnorderedList();
        for (String warning : new String[] {"debtor", "amount", "check"}) {
            list.add(new ListItem(getTranslation("form.warning." + warning)));
        }
        return new Callout(Callout.Kind.WARNING, getTranslation("form.warning.title")).with(list);
    }

    static Component instructions(ServiceEntry service, UnaryOperator<String> words) {
        var list = new UnorderedList();
        list.getElement().setAttribute("lang", "it");
        service.instructions().forEach(line -> list.add(new ListItem(line)));
        return new Section(new H2(words.apply("form.instructions")), list);
    }

    private void proceed(ServiceEntry service, Draft draft, RequestForm form) {
        var errors = form.showProblems(check.problems(draft, service, this::getTranslation));
        summary.show(errors);
        errorsInTitle(!errors.isEmpty());
        if (errors.isEmpty()) {
            UI.getCurrent().navigate("nuovo-pagamento/" + draft.serviceCode + "/riepilogo",
                    QueryParameters.of(DRAFT, draft.key.toString()));
        }
    }
}
