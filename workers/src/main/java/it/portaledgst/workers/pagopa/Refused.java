package it.portaledgst.workers.pagopa;

/** Ends the way through a decision table: the answer is KO with this fault. Ordinary business, so without a stack. */
final class Refused extends RuntimeException {

    private final Fault fault;

    /** @param detail for the operators who read the answer; never personal data */
    Refused(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
