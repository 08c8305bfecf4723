package it.portaledgst.domain.settlement;

/** What a settlement report says of one payment; the names are pagoPA's, the numbers those of its older reports. */
public enum PaymentOutcome {
    EXECUTED(0),
    /** Taken back: the money is not, or no more, the creditor's. */
    REVOKED(3),
    STAND_IN(4),
    /** In Stand In, and pagoPA may have no receipt for it. */
    STAND_IN_NO_RPT(8),
    /** Paid, mostly at a counter and told too late: pagoPA may have no receipt for it. */
    NO_RPT(9);

    private final int code;

    PaymentOutcome(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
