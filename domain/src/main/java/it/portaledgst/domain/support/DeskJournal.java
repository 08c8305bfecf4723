package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only journal of support requests: every look at and act on a case by the staff, and what the portal and the person did. */
@Component
class DeskJournal {

    /** A page that reads its case again because something changed is still the same look. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final SupportRows rows;

    DeskJournal(JdbcClient jdbc, SupportRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
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
        write(requestId, what, person.issuer(), person.subject(), person.name(), officeCode, detail);
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

    private void write(UUID requestId, CaseEvent.Kind what, String issuer, String subject, String name, String officeCode, String detail) {
        jdbc.sql("""
                insert into support_event (request_id, at, kind, who_issuer, who_subject, who_name, office_code, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(requestId, Timestamp.from(rows.now()), what.name(), issuer, subject, name, officeCode, detail).update();
    }
}
