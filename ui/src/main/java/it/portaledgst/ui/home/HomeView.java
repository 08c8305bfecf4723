package it.portaledgst.ui.home;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.hint.SeenHints;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.health.ServiceNotice;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The main page of the private area: what the person needs now, and the way to a new payment. */
@Route("home")
@PermitAll
@StyleSheet("context://css/home.css")
public class HomeView extends Page implements BeforeEnterObserver {

    private static final String TOUR = "home-tour";

    private final transient List<HomeSection> sections;
    private final transient ServiceNotice notices;
    private final transient SeenHints hints;
    private final transient Citizen citizen;
    private final Div tourPlace = new Div();
    private final Button again = Buttons.secondary(getTranslation("tour.again"), this::tourAgain);

    public HomeView(List<HomeSection> sections, ServiceNotice notices, SeenHints hints, SignedIn person) {
        this.sections = sections;
        this.notices = notices;
        this.hints = hints;
        citizen = person.citizen();
        addClassName("home");
        heading(getTranslation("home.title", person.firstName()));
    }

    /** Also when "Home" is pressed on the home page: what it tells may have changed. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clearContent();
        lead(getTranslation("home.lead"));
        notices.all().ifPresent(this::content);
        var start = new Div(Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment")),
                Buttons.secondaryLink("pagamenti", getTranslation("nav.payments")));
        start.addClassName("actions");
        tourPlace.removeAll();
        content(tourPlace, start);
        sections.forEach(section -> section.of(citizen).ifPresent(this::content));
        content(places(), again);
        if (!hints.seen(citizen, TOUR)) {
            tour();
        }
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
