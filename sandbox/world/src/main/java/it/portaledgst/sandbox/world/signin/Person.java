package it.portaledgst.sandbox.world.signin;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A ready-made, invented person.
 *
 * @param username what the person is called here, and what a MIMIT user types
 * @param email    null when the way in tells none (eIDAS's minimum data set has no e-mail)
 * @param taxCode  Italian tax code, null for who has none
 * @param office   code of the office a member of staff works for, null for citizens
 */
record Person(String username, Way way, String givenName, String familyName, String email, String taxCode,
              List<String> roles, String office, String description) {

    String name() {
        return givenName + " " + familyName;
    }

    boolean staff() {
        return !roles.isEmpty();
    }

    /** Opaque like a real provider's, and the same at every start. */
    String subject() {
        return UUID.nameUUIDFromBytes(("portale-dgst-sandbox/" + username).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What both the ID token and userinfo tell. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject());
        claims.put("given_name", givenName);
        claims.put("family_name", familyName);
        claims.put("name", name());
        if (email != null) {
            claims.put("email", email);
            claims.put("email_verified", true);
        }
        if (taxCode != null) {
            claims.put("https://attributes.eid.gov.it/fiscal_number", "TINIT-" + taxCode);
        }
        claims.put("identity_type", way.name());
        claims.put("roles", roles);
        if (office != null) {
            claims.put("office", office);
        }
        return claims;
    }
}
