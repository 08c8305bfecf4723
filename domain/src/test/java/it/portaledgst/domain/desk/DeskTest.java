package it.portaledgst.domain.desk;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People of the staff, and what they leave in the journal. */
abstract class DeskTest extends DomainTest {

    static final Staff LOMBARDIA = staff("elena", StaffRole.OPERATOR, "ISP-LOM");
    static final Staff VENETO = staff("marco", StaffRole.OPERATOR, "ISP-VEN");
    static final Staff HEAD = staff("giorgio", StaffRole.HEAD, "ISP-LOM");
    static final Staff HEAD_OF_VENETO = staff("vera", StaffRole.HEAD, "ISP-VEN");
    static final Staff CENTRE = staff("laura", StaffRole.OPERATOR, "DGST-CEN");
    static final Staff ADMINISTRATOR = staff("ada", StaffRole.ADMINISTRATOR, "SUP-TEC");
    static final Staff SUPPORT = staff("sara", StaffRole.SUPPORT, "SUP-TEC");
    static final Staff ANALYST = staff("dario", StaffRole.ANALYST, "DGST-CEN");
    static final Staff CITIZEN = new Staff("https://sso.example", "anna", "Anna", Set.of(), "ISP-LOM");
    static final Staff NOWHERE = staff("nemo", StaffRole.OPERATOR, null);
    static final Reason WHY = Reason.of(Purpose.PROCEEDING, "istanza");

    static Staff staff(String subject, StaffRole role, String office) {
        return new Staff("https://sso.example", subject, subject, Set.of(role), office);
    }

    /** Who did what with the subject, in order. */
    List<String> written(UUID subject) {
        return jdbc.sql("select who_subject || ' ' || act || coalesce(' ' || detail, '') from staff_event where subject_id = ? order by number")
                .param(subject.toString()).query(String.class).list();
    }

    /** What the last entry says. */
    String lastWritten() {
        return jdbc.sql("select who_subject || ' ' || act || ' ' || coalesce(purpose, '-') || ' ' || coalesce(reason, '-') || ' ' || coalesce(detail, '-')"
                + " from staff_event order by number desc limit 1").query(String.class).single();
    }

    long entries() {
        return jdbc.sql("select count(*) from staff_event").query(Long.class).single();
    }
}
