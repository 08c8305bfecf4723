package it.portaledgst.ui.problem;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person is led when signing in, or staying signed in, did not work. */
@Controller
class ProblemPages {

    @GetMapping("/sessione-scaduta")
    String sessionExpired() {
        return "problem/session";
    }

    /** The ministry's sign-in refused, or did not answer as it should. */
    @GetMapping("/accesso-non-riuscito")
    String signInFailed() {
        return "problem/sign-in";
    }
}
