package it.portaledgst.domain.monitoring;

/**
 * What an office has to do for people who asked for help, and what it did in a period.
 *
 * @param open      now
 * @param waiting   for the person, now
 * @param late      of the open ones, now
 * @param unclaimed of the open ones, now
 * @param ended     in the period
 * @param endedLate of those, after their last day
 */
public record OfficeLoad(String officeCode, long open, long waiting, long late, long unclaimed, long ended, long endedLate) {
}
