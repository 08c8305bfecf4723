package it.portaledgst.ui.language;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * A page with texts that exist only in Italian says so on top, in the person's language, and tells assistive technology
 * to read it in Italian. Which pages those are follows from the texts they ask for.
 */
@Component
class ItalianParts implements VaadinServiceInitListener {

    private static final String NOTICE = "italian-parts";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            init.getUI().addBeforeLeaveListener(leaving -> ComponentUtil.setData(init.getUI(), NOTICE, null));
            init.getUI().addAfterNavigationListener(arrived -> say(init.getUI(), arrived));
        });
    }

    /** A text was asked for and given in Italian instead. */
    static void used(UI ui, String text) {
        if (ui != null) {
            var texts = given(ui).orElseGet(HashSet::new);
            texts.add(text);
            ComponentUtil.setData(ui, NOTICE, texts);
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<Set<String>> given(UI ui) {
        return Optional.ofNullable((Set<String>) ComponentUtil.getData(ui, NOTICE));
    }

    private static void say(UI ui, AfterNavigationEvent arrived) {
        Optional<Set<String>> given = given(ui);
        if (given.isEmpty()) {
            return;
        }
        HasElement page = arrived.getActiveChain().getFirst();
        first(page.getElement(), "main").ifPresent(main -> {
            if (first(main, NOTICE).isEmpty()) {
                main.setAttribute("lang", Language.ITALIAN.locale().getLanguage());
                first(main, "h1").ifPresent(heading -> {
                    if (!given.get().contains(heading.getTextRecursively())) {
                        heading.setAttribute("lang", ui.getLocale().getLanguage());
                    }
                    insertAfter(heading, notice(ui));
                });
            }
        });
    }

    private static Element notice(UI ui) {
        var notice = new Paragraph(ui.getTranslation("language.italian-only"));
        notice.addClassName(NOTICE);
        notice.getElement().setAttribute("lang", ui.getLocale().getLanguage());
        return notice.getElement();
    }

    private static void insertAfter(Element sibling, Element added) {
        var parent = sibling.getParent();
        parent.insertChild(parent.indexOfChild(sibling) + 1, added);
    }

    /** The first element of that tag or class, from the outside inwards. */
    private static Optional<Element> first(Element within, String tagOrClass) {
        if (within.isTextNode()) {
            return Optional.empty();
        }
        if (within.getTag().equals(tagOrClass) || within.getClassList().contains(tagOrClass)) {
            return Optional.of(within);
        }
        return within.getChildren().map(child -> first(child, tagOrClass)).flatMap(Optional::stream).findFirst();
    }
}
