package it.portaledgst.ui.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The languages a plain page can be read in, each with the address that shows it. */
@Component
public class PageLanguages {

    /**
     * @param tag     for {@code lang}
     * @param address of this page in that language, from the root of the site
     */
    public record Choice(String tag, String name, boolean current, String address) {
    }

    private final Texts texts;

    PageLanguages(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param page  path of the page from the root of the site, as it was asked for
     * @param query its query, likewise; may be null
     */
    public List<Choice> choices(Locale present, String page, String query) {
        return Arrays.stream(Language.values()).map(language -> new Choice(tag(language), language.ownName(),
                language == Language.of(present), address(page, query, language))).toList();
    }

    public static String tag(Locale present) {
        return tag(Language.of(present));
    }

    /** Whether this text comes in Italian because the language does not have it. */
    public boolean italianOnly(String key, Locale present) {
        return !texts.has(key, Language.of(present));
    }

    private static String tag(Language language) {
        return language.locale().getLanguage();
    }

    private static String address(String page, String query, Language language) {
        return page + "?" + UriComponentsBuilder.newInstance().query(query)
                .replaceQueryParam(LanguageChoice.NAME, tag(language)).build().getQuery();
    }
}
