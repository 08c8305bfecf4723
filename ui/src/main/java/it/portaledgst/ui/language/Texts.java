package it.portaledgst.ui.language;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import it.portaledgst.domain.Refusal;
import org.springframework.stereotype.Component;

/**
 * The texts of the portal. Who speaks none of its languages gets Italian; a text that German does not have comes in
 * Italian, too, and the page says so. Italian has the domain's refusals from the domain itself.
 */
@Component
class Texts extends DefaultI18NProvider {

    static final String REFUSAL = "refusal.";

    private final Set<String> italian;
    private final Set<String> german;

    Texts() {
        super(Language.locales());
        italian = Set.copyOf(ResourceBundle.getBundle(BUNDLE_PREFIX, Locale.ITALIAN).keySet());
        german = Set.copyOf(ResourceBundle.getBundle(BUNDLE_PREFIX, Locale.GERMAN).keySet());
    }

    boolean has(String key) {
        return italian.contains(key);
    }

    /** Whether the text exists in that language or is shown in Italian instead. */
    boolean has(String key, Language language) {
        return language == Language.GERMAN ? german.contains(key) : has(key);
    }

    @Override
    public Locale getDefaultLocale() {
        return Locale.ITALIAN;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        var language = Language.of(locale);
        if (language == Language.GERMAN && !german.contains(key)) {
            String text = getTranslation(key, Locale.ITALIAN, values);
            ItalianParts.used(UI.getCurrent(), text);
            return text;
        }
        if (language == Language.ITALIAN && key.startsWith(REFUSAL)) {
            return Refusal.valueOf(key.substring(REFUSAL.length())).sentence(values);
        }
        return super.getTranslation(key, locale, values);
    }
}
