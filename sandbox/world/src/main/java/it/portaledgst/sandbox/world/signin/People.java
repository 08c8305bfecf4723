package it.portaledgst.sandbox.world.signin;

import java.util.List;
import java.util.Optional;

/** Who can sign in: citizens through each of the four ways, and staff. */
final class People {

    private static final List<Person> ALL = List.of(
            citizen("mario.rossi", Way.SPID, "Mario", "Rossi", "mario.rossi@example.org", "RSSMRA80A01H501U",
                    "cittadino, Roma"),
            citizen("luca.verdi", Way.SPID, "Luca", "Verdi", "luca.verdi@example.org", "VRDLCU75H20L219U",
                    "amministratore di una società, Torino"),
            citizen("giulia.bianchi", Way.CIE, "Giulia", "Bianchi", "giulia.bianchi@example.org", "BNCGLI85E55F205G",
                    "cittadina, Milano"),
            citizen("anna.mueller", Way.EIDAS, "Anna", "Müller", null, null,
                    "cittadina tedesca, senza codice fiscale italiano e senza indirizzo e-mail"),
            citizen("wei.chen", Way.MIMIT, "Wei", "Chen", "wei.chen@example.com", null,
                    "utente extra UE, senza codice fiscale italiano"),
            staff("elena.colombo", "Elena", "Colombo", "CLMLNE82D44F205D", "OPERATORE", "ISP-LOM",
                    "operatrice, Ispettorato Lombardia"),
            staff("marco.ferri", "Marco", "Ferri", "FRRMRC79B03H501J", "OPERATORE", "ISP-LAB",
                    "operatore, Ispettorato Lazio e Abruzzo"),
            staff("rosa.russo", "Rosa", "Russo", "RSSRSO84M61G273X", "OPERATORE", "ISP-SIC",
                    "operatrice, Ispettorato Sicilia"),
            staff("giorgio.villa", "Giorgio", "Villa", "VLLGRG75D12F205Z", "RESPONSABILE", "ISP-LOM",
                    "responsabile, Ispettorato Lombardia"),
            staff("paolo.conti", "Paolo", "Conti", "CNTPLA77P10H501W", "SUPPORTO", "SUP-TEC",
                    "supporto tecnico del portale"),
            staff("laura.greco", "Laura", "Greco", "GRCLRA72R50H501F", "OPERATORE", "DGST-CEN",
                    "operatrice, Direzione generale"),
            staff("davide.fontana", "Davide", "Fontana", "FNTDVD90L08H501Q", "ANALISTA", "DGST-CEN",
                    "analista dei processi"),
            staff("sara.marino", "Sara", "Marino", "MRNSRA86T45H501B", "AMMINISTRATORE", "DGST-CEN",
                    "amministratrice del portale"));

    private static Person citizen(String username, Way way, String givenName, String familyName, String email,
                                  String taxCode, String description) {
        return new Person(username, way, givenName, familyName, email, taxCode, List.of(), null, description);
    }

    private static Person staff(String username, String givenName, String familyName, String taxCode, String role,
                                String office, String description) {
        return new Person(username, Way.SPID, givenName, familyName, username + "@mimit.example", taxCode,
                List.of(role), office, description);
    }

    List<Person> all() {
        return ALL;
    }

    List<Person> through(Way way) {
        return ALL.stream().filter(person -> person.way() == way).toList();
    }

    Optional<Person> byUsername(String username) {
        return ALL.stream().filter(person -> person.username().equals(username)).findFirst();
    }

    Optional<Person> bySubject(String subject) {
        return ALL.stream().filter(person -> person.subject().equals(subject)).findFirst();
    }
}
