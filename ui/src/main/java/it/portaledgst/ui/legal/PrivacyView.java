package it.portaledgst.ui.legal;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.shell.Operator;

@Route("privacy")
@AnonymousAllowed
class PrivacyView extends TextPage {

    PrivacyView(Operator operator) {
        super("privacy");
        content(new H2(text("who")), new Paragraph(text("who.text")), new Facts()
                .fact(text("controller"), filled(operator.name()))
                .fact(text("controller.address"), filled(operator.address()))
                .fact(text("controller.email"), filled(operator.email()))
                .fact(text("officer"), filled(operator.dataProtectionOfficer())));
        sections("data", "why", "kept", "rights", "cookies");
        sayWhatIsMissing();
    }
}
