package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;

/** For whom monitoring is: analysts, administrators, and operators of the central office. */
final class Analysts {

    private Analysts() {
    }

    static boolean include(Staff person) {
        return person.is(StaffRole.ANALYST) || person.is(StaffRole.ADMINISTRATOR)
                || person.is(StaffRole.OPERATOR) && Office.CENTRAL.equals(person.office());
    }

    static void admit(Staff person) {
        if (!include(person)) {
            throw new Staff.NotAllowed("monitoring");
        }
    }
}
