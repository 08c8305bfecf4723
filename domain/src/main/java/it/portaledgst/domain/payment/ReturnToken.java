package it.portaledgst.domain.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in each of the four addresses by which pagoPA sends the browser back: the attempt, and the proof that we made
 * this address for this outcome. Who has one of them can make none of the others. Each attempt has a key of its own.
 */
final class ReturnToken {

    private static final String ALGORITHM = "HmacSHA256";

    private ReturnToken() {
    }

    static String of(UUID attemptId, String key, ReturnKind kind) {
        return attemptId + "." + proof(attemptId, key, kind);
    }

    /** Whose token it says it is, proven or not. */
    static Optional<UUID> attemptOf(String token) {
        try {
            return Optional.of(UUID.fromString(token.substring(0, Math.max(0, token.indexOf('.')))));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    static boolean proves(String token, UUID attemptId, String key, ReturnKind kind) {
        return MessageDigest.isEqual(of(attemptId, key, kind).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String proof(UUID attemptId, String key, ReturnKind kind) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] proof = mac.doFinal((attemptId + "/" + kind.pathName()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
