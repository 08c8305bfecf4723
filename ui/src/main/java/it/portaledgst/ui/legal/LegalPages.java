package it.portaledgst.ui.legal;

import java.util.Arrays;
import java.util.List;

import it.portaledgst.ui.shell.Operator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Legal notes and privacy: prose from the language files, facts from the configuration. */
@Controller
class LegalPages {

    private final Operator operator;

    LegalPages(Operator operator) {
        this.operator = operator;
    }

    @GetMapping("/note-legali")
    String notes(Model model) {
        return page(model, "legal-notes", "owner", List.of("use", "documents", "licence", "status"),
                new Fact("legal-notes.run-by", operator.name()),
                new Fact("legal-notes.address", operator.address()),
                new Fact("legal-notes.pec", operator.pec()));
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return page(model, "privacy", "who", List.of("data", "why", "kept", "rights", "cookies"),
                new Fact("privacy.controller", operator.name()),
                new Fact("privacy.controller.address", operator.address()),
                new Fact("privacy.controller.email", operator.email()),
                new Fact("privacy.officer", operator.dataProtectionOfficer()));
    }

    private static String page(Model model, String key, String first, List<String> others, Fact... facts) {
        model.addAttribute("key", key);
        model.addAttribute("first", first);
        model.addAttribute("facts", List.of(facts));
        model.addAttribute("sections", others);
        model.addAttribute("unfinished", Arrays.stream(facts).anyMatch(Fact::missing));
        return "legal";
    }
}
