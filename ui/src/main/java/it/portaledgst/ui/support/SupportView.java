package it.portaledgst.ui.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.shell.SupportAddress;
import jakarta.annotation.security.PermitAll;

/** Supporto: whom to write to and what to say. This version has no form that sends: the page says so by giving addresses. */
@Route("supporto")
@PermitAll
public class SupportView extends Page implements BeforeEnterObserver {

    private static final String NOTICE = "avviso";

    private final transient Offices offices;
    private final transient SupportAddress support;

    public SupportView(Offices offices, SupportAddress support) {
        this.offices = offices;
        this.support = support;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clearContent();
        heading(getTranslation("nav.support"));
        trail(homeStep());
        lead(getTranslation("support.lead"));
        Optional<NoticeCode> notice = event.getLocation().getQueryParameters().getSingleParameter(NOTICE)
                .flatMap(SupportView::code);
        content(new Paragraph(Buttons.outside(Buttons.link("domande-frequenti", getTranslation("support.faq-first")))),
                technical(notice), administrative(), companies());
    }

    private Component technical(Optional<NoticeCode> notice) {
        var when = new UnorderedList(new ListItem(getTranslation("support.technical.problem")),
                new ListItem(getTranslation("support.technical.state")));
        var warnings = new UnorderedList(new ListItem(getTranslation("support.warning.pec")),
                new ListItem(getTranslation("support.warning.code")));
        var section = new Section(new H2(getTranslation("support.technical")),
                new Paragraph(getTranslation("support.technical.text")), when,
                new Callout(Callout.Kind.WARNING, getTranslation("support.warning.title")).with(warnings));
        notice.ifPresent(code -> {
            var text = new Span(code.grouped());
            text.addClassName("mono");
            section.add(new Paragraph(new Span(getTranslation("support.about") + " "), text));
        });
        var write = Buttons.primaryLink(mail(notice), getTranslation("support.write", support.email()));
        write.addClassName("wrap");
        var actions = new Div(Buttons.outside(write));
        actions.addClassName("actions");
        section.add(actions);
        var how = new Paragraph(getTranslation("support.write.how"));
        how.addClassNames("quiet", "after-actions");
        section.add(how);
        return section;
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

    private String mail(Optional<NoticeCode> notice) {
        String subject = notice.map(code -> getTranslation("support.subject.code", code.value()))
                .orElseGet(() -> getTranslation("support.subject"));
        return "mailto:" + support.email() + "?subject="
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<NoticeCode> code(String text) {
        try {
            return Optional.of(NoticeCode.parse(text));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }
}
