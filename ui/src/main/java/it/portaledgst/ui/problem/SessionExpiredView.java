package it.portaledgst.ui.problem;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;

@Route("sessione-scaduta")
@AnonymousAllowed
class SessionExpiredView extends Page {

    SessionExpiredView() {
        heading(getTranslation("problem.session.title"));
        lead(getTranslation("problem.session.text"));
        content(Buttons.outside(Buttons.primaryLink("home", getTranslation("problem.session.again"))));
    }
}
