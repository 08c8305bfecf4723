package it.portaledgst.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;

/** The main menu; for the staff a second line with the places where they work. */
class SiteNavigation extends Nav {

    private final Map<Place, Anchor> places = new LinkedHashMap<>();

    SiteNavigation(SignedIn person) {
        addClassName("site-nav");
        setAriaLabel(getTranslation("nav.label"));
        var inner = new Div(burger(), list("menu-principale", Place.of(person)));
        var work = Place.ofWork(person);
        if (!work.isEmpty()) {
            var ofWork = list("menu-personale", work);
            ofWork.getElement().setAttribute("aria-label", getTranslation("nav.staff"));
            inner.add(ofWork);
        }
        inner.addClassName("container");
        add(inner);
    }

    private UnorderedList list(String id, List<Place> of) {
        var list = new UnorderedList();
        list.setId(id);
        of.forEach(place -> list.add(new ListItem(link(place))));
        return list;
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
