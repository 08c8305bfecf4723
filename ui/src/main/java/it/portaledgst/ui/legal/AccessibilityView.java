package it.portaledgst.ui.legal;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.shell.Operator;
import it.portaledgst.ui.shell.SupportAddress;
import org.springframework.beans.factory.annotation.Value;

/**
 * The statement the law asks for, in the order of AgID's form. What only the administration can state (how conforming the
 * site was found, when, by whom) comes from the configuration or stays a marked gap.
 */
@Route("accessibilita")
@AnonymousAllowed
class AccessibilityView extends TextPage {

    AccessibilityView(Operator operator, SupportAddress support, @Value("${portale.base-url}") String site) {
        super("accessibility");
        var statement = operator.accessibility();
        content(statement.declared().map(address -> new Callout(Callout.Kind.INFO, text("agid"), text("agid.text"))
                        .with(new Paragraph(Buttons.link(address, text("agid.link")))))
                .orElseGet(() -> new Callout(Callout.Kind.INFO, text("not-agid"), text("not-agid.text"))));

        content(new H2(text("general")),
                new Paragraph(filled(operator.name()), new Span(" " + text("general.commits"))),
                new Paragraph(text("general.applies", site)));
        content(new H3(text("conformity")), new Paragraph(new Span(text("conformity.text") + " "),
                filled(statement.conformity() == null ? null : text("conformity." + statement.conformity())), new Span(".")));
        content(new H3(text("content")));
        reasons("content.law", statement.notAccessible());
        reasons("content.burden", statement.disproportionateBurden());
        content(new Paragraph(text("content.known")), list("content.italian", "content.others"));
        content(new H3(text("drafting")), new Facts()
                .fact(text("drafted"), filled(day(statement.drafted())))
                .fact(text("reviewed"), filled(day(statement.reviewed())))
                .fact(text("method"), filled(statement.method() == null ? null : text("method." + statement.method()))),
                new Paragraph(text("drafting.checks")));
        content(new H3(text("feedback")), new Paragraph(text("feedback.text")),
                new Paragraph(Buttons.link("mailto:" + support.email(), support.email())));
        content(new H3(text("enforcement")), new Paragraph(text("enforcement.text")));
        content(new H2(text("further")), new H3(text("site")), new Facts()
                        .fact(text("published"), filled(day(statement.published())))
                        .fact(text("usability"), filled(yesOrNo(statement.usabilityTested())))
                        .fact(text("cms"), text("cms.none")),
                new H3(text("structure")), new Facts()
                        .fact(text("staff"), filled(statement.staffWithDisabilities()))
                        .fact(text("workstations"), filled(statement.workstations())));
        sayWhatIsMissing();
    }

    private void reasons(String name, List<String> contents) {
        if (contents.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        contents.forEach(each -> list.add(new ListItem(each)));
        list.getElement().setAttribute("lang", "it");
        content(new Paragraph(text(name)), list);
    }

    private UnorderedList list(String... names) {
        var list = new UnorderedList();
        for (String name : names) {
            list.add(new ListItem(text(name)));
        }
        return list;
    }

    private String day(LocalDate day) {
        return day == null ? null : Dates.day(day, getLocale());
    }

    private String yesOrNo(Boolean answer) {
        return answer == null ? null : getTranslation(answer ? "legal.yes" : "legal.no");
    }
}
