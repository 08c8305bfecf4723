package it.portaledgst.ui.language;

import java.util.Locale;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** The languages by their own names, the present one marked. On a phone the style sheet shows two letters. */
@StyleSheet("context://css/language.css")
public class LanguageMenu extends Div {

    @Override
    protected void onAttach(AttachEvent attached) {
        removeAll();
        addClassName("language-menu");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("language.menu"));
        for (Language language : Language.values()) {
            add(language == Language.of(getLocale()) ? current(language) : choice(language));
        }
    }

    private static Span current(Language language) {
        var name = new Span(name(language));
        name.addClassName("language-current");
        name.getElement().setAttribute("lang", language.locale().getLanguage()).setAttribute("aria-current", "true");
        return name;
    }

    private static NativeButton choice(Language language) {
        var button = new NativeButton();
        button.add(name(language));
        button.addClickListener(click -> LanguageChoice.choose(language.locale()));
        button.getElement().setAttribute("lang", language.locale().getLanguage());
        button.addClassName("slim-bar-link");
        return button;
    }

    /** The letters are for the eye only: what is read aloud is always the name. */
    private static Span[] name(Language language) {
        var name = new Span(language.ownName());
        name.addClassName("language-name");
        var code = new Span(language.locale().getLanguage().toUpperCase(Locale.ROOT));
        code.addClassName("language-code");
        code.getElement().setAttribute("aria-hidden", "true");
        return new Span[] {name, code};
    }
}
