package it.portaledgst.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Icon;

class SiteFooter extends Footer {

    SiteFooter(SupportAddress support, Operator operator) {
        setId("piede");
        getElement().setAttribute("tabindex", "-1");
        addClassName("site-footer");
        var top = new Div(body(operator), help(support));
        top.addClassNames("container", "site-footer-top");
        var bottom = new Div(new Div(links(operator), new ThemeChoice()));
        bottom.addClassNames("container", "site-footer-bottom");
        add(top, bottom);
    }

    private Component body(Operator operator) {
        var ministry = new Span("Ministero delle Imprese e del Made in Italy");
        ministry.getElement().setAttribute("lang", "it");
        var body = new Paragraph(new Span("Pagamenti DGST"), ministry, new Span(getTranslation("footer.directorate")));
        if (operator.pec() != null && !operator.pec().isBlank()) {
            body.add(new Span(new Span("PEC: "), Buttons.link("mailto:" + operator.pec(), operator.pec())));
        }
        body.addClassName("site-footer-body");
        return body;
    }

    private Component help(SupportAddress support) {
        return new Div(new H2(getTranslation("footer.help")), new Paragraph(getTranslation("footer.help.text")),
                new Paragraph(Buttons.link("mailto:" + support.email(), support.email())));
    }

    private Component links(Operator operator) {
        var links = new UnorderedList(
                new ListItem(Buttons.outside(new Anchor("note-legali", getTranslation("footer.legal")))),
                new ListItem(Buttons.outside(new Anchor("privacy", "Privacy"))),
                new ListItem(operator.accessibility().declared().map(this::onAgidsSite)
                        .orElseGet(() -> Buttons.outside(new Anchor("accessibilita", getTranslation("footer.accessibility"))))),
                new ListItem(Buttons.outside(new Anchor("domande-frequenti", getTranslation("nav.faq")))));
        var nav = new Nav(links);
        nav.setAriaLabel(getTranslation("footer.links"));
        return nav;
    }

    /** The law wants the link with exactly these words and AgID wants it marked as leading elsewhere. */
    private Anchor onAgidsSite(String address) {
        var elsewhere = new Span(" " + getTranslation("footer.accessibility.elsewhere"));
        elsewhere.addClassName("sr-only");
        var link = new Anchor(address);
        link.add(new Span(getTranslation("footer.accessibility")), elsewhere, new Icon(Icon.Shape.EXTERNAL));
        return link;
    }
}
