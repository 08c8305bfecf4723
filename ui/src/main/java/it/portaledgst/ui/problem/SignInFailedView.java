package it.portaledgst.ui.problem;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;

/** The ministry's sign-in refused, or did not answer as it should. */
@Route("accesso-non-riuscito")
@AnonymousAllowed
class SignInFailedView extends Page {

    SignInFailedView() {
        heading(getTranslation("problem.sign-in.title"));
        lead(getTranslation("problem.sign-in.text"));
        content(Buttons.outside(Buttons.primaryLink("home", getTranslation("problem.sign-in.again"))));
    }
}
