package it.portaledgst.domain.monitoring;

import java.time.Duration;

/** How long a phase took of the requests that were begun in a period and have passed it. */
public record PhaseTime(Phase phase, long passed, Duration median, Duration p95) {

    public enum Phase {
        /** From the confirmation to the notice. */
        NOTICE,
        /** From the confirmation to pagoPA's receipt. */
        PAYMENT,
        /** From leaving for Checkout to pagoPA's receipt, of those who paid after leaving. */
        ONLINE,
        /** From pagoPA's receipt to the receipt document. */
        RECEIPT,
        /** From a request for help to its first answer. */
        SUPPORT
    }
}
