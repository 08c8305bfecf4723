package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;

/** Whom a message is meant for: the creditor, its broker and the broker's station. Every message begins with these. */
record Station(String creditor, String broker, String station) {

    static Station read(Fields in) {
        return new Station(identifier(in, "idPA"), identifier(in, "idBrokerPA"), identifier(in, "idStation"));
    }

    /** The schema is content with blanks; they identify nobody. */
    private static String identifier(Fields in, String name) {
        var identifier = in.text(name, 35);
        if (identifier.isBlank()) {
            throw new Refused(Fault.PAA_SINTASSI_EXTRAXSD, name + " is blank");
        }
        return identifier;
    }

    /** Rows 2 to 4 of both decision tables, in the order of pagoPA's guide. */
    void mustBeOurs(Creditors creditors) {
        var stations = creditors.withFiscalCode(creditor).map(Creditor::stations)
                .orElseThrow(() -> new Refused(Fault.PAA_ID_DOMINIO_ERRATO, "idPA is not served here"));
        var ofBroker = stations.stream().filter(ours -> ours.brokerId().equals(broker)).toList();
        if (ofBroker.isEmpty()) {
            throw new Refused(Fault.PAA_ID_INTERMEDIARIO_ERRATO, "idBrokerPA is no broker of idPA");
        }
        if (ofBroker.stream().noneMatch(ours -> ours.stationId().equals(station))) {
            throw new Refused(Fault.PAA_STAZIONE_INT_ERRATA, "idStation is no station of idBrokerPA for idPA");
        }
    }
}
