package it.portaledgst.domain.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** What one row of the staff's journal says, and the hash that ties it to the row before. */
record StaffEntry(long number, Instant at, String issuer, String subject, String name, String roles, String office, String act,
                  String subjectKind, String subjectId, String purpose, String reason, String detail) {

    /** SHA-256 of the hash before and of every field with its length: no two contents are the same bytes. */
    byte[] hash(byte[] previous) {
        var digest = sha256();
        digest.update(previous);
        for (var field : Arrays.asList(Long.toString(number), at.toString(), issuer, subject, name, roles, office, act, subjectKind,
                subjectId, purpose, reason, detail)) {
            update(digest, field);
        }
        return digest.digest();
    }

    static void update(MessageDigest digest, String field) {
        var bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(((field == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
