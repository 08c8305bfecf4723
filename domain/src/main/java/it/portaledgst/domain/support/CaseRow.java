package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/**
 * A support request in the staff's inbox.
 *
 * @param rule           of the decision table, which sent it to this office
 * @param warnedAt       when its due date was warned of, or null
 * @param escalatedAt    when it was last escalated because it was late, or null
 * @param claimedSubject who has taken it on, null when nobody has
 * @param version        goes along with every act, so that nobody acts on what they have not seen
 */
public record CaseRow(UUID id, String number, SupportCategory category, SupportState state, SupportPriority priority,
                      String officeCode, String toldOffice, Instant dueAt, Instant createdAt, Instant changedAt, Instant warnedAt,
                      Instant escalatedAt, String claimedSubject, String claimedName, String noticeCode,
                      String serviceCode, String rule, long version) {

    public boolean late(Instant now) {
        return state == SupportState.OPEN && !now.isBefore(dueAt);
    }

    public boolean claimed() {
        return claimedSubject != null;
    }
}
