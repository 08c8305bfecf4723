package it.portaledgst.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.delivery.Files;
import it.portaledgst.ui.language.PageLanguages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What stands around every plain page, for {@code templates/frame.html}: the counterpart of {@link PortalLayout}. It asks
 * nothing of the database, so that an error can always be told.
 */
@ControllerAdvice
public class Frame {

    public static final String NAME = "frame";

    /**
     * @param path   of this page, from the root of the portal and without its first slash
     * @param person name of who is signed in, null for visitors
     */
    public record Surroundings(String path, String person, String language, List<PageLanguages.Choice> languages, List<Place> places,
                               String support, String pec, String statement, UnaryOperator<String> files,
                               Predicate<String> italian) {

        public boolean isCurrent(Place place) {
            return place.has(path);
        }

        /** The address of a style or script. */
        public String file(String name) {
            return files.apply(name);
        }

        /** Whether this text comes in Italian because the language does not have it. */
        public boolean italianOnly(String key) {
            return italian.test(key);
        }
    }

    private final SignedIn person;
    private final PageLanguages languages;
    private final Files files;
    private final SupportAddress support;
    private final Operator operator;

    Frame(SignedIn person, PageLanguages languages, Files files, SupportAddress support, Operator operator) {
        this.person = person;
        this.languages = languages;
        this.files = files;
        this.support = support;
        this.operator = operator;
    }

    @ModelAttribute(NAME)
    public Surroundings around(HttpServletRequest request) {
        Locale locale = RequestContextUtils.getLocale(request);
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String page = failed == null ? request.getRequestURI() : failed.toString();
        return new Surroundings(page.substring(Math.min(page.length(), request.getContextPath().length() + 1)),
                person.yes() ? person.fullName() : null, PageLanguages.tag(locale),
                languages.choices(locale, page, failed == null ? request.getQueryString() : null), Place.of(person),
                support.email(), operator.pec(), operator.accessibility().declared().orElse(null), files::address,
                key -> languages.italianOnly(key, locale));
    }
}
