package it.portaledgst.workers.pagopa.entrance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The keys one of which each call must bring. How long a comparison takes says nothing about any of them. */
class SubscriptionKeys {

    static final String HEADER = "Ocp-Apim-Subscription-Key";

    private final List<byte[]> digests;

    SubscriptionKeys(List<String> keys) {
        digests = keys.stream().map(SubscriptionKeys::digest).toList();
    }

    /** Null is no key. */
    boolean accept(String key) {
        if (digests.isEmpty()) {
            return true;
        }
        var given = digest(key == null ? "" : key);
        boolean known = false;
        for (var digest : digests) { // all of them, also after one that fits
            known |= MessageDigest.isEqual(digest, given);
        }
        return known;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
