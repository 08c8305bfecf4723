package it.portaledgst.sandbox.world.signin;

import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What a person sees of the sign-in: the ways in, then the people to choose from. */
@Controller
class SignInPages {

    private final People people;

    SignInPages(People people) {
        this.people = people;
    }

    @ModelAttribute
    void form(Model model, CsrfToken csrf) {
        model.addAttribute("csrf", csrf.getToken());
        model.addAttribute("password", ReadyMadePeople.MIMIT_PASSWORD);
    }

    @GetMapping("/login")
    String ways(Model model) {
        model.addAttribute("title", "Accedi");
        model.addAttribute("ways", Arrays.stream(Way.values())
                .map(way -> Map.of("slug", way.slug(), "label", way.label(), "explanation", way.explanation())).toList());
        return "sign-in/ways";
    }

    @GetMapping("/login/{slug}")
    String people(@PathVariable String slug, @RequestParam(required = false) String error, Model model) {
        Way way = Way.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("title", way.label());
        model.addAttribute("way", way.label());
        model.addAttribute("slug", way.slug());
        if (way == Way.MIMIT) {
            model.addAttribute("refused", error != null);
            model.addAttribute("username", people.through(Way.MIMIT).getFirst().username());
            return "sign-in/credentials";
        }
        List<Person> all = people.through(way);
        model.addAttribute("citizens", all.stream().filter(person -> !person.staff()).map(SignInPages::row).toList());
        List<Map<String, Object>> staff = all.stream().filter(Person::staff).map(SignInPages::row).toList();
        if (!staff.isEmpty()) {
            model.addAttribute("staff", Map.of("rows", staff));
        }
        return "sign-in/people";
    }

    private static Map<String, Object> row(Person person) {
        return Map.of("username", person.username(), "name", person.name(), "description", person.description());
    }

    @GetMapping("/credenziali")
    String newCredentials(Model model) {
        model.addAttribute("title", "Richiedi nuove credenziali");
        model.addAttribute("people", people.through(Way.MIMIT).stream().map(SignInPages::row).toList());
        return "sign-in/new-credentials";
    }

    /** Where one who came here by hand, and not from the portal, ends up. */
    @GetMapping("/")
    String signedIn(Principal principal, Model model) {
        model.addAttribute("title", "Accesso effettuato");
        model.addAttribute("name", people.bySubject(principal.getName()).map(Person::name).orElse(principal.getName()));
        return "sign-in/signed-in";
    }

    /** The ready-made people, for whoever prints them. */
    @GetMapping("/people")
    @ResponseBody
    List<Map<String, Object>> list() {
        return people.all().stream().map(SignInPages::told).toList();
    }

    private static Map<String, Object> told(Person person) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("username", person.username());
        told.put("way", person.way().name());
        told.put("name", person.name());
        told.put("taxCode", person.taxCode());
        told.put("email", person.email());
        told.put("roles", person.roles());
        told.put("office", person.office());
        told.put("sub", person.subject());
        told.put("description", person.description());
        if (person.way() == Way.MIMIT) {
            told.put("password", ReadyMadePeople.MIMIT_PASSWORD);
        }
        return told;
    }

    /** Back to where the person typed, the saved request of the portal stays in the session. */
    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        response.sendRedirect("/login/" + Way.MIMIT.slug() + "?error");
    }
}
