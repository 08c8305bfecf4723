package it.portaledgst.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;

/** The main menu. */
class SiteNavigation extends Nav {

    private final Map<Place, Anchor> places = new LinkedHashMap<>();

    SiteNavigation(SignedIn person) {
        addClassName("site-nav");
        setAriaLabel(getTranslation("nav.label"));
        var list = new UnorderedList();
        list.setId("menu-principale");
        Place.of(person).forEach(place -> list.add(new ListItem(link(place))));
        var inner = new Div(burger(), list);
        inner.addClassName("container");
        add(inner);
    }

    void mark(String path) {
        places.forEach((place, link) -> {
            if (place.has(path)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        open(false);
    }

    private Anchor link(Place place) {
        var link = new Anchor(place.path().isEmpty() ? "." : place.path(), getTranslation(place.key()));
        places.put(place, link);
        return place.outside() ? Buttons.outside(link) : link;
    }

    private NativeButton burger() {
        var button = new NativeButton(getTranslation("nav.menu"), click -> open(!hasClassName("open")));
        button.addClassName("burger");
        button.getElement().setAttribute("aria-controls", "menu-principale");
        button.getElement().setAttribute("aria-expanded", "false");
        return button;
    }

    private void open(boolean open) {
        setClassName("open", open);
        getElement().executeJs("this.querySelector('.burger').setAttribute('aria-expanded', $0)", open);
    }
}
