package it.portaledgst.domain.settlement;

/** How a report and what is known here may disagree. */
public enum DifferenceKind {
    /** The report says that a request was paid; its receipt has not come. It is asked for. */
    NO_RECEIPT,
    /** The same with an outcome that means that pagoPA itself may have no receipt. */
    NO_RECEIPT_EXISTS,
    /** Neither a receipt nor a request has this IUV. */
    UNKNOWN_PAYMENT,
    AMOUNT_DIFFERS,
    /** The report takes back what is paid here. */
    REVOKED,
    /** A receipt came and no report has told of it in the time reports take. */
    NOT_REPORTED,
    /** The report does not hold as many payments, or as much money, as it says. */
    TOTAL_DIFFERS
}
