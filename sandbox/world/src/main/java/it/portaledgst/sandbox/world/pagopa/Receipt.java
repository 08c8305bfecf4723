package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A payment made and its receipt on the way to the creditor.
 *
 * @param message   the SOAP message as it is sent
 * @param copies    how many more times it is sent after the creditor has it
 * @param knownFrom since when the receipts service tells of it, null for never
 */
record Receipt(long id, String receiptId, Notice notice, BigDecimal amount, String debtor, Channel channel,
               boolean standIn, boolean forced, Instant paidAt, String message, State state, int copies, int attempts,
               Instant nextAt, Instant knownFrom, Instant lastAt, String lastAnswer) {

    enum State {
        TO_SEND("Da consegnare"),
        DELIVERED("Consegnata"),
        REFUSED("Rifiutata dall'ente"),
        NOT_SENT("Non spedita"),
        GIVEN_UP("Tentativi esauriti");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
