package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.identity.Staff;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the portal's own records say about a period, for those whom {@link ProcessMonitor} is for. Counts, times and sums,
 * without persons; every question is of {@link Days}, whose number is limited, or of what an index finds.
 */
@Service
@Transactional(readOnly = true)
public class Figures {

    /** The workers need seconds; whoever waits so long should be looked at. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** The verification of an online payment ends after 35 minutes, or with a task for a person. */
    private static final Duration ATTEMPT = Duration.ofHours(2);
    /** Candidates are looked for among what happened in the last days. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private static final String PHASES = """
            with moments as (
                select min(e.at) filter (where e.kind = 'CONFIRMED') as confirmed, min(e.at) filter (where e.kind = 'NOTICE_STORED') as notice,
                       min(e.at) filter (where e.kind = 'LEFT_FOR_CHECKOUT') as away, min(e.at) filter (where e.kind in ('PAID', 'LATE_PAID')) as paid,
                       min(e.at) filter (where e.kind = 'RECEIPT_STORED') as receipt
                from payment_request q join payment_event e on e.request_id = q.id
                where q.created_at >= :from and q.created_at < :to group by q.id),
            answers as (
                select r.created_at, min(m.at) as answered from support_request r join support_message m on m.request_id = r.id and m.kind = 'ANSWER'
                where r.created_at >= :from and r.created_at < :to group by r.id),
            times as (
                select 'NOTICE' as phase, notice - confirmed as took from moments
                union all select 'PAYMENT', paid - confirmed from moments
                union all select 'ONLINE', paid - away from moments where paid > away
                union all select 'RECEIPT', receipt - paid from moments
                union all select 'SUPPORT', answered - created_at from answers)
            select phase, count(*) as passed, round(percentile_cont(0.5) within group (order by took))::bigint as median,
                   round(percentile_cont(0.95) within group (order by took))::bigint as p95
            from (select phase, 1000 * extract(epoch from took) as took from times) as milliseconds where took is not null group by phase""";

    /** Each document is asked for by itself: as an anti-join, PostgreSQL reads all documents there are. */
    private static final String STUCK = """
            select * from (
                (select 'NO_NOTICE' as kind, q.id, q.notice_code as name, q.created_at as since from payment_request q
                 where q.created_at > :lookBack and q.created_at < :patience and q.state = 'TO_PAY' and q.due_date >= :today
                   and (select 1 from document d where d.request_id = q.id and d.kind = 'NOTICE' limit 1) is null order by q.created_at limit :limit)
                union all
                (select 'NO_RECEIPT', q.id, q.notice_code, q.paid_at from payment_request q
                 where q.state = 'PAID' and q.paid_at > :lookBack and q.paid_at < :patience
                   and (select 1 from document d where d.request_id = q.id and d.kind = 'RECEIPT' limit 1) is null order by q.paid_at limit :limit)
                union all
                (select 'NOT_EXPIRED', q.id, q.notice_code, (q.due_date + 1)::timestamp at time zone 'Europe/Rome' from payment_request q
                 where q.state = 'TO_PAY' and q.due_date < :yesterday order by q.due_date limit :limit)
                union all
                (select 'ATTEMPT_OPEN', q.id, q.notice_code, a.started_at from online_attempt a join payment_request q on q.id = a.request_id
                 where a.state = 'LEFT_FOR_CHECKOUT' and a.started_at < :attempt order by a.started_at limit :limit)
                union all
                (select 'NOT_ROUTED', r.id, r.number, r.created_at from support_request r
                 where r.state = 'NEW' and r.created_at < :patience order by r.created_at limit :limit)
            ) candidates order by since, name limit :limit""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order of the phases; those that nobody has passed are left out. */
    public List<PhaseTime> phases(Staff person, Days days) {
        return of(person, days, PHASES).query((row, n) -> new PhaseTime(PhaseTime.Phase.valueOf(row.getString("phase")), row.getLong("passed"),
                        Duration.ofMillis(row.getLong("median")), Duration.ofMillis(row.getLong("p95")))).list()
                .stream().sorted((one, other) -> one.phase().compareTo(other.phase())).toList();
    }

    public Outcomes outcomes(Staff person, Days days) {
        return of(person, days, """
                select count(*) as confirmed, count(*) filter (where notice) as with_notice, count(*) filter (where online) as went_online,
                       count(*) filter (where state = 'PAID') as paid, count(*) filter (where state = 'PAID' and online) as paid_afterwards,
                       count(*) filter (where state = 'TO_PAY' and due_date >= :today) as to_pay, count(*) filter (where state = 'DELETED') as deleted,
                       count(*) filter (where state = 'EXPIRED' or state = 'TO_PAY' and due_date < :today) as expired
                from (select q.state, q.due_date, exists (select 1 from document d where d.request_id = q.id and d.kind = 'NOTICE') as notice,
                             exists (select 1 from online_attempt a where a.request_id = q.id) as online
                      from payment_request q where q.created_at >= :from and q.created_at < :to) requests""")
                .param("today", PaymentTerms.today(clock)).query(Outcomes.class).single();
    }

    /** The most often expired first. */
    public List<Expiry> expiries(Staff person, Days days) {
        return of(person, days, """
                select service_code, max(service_title) as title, count(*) as confirmed,
                       count(*) filter (where state = 'EXPIRED' or state = 'TO_PAY' and due_date < :today) as expired
                from payment_request where created_at >= :from and created_at < :to group by service_code""")
                .param("today", PaymentTerms.today(clock)).query(Expiry.class).list().stream()
                .sorted((one, other) -> {
                    int byShare = other.percent().compareTo(one.percent());
                    return byShare != 0 ? byShare : one.serviceCode().compareTo(other.serviceCode());
                }).toList();
    }

    /** Oldest first. */
    public List<StuckCandidate> stuck(Staff person, int limit) {
        Analysts.admit(person);
        var now = clock.instant();
        var today = PaymentTerms.today(clock);
        return jdbc.sql(STUCK).param("lookBack", at(now.minus(LOOK_BACK))).param("patience", at(now.minus(PATIENCE)))
                .param("attempt", at(now.minus(ATTEMPT))).param("today", today).param("yesterday", today.minusDays(1)).param("limit", limit)
                .query(StuckCandidate.class).list();
    }

    /** Offices with something to do, or that did something in the period; the latest first. */
    public List<OfficeLoad> support(Staff person, Days days) {
        return of(person, days, """
                select office_code, sum(open) as open, sum(waiting) as waiting, sum(late) as late, sum(unclaimed) as unclaimed,
                       sum(ended) as ended, sum(ended_late) as ended_late
                from (
                    select office_code, count(*) filter (where state = 'OPEN') as open, count(*) filter (where state = 'WAITING') as waiting,
                           count(*) filter (where state = 'OPEN' and due_at <= :now) as late,
                           count(*) filter (where state = 'OPEN' and claimed_subject is null) as unclaimed, 0 as ended, 0 as ended_late
                    from support_request where state in ('OPEN', 'WAITING') group by office_code
                    union all
                    select office_code, 0, 0, 0, 0, count(*), count(*) filter (where changed_at > due_at)
                    from support_request where state in ('ANSWERED', 'CLOSED') and changed_at >= :from and changed_at < :to group by office_code
                ) parts where office_code is not null group by office_code order by late desc, open desc, office_code""")
                .param("now", at(clock.instant())).query(OfficeLoad.class).list();
    }

    /** By the day of the payment, with the amounts of the receipts. */
    public List<Paid> paid(Staff person, Days days, Paid.By by) {
        var key = switch (by) {
            case MONTH -> "to_char(q.paid_at at time zone 'Europe/Rome', 'YYYY-MM')";
            case SERVICE -> "q.service_code";
            case OFFICE -> "q.office_code";
        };
        return of(person, days, "select " + key + " as key, " + (by == Paid.By.SERVICE ? "max(q.service_title)" : "null::text") + " as title,"
                + " count(*) as payments, sum(e.amount) as amount from payment_request q join receipt e on e.key = q.receipt_key"
                + " where q.state = 'PAID' and q.paid_at >= :from and q.paid_at < :to group by 1 order by "
                + (by == Paid.By.MONTH ? "1" : "sum(e.amount) desc, 1")).query(Paid.class).list();
    }

    private JdbcClient.StatementSpec of(Staff person, Days days, String question) {
        Analysts.admit(person);
        return jdbc.sql(question).param("from", days.from()).param("to", days.to());
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}
