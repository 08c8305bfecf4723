package it.portaledgst.workers.integrator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As Standard Webhooks has it: HMAC-SHA256 over id, moment and body, one per secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    static String of(List<String> secrets, String id, String timestamp, String body) {
        return secrets.stream().map(secret -> "v1," + one(secret, id + "." + timestamp + "." + body)).collect(Collectors.joining(" "));
    }

    private static String one(String secret, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
