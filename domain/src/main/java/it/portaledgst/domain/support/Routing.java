package it.portaledgst.domain.support;

/**
 * What the decision table decided.
 *
 * @param tellOffice an office that is to know of it, too; null when there is none
 * @param rule       which row decided
 */
public record Routing(String officeCode, SupportPriority priority, int dueDays, DueKind dueKind, String tellOffice, String rule) {
}
