package it.portaledgst.domain.identity;

import java.util.Set;

/**
 * Who is asking, as the sign-in tells it. Citizens are people without roles.
 *
 * @param name   as it is shown to colleagues
 * @param office code of the office, null when none is told
 */
public record Staff(String issuer, String subject, String name, Set<StaffRole> roles, String office) {

    public Staff {
        roles = Set.copyOf(roles);
    }

    public boolean is(StaffRole role) {
        return roles.contains(role);
    }

    /** Whose matters this person works on: the office of its operators and of its head; null for everybody else. */
    public String worksFor() {
        return is(StaffRole.OPERATOR) || is(StaffRole.HEAD) ? office : null;
    }

    /** Somebody who is not of the right office or role asked. To them, what they asked for does not exist. */
    public static final class NotAllowed extends RuntimeException {

        public NotAllowed(String what) {
            super("not allowed: " + what);
        }
    }
}
