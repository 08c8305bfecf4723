package it.portaledgst.ui.legal;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

@Route("privacy")
@AnonymousAllowed
class PrivacyView extends TextPage {

    PrivacyView() {
        super("privacy", "who", "data", "why", "kept", "rights", "cookies");
    }
}
