package it.portaledgst.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

class SiteFooter extends Footer {

    SiteFooter(SupportAddress support) {
        setId("piede");
        getElement().setAttribute("tabindex", "-1");
        addClassName("site-footer");

        var ministry = new Span("Ministero delle Imprese e del Made in Italy");
        ministry.getElement().setAttribute("lang", "it");
        var body = new Paragraph(new Span("Pagamenti DGST"), ministry, new Span(getTranslation("footer.directorate")));
        body.addClassName("site-footer-body");

        var helpTitle = new H2(getTranslation("footer.help"));
        var mail = new Anchor("mailto:" + support.email(), support.email());
        var help = new Div(helpTitle, new Paragraph(getTranslation("footer.help.text")), new Paragraph(mail));

        var top = new Div(body, help);
        top.addClassName("container");
        top.addClassName("site-footer-top");

        var links = new UnorderedList(
                new ListItem(new Anchor("note-legali", getTranslation("footer.legal"))),
                new ListItem(new Anchor("privacy", "Privacy")),
                new ListItem(new Anchor("accessibilita", getTranslation("footer.accessibility"))),
                new ListItem(new Anchor("domande-frequenti", getTranslation("nav.faq"))));
        var small = new Nav(links);
        small.setAriaLabel(getTranslation("footer.links"));
        var bottom = new Div(small);
        bottom.addClassName("container");
        bottom.addClassName("site-footer-bottom");
        add(top, bottom);
    }
}
