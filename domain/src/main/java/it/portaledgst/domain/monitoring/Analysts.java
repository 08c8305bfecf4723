package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;

/** For whom monitoring is: analysts, administrators, and who works for the central office. */
final class Analysts {

    private Analysts() {
    }

    static boolean include(Staff person) {
        return person.is(StaffRole.ANALYST) || person.is(StaffRole.ADMINISTRATOR) || Office.CENTRAL.equals(person.worksFor());
    }

    static void admit(Staff person) {
        if (!include(person)) {
            throw new Staff.NotAllowed("monitoring");
        }
    }
}
