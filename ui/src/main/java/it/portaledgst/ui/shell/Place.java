package it.portaledgst.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import it.portaledgst.domain.desk.Counter;
import it.portaledgst.domain.desk.PaymentDesk;
import it.portaledgst.domain.desk.StaffCases;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.settlement.Settlements;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.ui.access.SignedIn;

/**
 * An entry of the main menu.
 *
 * @param path    from the root of the portal, empty for the public home page
 * @param key     of its text
 * @param outside whether it is a plain page, which the browser itself must load
 */
public record Place(String path, String key, boolean outside) {

    private static final Place FAQ = new Place("domande-frequenti", "nav.faq", true);

    /** The staff's places, in their order, and whom the domain lets in. */
    private static final Map<Place, Predicate<Staff>> OF_THE_STAFF = ofTheStaff();

    private static Map<Place, Predicate<Staff>> ofTheStaff() {
        var places = new LinkedHashMap<Place, Predicate<Staff>>();
        places.put(new Place("sportello", "nav.counter", false), Counter::openTo);
        places.put(new Place("ricerca-pagamenti", "nav.desk", false), PaymentDesk::openTo);
        places.put(new Place("casi", "nav.cases", false), StaffCases::openTo);
        places.put(new Place("estratti-per-societa", "nav.statements", false), StatementDesk::openTo);
        places.put(new Place("richieste-da-lavorare", "nav.helpdesk", false), SupportDesk::openTo);
        places.put(new Place("rendicontazioni", "nav.settlements", false), Settlements::openTo);
        places.put(new Place("monitoraggio", "nav.monitoring", false), ProcessMonitor::openTo);
        places.put(new Place("amministrazione", "nav.administration", false), Editions::openTo);
        return places;
    }

    /** Those where this person works; none for a citizen. */
    static List<Place> ofWork(SignedIn person) {
        return person.yes() ? OF_THE_STAFF.entrySet().stream().filter(place -> place.getValue().test(person.staff())).map(Map.Entry::getKey).toList()
                : List.of();
    }

    /** The five places of the private area, in the manual's order; visitors see what is public. */
    static List<Place> of(SignedIn person) {
        return person.yes()
                ? List.of(new Place("home", "nav.home", false), new Place("nuovo-pagamento", "nav.new-payment", false),
                        new Place("pagamenti", "nav.payments", false), FAQ, new Place("supporto", "nav.support", false))
                : List.of(new Place("", "nav.home", true), FAQ);
    }

    /** A page below a place (a request's page below the list) belongs to that place. */
    boolean has(String page) {
        return path.isEmpty() ? page.isEmpty() : page.equals(path) || page.startsWith(path + "/");
    }
}
