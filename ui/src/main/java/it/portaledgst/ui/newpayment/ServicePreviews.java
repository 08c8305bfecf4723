package it.portaledgst.ui.newpayment;

import java.time.Clock;
import java.util.UUID;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.ErrorSummary;
import org.springframework.stereotype.Component;

/**
 * A service as citizens would find it: in the list, its card, its form. The form may be tried: it says what is wrong as the
 * real one does, leads nowhere and keeps nothing.
 */
@Component
public class ServicePreviews {

    private final AmountAdvice advice;
    private final Offices offices;
    private final SignedIn person;
    private final DraftCheck check;
    private final Clock clock;

    ServicePreviews(AmountAdvice advice, Offices offices, SignedIn person, DraftCheck check, Clock clock) {
        this.advice = advice;
        this.offices = offices;
        this.person = person;
        this.check = check;
        this.clock = clock;
    }

    public com.vaadin.flow.component.Component of(ServiceEntry service) {
        var preview = new Div();
        var title = new H3(ServiceCard.titleWithCode(service));
        title.getElement().setAttribute("lang", "it");
        preview.add(title);
        if (!service.enabled()) {
            preview.add(new Paragraph(preview.getTranslation("admin.preview.disabled")));
        }
        var card = new ServiceCard(service, advice);
        var draft = new Draft(UUID.randomUUID(), service);
        card.follow(draft.fields);
        var form = new RequestForm(service, draft, offices, person, Dates.today(clock), card::office);
        var errors = new ErrorSummary();
        var fine = new Paragraph();
        fine.getElement().setAttribute("role", "status");
        form.onContinue(() -> {
            var wrong = form.showProblems(check.problems(draft, service, form::getTranslation));
            errors.show(wrong);
            fine.setText(wrong.isEmpty() ? preview.getTranslation("admin.preview.fine") : "");
        });
        form.onChange(() -> card.follow(draft.fields));
        form.addActionNote(fine);
        var left = new Div(errors);
        if (!service.instructions().isEmpty()) {
            left.add(RequestFormView.instructions(service, preview::getTranslation));
        }
        left.add(form);
        left.addClassName("form-column");
        var columns = new Div(card, left);
        columns.addClassName("form-and-card");
        preview.add(columns);
        return preview;
    }
}
