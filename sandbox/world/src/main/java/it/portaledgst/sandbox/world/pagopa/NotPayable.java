package it.portaledgst.sandbox.world.pagopa;

/**
 * A notice cannot be paid now.
 *
 * @see Problem how the payer sees it
 */
final class NotPayable extends Exception {

    private final String faultCode;
    private final boolean technical;

    /** @param faultCode PAA_... as the creditor gave it, PPT_... when the Nodo itself refuses */
    NotPayable(String faultCode, String detail) {
        this(faultCode, detail, false);
    }

    private NotPayable(String faultCode, String detail, boolean technical) {
        super(detail);
        this.faultCode = faultCode;
        this.technical = technical;
    }

    /** The creditor gave no usable answer: pagoPA may stand in for it. */
    static NotPayable technical(String faultCode, String detail) {
        return new NotPayable(faultCode, detail, true);
    }

    String faultCode() {
        return faultCode;
    }

    boolean technical() {
        return technical;
    }
}
