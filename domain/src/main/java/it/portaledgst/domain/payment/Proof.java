package it.portaledgst.domain.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens for addresses: a subject, and the proof that we named it for this purpose. Each subject has a key of its own. */
final class Proof {

    private static final String ALGORITHM = "HmacSHA256";

    private Proof() {
    }

    static String token(UUID subject, String key, String purpose) {
        return subject + "." + proof(subject, key, purpose);
    }

    /** Whose token it says it is, proven or not. */
    static Optional<UUID> subjectOf(String token) {
        try {
            return Optional.of(UUID.fromString(token.substring(0, Math.max(0, token.indexOf('.')))));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    static boolean proves(String token, UUID subject, String key, String purpose) {
        return MessageDigest.isEqual(token(subject, key, purpose).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String proof(UUID subject, String key, String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] proof = mac.doFinal((subject + "/" + purpose).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
