package it.portaledgst.domain.desk;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;

/** How far somebody of the staff reaches into what citizens pay. */
public enum Reach {
    /** Not at all. */
    NONE,
    /** Any request by its notice code: its state and what happened to it, without whose it is. For the technical desk. */
    STATES,
    /** All of the requests whose office of competence is the person's. */
    OWN_OFFICE,
    /** All of every request. */
    ALL;

    public static Reach of(Staff person) {
        if (person.is(StaffRole.ADMINISTRATOR) || Office.CENTRAL.equals(person.worksFor())) {
            return ALL;
        }
        if (person.worksFor() != null) {
            return OWN_OFFICE;
        }
        return person.is(StaffRole.SUPPORT) ? STATES : NONE;
    }

    /** Whether the whole of a request of that office is within it. */
    boolean covers(Staff person, String officeCode) {
        return this == ALL || this == OWN_OFFICE && officeCode.equals(person.worksFor());
    }

    /** @throws Staff.NotAllowed when it does not go as far as {@code least} */
    Reach atLeast(Reach least) {
        if (compareTo(least) < 0) {
            throw new Staff.NotAllowed("payments desk");
        }
        return this;
    }
}
