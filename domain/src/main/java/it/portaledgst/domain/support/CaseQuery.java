package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Of each office, as many of the latest are compared; those of the same notice code are few. */
    private static final int COMPARED = 100;
    private static final int SAME_NOTICE = 20;
    /** All it says to be like another: one word of the first message, but those with more of them come first. */
    private static final String SIMILAR = """
            with this as (
                select (select string_agg(quote_literal(lexeme), ' | ')::tsquery from unnest(m.words)) as words
                from support_message m where m.request_id = :id order by m.position limit 1),
            near as (
                select same.* from unnest(:offices::text[]) office cross join lateral (
                    select id, number, state, changed_at, notice_code from support_request
                    where office_code = office and category = :category and coalesce(service_code, '') = :service
                    order by changed_at desc limit :compared) same
                union
                (select id, number, state, changed_at, notice_code from support_request
                 where notice_code = :notice and office_code = any (:offices::text[]) order by changed_at desc limit :sameNotice))
            select r.id, r.number, r.state, r.changed_at, r.notice_code is not null and r.notice_code is not distinct from :notice as same_notice
            from near r cross join this
            cross join lateral (select words from support_message where request_id = r.id order by position limit 1) m
            where r.id <> :id and (r.notice_code = :notice or m.words @@ this.words)
            order by r.state = 'ANSWERED' desc, same_notice desc, ts_rank(m.words, this.words, 1) desc nulls last, r.changed_at desc, r.id
            limit :limit""";

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

    /** Of the same category and service, or about the same notice code; answered ones first, then those with more words in common. */
    List<SimilarCase> similar(CaseRow row, Collection<String> offices, int limit) {
        return jdbc.sql(SIMILAR)
                .param("id", row.id()).param("offices", offices.toArray(String[]::new)).param("category", row.category().name())
                .param("service", row.serviceCode() == null ? "" : row.serviceCode()).param("notice", row.noticeCode(), Types.VARCHAR)
                .param("compared", COMPARED).param("sameNotice", SAME_NOTICE).param("limit", limit).query(SimilarCase.class).list();
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
