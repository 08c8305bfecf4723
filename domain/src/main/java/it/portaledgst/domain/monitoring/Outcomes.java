package it.portaledgst.domain.monitoring;

/**
 * What became of the requests that were confirmed in a period.
 *
 * @param withNotice     have their notice
 * @param wentOnline     have begun to pay online at least once
 * @param paid           by any way
 * @param paidAfterwards of those that went online
 * @param expired        also when the engine has not said so yet
 */
public record Outcomes(long confirmed, long withNotice, long wentOnline, long paid, long paidAfterwards, long toPay, long deleted, long expired) {
}
