package it.portaledgst.domain.parity;

import java.time.Instant;
import java.util.UUID;

/**
 * Something on which database and engine do not agree.
 *
 * @param subject     the request or receipt; null for an instance that does not say what it is about
 * @param instanceKey null when it is the instance that is missing
 * @param state       as the database has it; null when it knows nothing of the subject
 * @param times       how many runs have found it
 * @param repairs     how often it was repaired, so far in vain
 * @param caseKey     the instance of the check whose task asks a person what to do; null for none
 * @param decision    what that person said; null for nothing yet
 */
public record Difference(UUID id, String process, Kind kind, UUID subject, Long instanceKey, String state, Instant firstSeen, Instant lastSeen,
                         int times, int repairs, Long caseKey, String decision, Instant overAt) {

    /** What the journal says of a decision on it, beside who, when and why. */
    String decided(ParityDecision decision) {
        return decision + " " + kind + " " + process + " " + (subject == null ? instanceKey : subject);
    }

    public enum Kind {
        /** The database waits for something that no instance will do. */
        MISSING_INSTANCE,
        /** Paid, but the receipt document is not there and no instance will make it. */
        UNFINISHED,
        /** An instance about nothing the database knows. */
        ORPHAN_INSTANCE,
        /** An instance that goes on although its subject has reached its end. */
        DIFFERENT_STATE
    }
}
