package it.portaledgst.ui.home;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.hint.SeenHints;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.health.ServiceNotice;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.kit.KeptFocus;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The main page of the private area: what the person needs now, up to date, and the way to a new payment. */
@Route("home")
@PermitAll
@StyleSheet("context://css/home.css")
public class HomeView extends Page implements AfterNavigationObserver {

    private static final String TOUR = "home-tour";

    private final transient List<HomeSection> sections;
    private final transient ServiceNotice notices;
    private final transient SeenHints hints;
    private final transient Citizen citizen;
    private final Div tourPlace = new Div();
    private final Div start = new Div();
    private final Paragraph changed = new Paragraph();
    private final Map<HomeSection, Component> shown = new HashMap<>();
    private final Button again = Buttons.secondary(getTranslation("tour.again"), this::tourAgain);

    public HomeView(List<HomeSection> sections, ServiceNotice notices, SeenHints hints, SignedIn person, Following following) {
        this.sections = sections;
        this.notices = notices;
        this.hints = hints;
        citizen = person.citizen();
        addClassName("home");
        heading(getTranslation("home.title", person.firstName()));
        start.add(Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment")),
                Buttons.secondaryLink("pagamenti", getTranslation("nav.payments")));
        start.addClassName("actions");
        changed.getElement().setAttribute("role", "status");
        changed.addClassName("sr-only");
        KeptFocus.watch(this);
        following.follow(this, citizen, this::look);
    }

    /** Also when "Home" is pressed on the home page: what it tells may have changed. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        clearContent();
        shown.clear();
        changed.setText("");
        lead(getTranslation("home.lead"));
        notices.all().ifPresent(this::content);
        tourPlace.removeAll();
        content(tourPlace, start);
        for (HomeSection section : sections) {
            section.of(citizen).map(now -> section.onlyTells() ? new Drawn(now) : now).ifPresent(now -> {
                shown.put(section, now);
                content(now);
            });
        }
        content(new Drawn(places()), changed, again);
        if (!hints.seen(citizen, TOUR)) {
            tour();
        }
    }

    /** Something about this person's requests may have changed: only sections that look different are drawn again. */
    private void look() {
        var titles = new ArrayList<String>();
        Element above = start.getElement();
        boolean drawn = false;
        for (HomeSection section : sections) {
            drawn |= section.onlyTells() && renew(section, above, titles);
            above = shown.containsKey(section) ? shown.get(section).getElement() : above;
        }
        if (drawn) {
            KeptFocus.restore(this);
        }
        if (!titles.isEmpty()) {
            changed.setText(getTranslation("home.news", String.join(", ", titles)));
        }
    }

    private boolean renew(HomeSection section, Element above, List<String> titles) {
        Optional<Component> now = section.of(citizen);
        if (now.isEmpty()) {
            Component gone = shown.remove(section);
            if (gone != null) {
                gone.getElement().removeFromParent();
            }
            return gone != null;
        }
        boolean changes;
        if (shown.get(section) instanceof Drawn drawn) {
            changes = drawn.redraw(now.get());
        } else {
            var drawn = new Drawn(now.get());
            above.getParent().insertChild(above.getParent().indexOfChild(above) + 1, drawn.getElement());
            shown.put(section, drawn);
            changes = true;
        }
        if (changes) {
            now.get().getChildren().filter(H2.class::isInstance).map(H2.class::cast).map(H2::getText).forEach(titles::add);
        }
        return changes;
    }

    private Tour tour() {
        var tour = new Tour(this::tourClosed);
        tourPlace.removeAll();
        tourPlace.add(tour);
        again.setVisible(false);
        return tour;
    }

    private void tourAgain() {
        tour().start();
    }

    private void tourClosed() {
        hints.remember(citizen, TOUR);
        tourPlace.removeAll();
        again.setVisible(true);
        getElement().executeJs("window.portale.focusHeading()");
    }

    private Component places() {
        var list = new Div(place("domande-frequenti", "nav.faq", "home.faq"), place("supporto", "nav.support", "home.support"));
        list.addClassName("two-columns");
        return list;
    }

    private Component place(String path, String nameKey, String textKey) {
        return new Section(new H2(Buttons.outside(new Anchor(path, getTranslation(nameKey)))), new Paragraph(getTranslation(textKey)));
    }
}
