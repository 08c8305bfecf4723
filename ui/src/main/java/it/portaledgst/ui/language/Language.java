package it.portaledgst.ui.language;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages of the portal, the default first. Italian and English are complete; German, for South Tyrol, covers what
 * a person needs to get and pay a notice, and shows the rest in Italian.
 */
public enum Language {
    ITALIAN(Locale.ITALIAN, Locale.ITALY, "Italiano"),
    ENGLISH(Locale.ENGLISH, Locale.UK, "English"),
    GERMAN(Locale.GERMAN, Locale.of("de", "IT"), "Deutsch");

    private final Locale locale;
    private final Locale formats;
    private final String ownName;

    Language(Locale locale, Locale formats, String ownName) {
        this.locale = locale;
        this.formats = formats;
        this.ownName = ownName;
    }

    public static Language of(Locale locale) {
        return named(locale.getLanguage());
    }

    static Language named(String code) {
        return find(code).orElse(ITALIAN);
    }

    static Optional<Language> find(String code) {
        return Arrays.stream(values()).filter(language -> language.locale.getLanguage().equals(code)).findFirst();
    }

    /** The first language of the browser that the portal speaks. */
    static Language ofBrowser(Enumeration<Locale> wanted) {
        return Collections.list(wanted).stream().map(Locale::getLanguage).map(Language::find).flatMap(Optional::stream)
                .findFirst().orElse(ITALIAN);
    }

    public Locale locale() {
        return locale;
    }

    /** Whose habits dates, amounts and numbers follow. */
    public Locale formats() {
        return formats;
    }

    /** As its speakers call it. */
    public String ownName() {
        return ownName;
    }

    static List<Locale> locales() {
        return Arrays.stream(values()).map(Language::locale).toList();
    }
}
