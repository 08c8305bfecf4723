package it.portaledgst.sandbox.world.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import it.portaledgst.sandbox.world.CannotStart;

/** The provider's RSA key, kept in the data folder: a token issued before a restart still verifies after it. */
final class SigningKey {

    private SigningKey() {
    }

    static RSAKey in(Path folder) {
        Path file = folder.resolve("signing-key.json");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey key = new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true).generate();
            // written aside and moved: a killed start leaves no half key behind
            Path aside = Files.createTempFile(folder, "signing-key", ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, key.toJSONString());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException | ParseException | JOSEException e) {
            throw new CannotStart("The sign-in's key " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
