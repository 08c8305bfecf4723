package it.portaledgst.workers.pagopa;

/** A payment somebody wants to start at a PSP. Read to the end, so that an invalid one is told from one we do not offer. */
final class DemandedNotice {

    private DemandedNotice() {
    }

    static Station read(Fields in) {
        var station = Station.read(in);
        in.text("idServizio", 5, 5);
        in.text("idSoggettoServizio", 5, 5);
        mustBeXml(in.base64("datiSpecificiServizioRequest"));
        return station;
    }

    /** The schema only asks for base64; what is inside is a document of the service's own schema. */
    private static void mustBeXml(byte[] data) {
        try {
            SafeXml.parse(SafeXml.text(data, null));
        } catch (Refused e) {
            throw new Refused(Fault.PAA_SINTASSI_EXTRAXSD, "datiSpecificiServizioRequest holds no XML document");
        }
    }
}
