package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The staff's questions. A page begins after the last row of the one before, whatever changed meanwhile. */
@Component
class CaseQuery {

    private static final String CASE = """
            select id, number, category, state, priority, office_code, told_office, due_at, created_at, changed_at, warned_at,
                   escalated_at, claimed_subject, claimed_name, notice_code, service_code, rule, version
            from support_request r
            """;
    private static final String OPEN = "r.state in ('OPEN', 'WAITING')";

    private final JdbcClient jdbc;
    private final SupportRows rows;

    CaseQuery(JdbcClient jdbc, SupportRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Optional<CaseRow> find(UUID id) {
        return jdbc.sql(CASE + "where id = ?").param(id).query(CaseRow.class).optional();
    }

    Optional<CaseRow> lock(UUID id) {
        return jdbc.sql(CASE + "where id = ? for update").param(id).query(CaseRow.class).optional();
    }

    Optional<CaseRow> byNumber(String number) {
        return jdbc.sql(CASE + "where number = ?").param(number).query(CaseRow.class).optional();
    }

    /** What is open comes by its due moment, what is over the newest first. */
    List<CaseRow> page(Staff person, DeskScope scope, InboxFilter filter, CaseRow after, int limit) {
        var wanted = conditions(person, scope, filter);
        if (after != null) {
            wanted.and(filter.byChange() ? "(r.changed_at < :at or r.changed_at = :at and r.id > :after)"
                            : "(r.due_at > :at or r.due_at = :at and r.id > :after)", "at",
                    Timestamp.from(filter.byChange() ? after.changedAt() : after.dueAt()));
            wanted.values.put("after", after.id());
        }
        return jdbc.sql(CASE + wanted.where() + " order by " + (filter.byChange() ? "r.changed_at desc, r.id" : "r.due_at, r.id") + " limit :limit")
                .params(wanted.values).param("limit", limit).query(CaseRow.class).list();
    }

    long count(Staff person, DeskScope scope, InboxFilter filter) {
        var wanted = conditions(person, scope, filter);
        return jdbc.sql("select count(*) from support_request r " + wanted.where()).params(wanted.values).query(Long.class).single();
    }

    InboxCounts counts(Staff person, DeskScope scope) {
        var wanted = conditions(person, scope, InboxFilter.OPEN);
        wanted.values.put("subject", person.subject());
        wanted.values.put("issuer", person.issuer());
        wanted.values.put("now", Timestamp.from(rows.now()));
        return jdbc.sql("""
                select count(*) filter (where r.state = 'OPEN') as open, count(*) filter (where r.state = 'WAITING') as waiting,
                       count(*) filter (where r.state = 'OPEN' and r.due_at <= :now) as late,
                       count(*) filter (where r.claimed_subject = :subject and r.claimed_issuer = :issuer) as mine,
                       count(*) filter (where r.state = 'OPEN' and r.claimed_subject is null) as unclaimed
                from support_request r
                """ + wanted.where()).params(wanted.values).query(InboxCounts.class).single();
    }

    /** What other offices work on and these were told of, the first due first. */
    List<CaseRow> told(DeskScope scope, CaseRow after, int limit) {
        var wanted = new Conditions();
        wanted.and(OPEN);
        wanted.and("r.told_office is not null");
        if (!scope.everything()) {
            wanted.and("r.told_office in (:offices)", "offices", scope.offices());
        }
        if (after != null) {
            wanted.and("(r.due_at, r.id) > (:at, :after)", "at", Timestamp.from(after.dueAt()));
            wanted.values.put("after", after.id());
        }
        return jdbc.sql(CASE + wanted.where() + " order by r.due_at, r.id limit :limit").params(wanted.values).param("limit", limit)
                .query(CaseRow.class).list();
    }

    List<ClerkLoad> load(String officeCode) {
        return jdbc.sql("""
                select claimed_subject as subject, max(claimed_name) as name, count(*) filter (where state = 'OPEN') as open,
                       count(*) filter (where state = 'WAITING') as waiting,
                       count(*) filter (where state = 'OPEN' and due_at <= :now) as late
                from support_request where office_code = :office and state in ('OPEN', 'WAITING')
                group by claimed_issuer, claimed_subject order by late desc, open desc, name nulls first""")
                .param("office", officeCode).param("now", Timestamp.from(rows.now())).query(ClerkLoad.class).list();
    }

    private Conditions conditions(Staff person, DeskScope scope, InboxFilter filter) {
        var wanted = new Conditions();
        if (filter.state() == null) {
            wanted.and(OPEN);
        } else {
            // beside the index's own condition, which PostgreSQL does not see through a parameter
            wanted.and(filter.archived() ? "r.state in ('ANSWERED', 'CLOSED')" : filter.state() == SupportState.NEW ? "r.state = 'NEW'" : OPEN);
            wanted.and("r.state = :state", "state", filter.state().name());
        }
        if (!scope.everything()) {
            wanted.and("r.office_code in (:offices)", "offices", scope.offices());
        }
        if (filter.category() != null) {
            wanted.and("r.category = :category", "category", filter.category().name());
        }
        if (filter.mine()) {
            wanted.and("r.claimed_subject = :mine", "mine", person.subject());
            wanted.and("r.claimed_issuer = :mineIssuer", "mineIssuer", person.issuer());
        }
        if (filter.unclaimed()) {
            wanted.and("r.claimed_subject is null");
        }
        if (filter.late()) {
            wanted.and("r.state = 'OPEN'");
            wanted.and("r.due_at <= :now", "now", Timestamp.from(rows.now()));
        }
        return wanted;
    }

    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        void and(String condition) {
            texts.add(condition);
        }

        void and(String condition, String name, Object value) {
            texts.add(condition);
            values.put(name, value);
        }

        String where() {
            return "where " + String.join(" and ", texts);
        }
    }
}
