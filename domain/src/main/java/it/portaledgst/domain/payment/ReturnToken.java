package it.portaledgst.domain.payment;

import java.util.Optional;
import java.util.UUID;

/**
 * What stands in each of the four addresses by which pagoPA sends the browser back: the attempt, and the proof that we made
 * this address for this outcome. Who has one of them can make none of the others.
 */
final class ReturnToken {

    private ReturnToken() {
    }

    static String of(UUID attemptId, String key, ReturnKind kind) {
        return Proof.token(attemptId, key, kind.pathName());
    }

    /** Whose token it says it is, proven or not. */
    static Optional<UUID> attemptOf(String token) {
        return Proof.subjectOf(token);
    }

    static boolean proves(String token, UUID attemptId, String key, ReturnKind kind) {
        return Proof.proves(token, attemptId, key, kind.pathName());
    }
}
