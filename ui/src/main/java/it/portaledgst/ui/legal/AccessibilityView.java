package it.portaledgst.ui.legal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.shell.SupportAddress;

/** Has the structure of the declaration the law asks for and says plainly that it is not the one made on AgID's site. */
@Route("accessibilita")
@AnonymousAllowed
class AccessibilityView extends TextPage {

    AccessibilityView(SupportAddress support) {
        super("accessibility", "state", "content", "drafting");
        content(new H2(getTranslation("accessibility.feedback")),
                new Paragraph(getTranslation("accessibility.feedback.text")),
                new Paragraph(new Anchor("mailto:" + support.email(), support.email())),
                new H2(getTranslation("accessibility.enforcement")),
                new Paragraph(getTranslation("accessibility.enforcement.text")),
                new Callout(Callout.Kind.INFO, getTranslation("accessibility.not-agid"),
                        getTranslation("accessibility.not-agid.text")));
    }
}
