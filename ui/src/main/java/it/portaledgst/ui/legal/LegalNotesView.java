package it.portaledgst.ui.legal;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

@Route("note-legali")
@AnonymousAllowed
class LegalNotesView extends TextPage {

    LegalNotesView() {
        super("legal-notes", "owner", "use", "documents", "status");
    }
}
