package it.portaledgst.ui.shell;

import java.util.List;
import java.util.stream.Stream;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.settlement.Settlements;
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

    private static final Place SETTLEMENTS = new Place("rendicontazioni", "nav.settlements", false);

    private static final Place ADMINISTRATION = new Place("amministrazione", "nav.administration", false);

    /** The five places of the private area, in the manual's order, and then the staff's; visitors see what is public. */
    static List<Place> of(SignedIn person) {
        return Stream.concat(of(person.yes()).stream(), person.yes() ? ofStaff(person.staff()) : Stream.empty()).toList();
    }

    private static Stream<Place> ofStaff(Staff person) {
        return Stream.concat(Settlements.openTo(person) ? Stream.of(SETTLEMENTS) : Stream.empty(),
                Editions.openTo(person) ? Stream.of(ADMINISTRATION) : Stream.empty());
    }

    private static List<Place> of(boolean signedIn) {
        return signedIn
                ? List.of(new Place("home", "nav.home", false), new Place("nuovo-pagamento", "nav.new-payment", false),
                        new Place("pagamenti", "nav.payments", false), FAQ, new Place("supporto", "nav.support", false))
                : List.of(new Place("", "nav.home", true), FAQ);
    }

    /** A page below a place (a request's page below the list) belongs to that place. */
    boolean has(String page) {
        return path.isEmpty() ? page.isEmpty() : page.equals(path) || page.startsWith(path + "/");
    }
}
