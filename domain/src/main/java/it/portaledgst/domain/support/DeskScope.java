package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import java.util.Set;
import java.util.TreeSet;

/** Whose cases somebody of the staff may see: those of their office, technical support's, or all of them. */
record DeskScope(boolean everything, Set<String> offices) {

    static DeskScope of(Staff person) {
        var offices = new TreeSet<String>();
        if (person.is(StaffRole.SUPPORT)) {
            offices.add(Office.TECHNICAL_SUPPORT);
        }
        if (person.worksFor() != null) {
            offices.add(person.worksFor());
        }
        return new DeskScope(person.is(StaffRole.ADMINISTRATOR), offices);
    }

    boolean nothing() {
        return !everything && offices.isEmpty();
    }

    boolean covers(String officeCode) {
        return everything || officeCode != null && offices.contains(officeCode);
    }
}
