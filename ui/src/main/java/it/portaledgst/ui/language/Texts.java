package it.portaledgst.ui.language;

import java.util.List;
import java.util.Locale;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import org.springframework.stereotype.Component;

/** The two languages of the portal; who speaks neither gets Italian. */
@Component
class Texts extends DefaultI18NProvider {

    static final List<Locale> LANGUAGES = List.of(Locale.ITALIAN, Locale.ENGLISH);

    Texts() {
        super(LANGUAGES);
    }

    @Override
    public Locale getDefaultLocale() {
        return Locale.ITALIAN;
    }
}
