package it.portaledgst.domain.payment;

/** Why pagoPA's Checkout was not opened for an attempt. People read it in their language: the words are the portal's. */
public enum CheckoutProblem {
    /** Nothing came back. */
    NO_ANSWER,
    /** Something is broken on pagoPA's side. */
    FAILING,
    /** pagoPA gets more than it can take. */
    TOO_MANY,
    /** pagoPA does not let the portal in. */
    NOT_AVAILABLE,
    /** pagoPA finds something wrong with the payment's data; trying again does not help. */
    DATA,
    /** For pagoPA the notice is paid or being paid. */
    PAID_OR_PAYING,
    /** An answer the contract does not know. */
    UNEXPECTED,
    /** The wish to pay waited so long that whoever had it has gone. */
    TOO_LATE,
    /** Meanwhile the request was paid, deleted or has expired. */
    NOT_PAYABLE
}
