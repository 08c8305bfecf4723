package it.portaledgst.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;

/** The five places of the private area, in the manual's order; visitors see what is public. */
class SiteNavigation extends Nav {

    private final Map<String, Anchor> places = new LinkedHashMap<>();

    SiteNavigation(boolean signedIn) {
        addClassName("site-nav");
        setAriaLabel(getTranslation("nav.label"));
        var list = new UnorderedList();
        list.setId("menu-principale");
        if (signedIn) {
            place(list, "home", "nav.home");
            place(list, "nuovo-pagamento", "nav.new-payment");
            place(list, "pagamenti", "nav.payments");
            place(list, "domande-frequenti", "nav.faq");
            place(list, "supporto", "nav.support");
        } else {
            place(list, "", "nav.home");
            place(list, "domande-frequenti", "nav.faq");
        }
        var inner = new Div(burger(), list);
        inner.addClassName("container");
        add(inner);
    }

    /** A page below a place (a request's page below the list) marks that place. */
    void mark(String path) {
        places.forEach((place, link) -> {
            boolean current = place.isEmpty() ? path.isEmpty() : path.equals(place) || path.startsWith(place + "/");
            if (current) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        open(false);
    }

    private void place(UnorderedList list, String path, String key) {
        var link = new Anchor(path.isEmpty() ? "." : path, getTranslation(key));
        places.put(path, link);
        list.add(new ListItem(link));
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
