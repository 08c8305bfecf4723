package it.portaledgst.ui.support;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.faq.LikelyAnswers;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.support.SupportDrafts;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.KeptMark;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Chiedi aiuto: the form of a support request. {@code ?avviso=} begins with a payment, {@code ?bozza=} goes on where it was left. */
@Route("supporto/nuova")
@PermitAll
public class AskView extends Page implements BeforeEnterObserver {

    private static final String PATH = "supporto/nuova";
    static final String NOTICE = "avviso";
    static final String DRAFT = "bozza";
    /** Of the person's own codes; older ones are typed. */
    private static final int OFFERED = 50;

    private final transient SupportRequests requests;
    private final transient SupportDrafts drafts;
    private final transient PaymentRequests payments;
    private final transient Catalogue catalogue;
    private final transient Offices offices;
    private final transient LikelyAnswers answers;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final ErrorSummary summary = new ErrorSummary();
    private final News refused = new News();

    public AskView(SupportRequests requests, SupportDrafts drafts, PaymentRequests payments, Catalogue catalogue, Offices offices,
                   LikelyAnswers answers, SignedIn person, Clock clock) {
        this.requests = requests;
        this.drafts = drafts;
        this.payments = payments;
        this.catalogue = catalogue;
        this.offices = offices;
        this.answers = answers;
        this.person = person;
        this.clock = clock;
    }

    static Location address(UUID key) {
        return new Location(PATH, QueryParameters.of(DRAFT, key.toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<UUID> key = query.getSingleParameter(DRAFT).flatMap(RowId::of);
        Optional<SupportRequest> sent = key.flatMap(known -> requests.sentWith(person.citizen(), known));
        if (sent.isPresent()) {
            event.forwardTo("supporto/" + sent.get().id());
            return;
        }
        var form = new AskForm(key.orElseGet(UUID::randomUUID), payments.list(person.citizen(), PaymentFilter.NONE, null, OFFERED).rows(),
                catalogue, offices, new Likely(answers));
        Optional<KeptForm> draft = drafts.find(person.citizen(), form.key());
        draft.ifPresentOrElse(form::fill, () -> begin(form, query));
        if (key.isEmpty()) {
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location(PATH, query.merging(DRAFT, form.key().toString())));
        }
        show(form);
    }

    private void begin(AskForm form, QueryParameters query) {
        person.email().ifPresent(form::email);
        query.getSingleParameter(NOTICE).flatMap(NoticeCode::find).ifPresent(code -> form.about(code.value()));
    }

    private void show(AskForm form) {
        clearContent();
        heading(getTranslation("support.ask"));
        trail(homeStep(), new Step("supporto", getTranslation("nav.support")));
        aboveHeading(summary);
        aboveHeading(refused);
        lead(getTranslation("support.ask.lead"));
        var warnings = new UnorderedList(new ListItem(getTranslation("support.warning.pec")), new ListItem(getTranslation("support.warning.code")),
                new ListItem(getTranslation("support.warning.office")));
        var kept = new KeptMark(() -> drafts.keep(person.citizen(), form.key(), form.matter(), form.content()), clock);
        form.onChange(kept::changed);
        var actions = new Div(Buttons.primary(getTranslation("support.send"), () -> send(form)),
                Buttons.secondaryLink("supporto", getTranslation("support.cancel")), kept);
        actions.addClassName("actions");
        form.add(actions);
        content(new Callout(Callout.Kind.WARNING, getTranslation("support.warning.title")).with(warnings), form);
    }

    private void send(AskForm form) {
        var request = form.value(getLocale());
        Map<String, String> problems = new LinkedHashMap<>();
        requests.problems(request).forEach((field, problem) -> problems.put(field, RefusalText.of(problem)));
        var errors = form.showProblems(problems);
        summary.show(errors);
        errorsInTitle(!errors.isEmpty());
        if (!errors.isEmpty()) {
            return;
        }
        try {
            UI.getCurrent().navigate("supporto/" + requests.open(person.citizen(), request).id());
        } catch (RejectedException tooMany) {
            refused.tell(new Callout(Callout.Kind.ERROR, RefusalText.of(tooMany.problem())));
            refused.takeFocus();
        }
    }
}
