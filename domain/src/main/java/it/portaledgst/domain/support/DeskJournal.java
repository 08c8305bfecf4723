package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Log;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The append-only journal of support requests: every look at and act on a case by the staff, and what the portal and the person
 * did. What the staff did is sealed in their own journal.
 */
@Component
class DeskJournal {

    /** A page that reads its case again because something changed is still the same look. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final SupportRows rows;
    private final StaffJournal staff;

    DeskJournal(JdbcClient jdbc, SupportRows rows, StaffJournal staff) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.staff = staff;
    }

    void looked(Staff person, UUID requestId, String officeCode) {
        boolean looking = jdbc.sql("""
                select exists (select 1 from support_event where request_id = ? and kind = 'LOOKED' and who_issuer = ?
                  and who_subject = ? and at > ?)""")
                .params(requestId, person.issuer(), person.subject(), Timestamp.from(rows.now().minus(ONE_LOOK)))
                .query(Boolean.class).single();
        if (!looking) {
            did(person, requestId, CaseEvent.Kind.LOOKED, officeCode, null);
        }
    }

    void did(Staff person, UUID requestId, CaseEvent.Kind what, String officeCode, String detail) {
        long event = write(requestId, what, person.issuer(), person.subject(), person.name(), officeCode, detail);
        staff.seal(person, () -> "SUPPORT_" + what, Subject.of("support-request", requestId), Log.SUPPORT_EVENT, event);
    }

    /** The portal itself did it, or the person whose request it is. */
    void happened(UUID requestId, CaseEvent.Kind what, String officeCode, String detail) {
        write(requestId, what, null, null, null, officeCode, detail);
    }

    /** Oldest first. */
    List<CaseEvent> of(UUID requestId) {
        return jdbc.sql("select at, kind, who_name, office_code, detail from support_event where request_id = ? order by id")
                .param(requestId).query(CaseEvent.class).list();
    }

    private long write(UUID requestId, CaseEvent.Kind what, String issuer, String subject, String name, String officeCode, String detail) {
        return jdbc.sql("""
                insert into support_event (request_id, at, kind, who_issuer, who_subject, who_name, office_code, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(requestId, Timestamp.from(rows.now()), what.name(), issuer, subject, name, officeCode, detail).query(Long.class).single();
    }
}
