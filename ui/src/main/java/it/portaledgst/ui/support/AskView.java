package it.portaledgst.ui.support;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.faq.LikelyAnswers;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Chiedi aiuto: the form of a support request. {@code ?avviso=} begins with a payment. */
@Route("supporto/nuova")
@PermitAll
public class AskView extends Page implements BeforeEnterObserver {

    static final String NOTICE = "avviso";
    /** Of the person's own codes; older ones are typed. */
    private static final int OFFERED = 50;

    private final transient SupportRequests requests;
    private final transient SignedIn person;
    private final ErrorSummary summary = new ErrorSummary();
    private final News refused = new News();
    private final AskForm form;

    public AskView(SupportRequests requests, PaymentRequests payments, Catalogue catalogue, Offices offices, LikelyAnswers answers,
                   SignedIn person) {
        this.requests = requests;
        this.person = person;
        heading(getTranslation("support.ask"));
        trail(homeStep(), new Step("supporto", getTranslation("nav.support")));
        aboveHeading(summary);
        aboveHeading(refused);
        lead(getTranslation("support.ask.lead"));
        form = new AskForm(payments.list(person.citizen(), PaymentFilter.NONE, null, OFFERED).rows(), catalogue, offices, new Likely(answers));
        person.email().ifPresent(form::email);
        var warnings = new UnorderedList(new ListItem(getTranslation("support.warning.pec")), new ListItem(getTranslation("support.warning.code")),
                new ListItem(getTranslation("support.warning.office")));
        var actions = new Div(Buttons.primary(getTranslation("support.send"), this::send),
                Buttons.secondaryLink("supporto", getTranslation("support.cancel")));
        actions.addClassName("actions");
        form.add(actions);
        content(new Callout(Callout.Kind.WARNING, getTranslation("support.warning.title")).with(warnings), form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(NOTICE).flatMap(NoticeCode::find)
                .ifPresent(code -> form.about(code.value()));
    }

    private void send() {
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
