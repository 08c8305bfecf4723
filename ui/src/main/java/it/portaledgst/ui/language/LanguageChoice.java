package it.portaledgst.ui.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import org.springframework.stereotype.Component;

/**
 * The language of a visit: what the person chose (a cookie), else the browser's, else Italian. Also puts the right
 * {@code lang} on the page: Vaadin writes the first language of the application there, so that Italian texts would be
 * read aloud in English or the other way round.
 */
@Component
public class LanguageChoice implements VaadinServiceInitListener {

    static final String NAME = "lingua";
    static final int HALF_A_YEAR = 180 * 24 * 60 * 60;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session ->
                chosen(session.getRequest()).ifPresent(session.getSession()::setLocale));
        event.addIndexHtmlRequestListener(page -> {
            // a page outside Vaadin may have changed the choice since the session began
            chosen(page.getVaadinRequest()).ifPresent(VaadinSession.getCurrent()::setLocale);
            page.getDocument().head().parent().attr("lang", VaadinSession.getCurrent().getLocale().getLanguage());
        });
    }

    /** Remembers the choice and loads the page again in the new language. */
    public static void choose(Locale language) {
        var cookie = new Cookie(NAME, language.getLanguage());
        cookie.setPath(VaadinService.getCurrentRequest().getContextPath() + "/");
        cookie.setMaxAge(HALF_A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(VaadinService.getCurrentRequest().isSecure());
        cookie.setAttribute("SameSite", "Lax");
        if (VaadinService.getCurrentResponse() != null) {
            VaadinService.getCurrentResponse().addCookie(cookie);
        }
        VaadinSession.getCurrent().setLocale(language);
        UI.getCurrent().getPage().reload();
    }

    private static Optional<Locale> chosen(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> NAME.equals(cookie.getName()))
                .map(Cookie::getValue)
                .map(Language::find).flatMap(Optional::stream).map(Language::locale)
                .findFirst();
    }
}
