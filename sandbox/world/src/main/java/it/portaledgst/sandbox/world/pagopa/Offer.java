package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What may be paid for a notice.
 *
 * @param standIn told from pagoPA's own archive, the creditor did not answer
 */
record Offer(Notice notice, BigDecimal amount, LocalDate dueDate, String description, String companyName,
             String officeName, boolean standIn) {
}
