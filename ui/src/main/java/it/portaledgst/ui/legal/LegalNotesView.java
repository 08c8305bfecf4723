package it.portaledgst.ui.legal;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.shell.Operator;

@Route("note-legali")
@AnonymousAllowed
class LegalNotesView extends TextPage {

    LegalNotesView(Operator operator) {
        super("legal-notes");
        content(new H2(text("owner")), new Paragraph(text("owner.text")), new Facts()
                .fact(text("run-by"), filled(operator.name()))
                .fact(text("address"), filled(operator.address()))
                .fact("PEC", filled(operator.pec())));
        sections("use", "documents", "licence", "status");
        sayWhatIsMissing();
    }
}
