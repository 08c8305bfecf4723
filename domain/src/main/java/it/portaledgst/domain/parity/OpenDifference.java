package it.portaledgst.domain.parity;

import it.portaledgst.domain.parity.Difference.Kind;
import java.time.Instant;
import java.util.UUID;

/**
 * A difference that is still there, as people read it. What is not known is null.
 *
 * @param subject    the request, receipt or statement
 * @param state      as the database has it
 * @param repairedAt when it was last repaired, so far in vain
 * @param dueAt      until when the task should be done
 * @param decidedBy  who has decided on it, here or in Tasklist
 * @param code       the notice code or the number by which people know the subject
 * @param requestId  the payment request it is about, also by way of a receipt
 * @param officeCode whose it is
 */
public record OpenDifference(UUID id, String process, Kind kind, UUID subject, Long instanceKey, String state, Instant firstSeen, Instant repairedAt,
                             Instant dueAt, String decidedBy, Stage stage, String code, UUID requestId, String officeCode) {

    public enum Stage {
        /** A person is asked. */
        TO_DECIDE,
        /** Somebody wants it repaired, and the engine is about to. */
        BEING_REPAIRED,
        /** Somebody wants it left as it is. */
        LEFT,
        /** The engine has a case whose task is not known here: it is being made, or older than this list. */
        CASE_ELSEWHERE,
        /** Repaired; the next comparison says whether that was enough. */
        REPAIRED,
        /** The next comparison has to find it again first. */
        WATCHED
    }
}
