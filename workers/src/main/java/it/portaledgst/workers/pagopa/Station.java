package it.portaledgst.workers.pagopa;

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
    void mustBeOurs(Pagopa pagopa) {
        if (!creditor.equals(pagopa.creditor().fiscalCode())) {
            throw new Refused(Fault.PAA_ID_DOMINIO_ERRATO, "idPA is not served here");
        }
        if (!broker.equals(pagopa.brokerId())) {
            throw new Refused(Fault.PAA_ID_INTERMEDIARIO_ERRATO, "idBrokerPA is not ours");
        }
        if (!station.equals(pagopa.stationId())) {
            throw new Refused(Fault.PAA_STAZIONE_INT_ERRATA, "idStation is not ours");
        }
    }
}
