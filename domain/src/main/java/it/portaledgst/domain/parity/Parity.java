package it.portaledgst.domain.parity;

import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.ParityEvent;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what the database says should run with what the engine runs. What is younger than the grace is left out, and what
 * the outbox is yet to tell; whatever does agree at the next run is over by itself. What is from before a restore has no grace:
 * nothing on its way then will arrive.
 */
@Service
@Transactional
public class Parity {

    static final String COLUMNS = "id, process, kind, subject, instance_key, state, first_seen, last_seen, times, repairs, case_key, decision, over_at";

    private static final String UNDECIDED = "task_key = null, due_at = null, decision = null, decided_at = null, decided_by = null";

    /** Each line of the differences: process, kind, subject, instance, state. */
    private static final String FOUND = """
            select 'payment-request' as process, 'MISSING_INSTANCE' as kind, r.id as subject, null::bigint as instance_key, r.state
            from payment_request r
            where r.state = 'TO_PAY' and not exists (select 1 from parity_instance i where i.process = 'payment-request' and i.subject = r.id)
              and not exists (select 1 from payment_event v where v.request_id = r.id and v.kind in ('CONFIRMED', 'RESTORED') and v.at > :before)
              and not exists (select 1 from outbox_record o where o.record_key = r.id::text and o.status = 'NEW')
            union all
            select 'payment-request', 'UNFINISHED', r.id, null, r.state
            from payment_request r
            where r.state = 'PAID' and not exists (select 1 from document d where d.request_id = r.id and d.kind = 'RECEIPT')
              and not exists (select 1 from parity_instance i where i.process = 'payment-request' and i.subject = r.id)
              and not exists (select 1 from payment_event v where v.request_id = r.id and v.at > :before)
              and not exists (select 1 from outbox_record o where o.record_key = r.id::text and o.status = 'NEW')
            union all
            select i.process, 'DIFFERENT_STATE', i.subject, i.instance_key, r.state
            from parity_instance i join payment_request r on i.process = 'payment-request' and r.id = i.subject
            where r.state <> 'TO_PAY' and i.started_at < :before
              and not exists (select 1 from payment_event v where v.request_id = r.id and v.at > :before)
              and not exists (select 1 from outbox_record o where o.record_key = r.id::text and o.status = 'NEW')
            union all
            select i.process, 'ORPHAN_INSTANCE', i.subject, i.instance_key, null
            from parity_instance i
            where i.started_at < :before and not exists (select 1 from payment_request r where r.id = i.subject)
              and not exists (select 1 from support_request s where s.id = i.subject) and not exists (select 1 from receipt e where e.key = i.subject)
              and not exists (select 1 from company_statement c where c.id = i.subject)
            union all
            select 'support-request', 'MISSING_INSTANCE', s.id, null, s.state
            from support_request s
            where (s.state in ('NEW', 'OPEN', 'WAITING') or exists (select 1 from support_act a where a.request_id = s.id and a.told_at is null))
              and not exists (select 1 from parity_instance i where i.process = 'support-request' and i.subject = s.id)
              and s.changed_at < :before and not exists (select 1 from outbox_record o where o.record_key = s.id::text and o.status = 'NEW'
                  and (o.record_type like '%Opened' or o.record_type like '%Reopened'))
            union all
            select i.process, 'DIFFERENT_STATE', i.subject, i.instance_key, s.state
            from parity_instance i join support_request s on i.process = 'support-request' and s.id = i.subject
            where s.state in ('ANSWERED', 'CLOSED') and i.started_at < :before and s.changed_at < :before
              and not exists (select 1 from outbox_record o where o.record_key = s.id::text and o.status = 'NEW')
            union all
            select 'unmatched-receipt', 'MISSING_INSTANCE', e.key, null, e.reason
            from receipt e
            where e.reason is not null and e.decision is null and e.stored_at < :before
              and not exists (select 1 from parity_instance i where i.process = 'unmatched-receipt' and i.subject = e.key)
              and not exists (select 1 from outbox_record o where o.record_key = e.key::text and o.status = 'NEW')
            union all
            select i.process, 'DIFFERENT_STATE', i.subject, i.instance_key, e.decision
            from parity_instance i join receipt e on i.process = 'unmatched-receipt' and e.key = i.subject
            where e.decision is not null and i.started_at < :before and e.decided_at < :before
            union all
            select 'company-statement', 'MISSING_INSTANCE', c.id, null, c.state
            from company_statement c
            where (c.state in ('REQUESTED', 'APPROVED') or not c.told) and coalesce(c.decided_at, c.requested_at) < :before
              and not exists (select 1 from parity_instance i where i.process = 'company-statement' and i.subject = c.id)
              and not exists (select 1 from outbox_record o where o.record_key = c.id::text and o.status = 'NEW' and o.record_type like '%Requested')
            union all
            select i.process, 'DIFFERENT_STATE', i.subject, i.instance_key, c.state
            from parity_instance i join company_statement c on i.process = 'company-statement' and c.id = i.subject
            where (c.state = 'REFUSED' and c.told and c.decided_at < :before or c.state = 'READY' and c.expires_at < :before) and i.started_at < :before
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final EventOutbox outbox;
    private final ParityTerms terms;
    private final Clock clock;

    Parity(JdbcClient jdbc, JdbcTemplate batches, EventOutbox outbox, ParityTerms terms, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.outbox = outbox;
        this.terms = terms;
        this.clock = clock;
    }

    /** A new comparison; what the engine was seen running before is forgotten. */
    public UUID begin() {
        var run = UUID.randomUUID();
        jdbc.sql("update parity_ask set taken_at = ? where taken_at is null").param(now()).update();
        jdbc.sql("insert into parity_run (id, started_at) values (?, ?)").params(run, now()).update();
        jdbc.sql("delete from parity_instance").update();
        return run;
    }

    /** What the engine runs, in as many parts as it takes. */
    public void running(UUID run, List<RunningInstance> instances) {
        batches.batchUpdate("insert into parity_instance (instance_key, process, subject, started_at) values (?, ?, ?, ?) on conflict do nothing",
                instances, 500, (row, instance) -> {
                    row.setLong(1, instance.key());
                    row.setString(2, instance.process());
                    row.setObject(3, instance.subject());
                    row.setTimestamp(4, Timestamp.from(instance.startedAt()));
                });
        jdbc.sql("update parity_run set instances = coalesce(instances, 0) + ? where id = ?").params(instances.size(), run).update();
    }

    /** Writes down on what the two do not agree. */
    public void compare(UUID run) {
        var young = jdbc.sql("select started_at from parity_run where id = ?").param(run).query(Instant.class).single().minus(terms.grace());
        var restored = jdbc.sql("select at from restoration where at > ? order by at desc limit 1").param(Timestamp.from(young)).query(Instant.class).optional();
        jdbc.sql("set local statement_timeout = '29s'").update(); // the one statement that reads all there is
        jdbc.sql("insert into parity_difference as d (id, process, kind, subject, instance_key, state, first_run, last_run, first_seen, last_seen)"
                        + " select gen_random_uuid(), f.process, f.kind, f.subject, f.instance_key, f.state, :run, :run, :now, :now from (" + FOUND + ") f"
                        + " where not (:restored and exists (select 1 from restoration_untold u where u.record_key = f.subject::text))"
                        + " on conflict (process, kind, subject, instance_key) where over_at is null do update"
                        + " set last_run = :run, last_seen = :now, state = excluded.state, times = d.times + 1,"
                        // what was decided about another state was decided about something else, and a case that no longer asks keeps no other from asking
                        + " case_key = case when d.state is not distinct from excluded.state or d.decision is null or d.task_key is not null then d.case_key end,"
                        + " decision = case when d.state is not distinct from excluded.state then d.decision end,"
                        + " decided_at = case when d.state is not distinct from excluded.state then d.decided_at end,"
                        + " decided_by = case when d.state is not distinct from excluded.state then d.decided_by end")
                .param("run", run).param("now", now()).param("restored", restored.isPresent())
                .param("before", Timestamp.from(restored.orElse(young))).update();
        // nobody has to decide on what has gone: the engine need not wait for it any more
        jdbc.sql("with gone as (update parity_difference set over_at = ? where over_at is null and last_run <> ? returning id, task_key, decision)"
                        + " select id from gone where task_key is not null and decision is null").params(now(), run)
                .query(UUID.class).list().forEach(gone -> outbox.write(new ParityEvent.Decided(UUID.randomUUID(), gone)));
        jdbc.sql("update parity_run set instances = (select count(*) from parity_instance),"
                + " found = (select count(*) from parity_difference where last_run = :run) where id = :run").param("run", run).update();
    }

    /** What could be repaired is repaired, and the rest is before people. */
    public void ended(UUID run) {
        jdbc.sql("update parity_run set ended_at = :now, left_to_people = (select count(*) from parity_difference"
                + " where last_run = :run and case_key is not null and decision is null) where id = :run").param("now", now()).param("run", run).update();
    }

    /**
     * What this run may repair and has not: an instance is missing (once; in vain is for a person), or has nothing to do in
     * two runs one after the other.
     */
    @Transactional(readOnly = true)
    public List<Difference> toRepair(UUID run, int limit) {
        return jdbc.sql("select " + COLUMNS + " from parity_difference where last_run = :run and over_at is null and case_key is null and repairs = 0 and ("
                        + "kind in ('MISSING_INSTANCE', 'UNFINISHED') or kind = 'DIFFERENT_STATE' and process = 'payment-request' and state in ('PAID', 'DELETED')"
                        + " or kind = 'ORPHAN_INSTANCE' and times > 1 and :orphans <= :cancellations) order by first_seen, id limit :limit")
                .param("run", run).param("orphans", orphans(run)).param("cancellations", terms.maxCancellations()).param("limit", limit)
                .query(Difference.class).list();
    }

    /** How many instances have had nothing to do in two runs, when they are too many to be cancelled without a person. */
    @Transactional(readOnly = true)
    public Optional<Long> tooManyOrphans(UUID run) {
        return Optional.of(orphans(run)).filter(count -> count > terms.maxCancellations());
    }

    private long orphans(UUID run) {
        return jdbc.sql("select count(*) from parity_difference where last_run = ? and over_at is null and kind = 'ORPHAN_INSTANCE' and times > 1")
                .param(run).query(Long.class).single();
    }

    /** What the comparison has repaired by itself. Once more in vain is for a person. */
    public void repaired(UUID run, UUID id) {
        repaired(id);
        jdbc.sql("update parity_run set repaired = repaired + 1 where id = ?").param(run).update();
    }

    /** What a person wanted repaired. Once more in vain is once more for a person. */
    public void repaired(UUID id) {
        jdbc.sql("update parity_difference set repairs = repairs + 1, repaired_at = ?, case_key = null, " + UNDECIDED + " where id = ?")
                .params(now(), id).update();
    }

    /** The other checks that ask about differences of this run, as far as the database knows. */
    @Transactional(readOnly = true)
    public List<Long> askedBy(UUID run, long caseKey) {
        return jdbc.sql("select distinct case_key from parity_difference where last_run = ? and over_at is null and case_key <> ?"
                + " and (decision is null or decision = 'repair')").params(run, caseKey)
                .query(Long.class).list();
    }

    /**
     * What a person has to decide: found again although it was repaired, or nothing that can be repaired without one. Each is
     * given to one case as long as that case runs; a repair that was decided on and lost with its case is asked about again.
     *
     * @param caseKey the instance of the check that asks
     * @param gone    which of the {@link #askedBy other checks} are not there any more; asked before, for nothing here waits for the engine
     */
    public List<Difference> toDecide(UUID run, long caseKey, List<Long> gone) {
        var before = jdbc.sql("select started_at from parity_run where id = ?").param(run).query(Instant.class).single().minus(terms.grace());
        jdbc.sql("select id from parity_difference where last_run = :run and over_at is null and (decision is null or decision = 'repair')"
                        + " and times > 1 and (case_key is null or case_key = any(:gone))"
                        + " and (repairs > 0 and repaired_at < :before or repairs = 0 and kind = 'DIFFERENT_STATE')"
                        + " order by first_seen, id limit :limit for update")
                .param("run", run).param("gone", gone.toArray(Long[]::new)).param("before", Timestamp.from(before)).param("limit", terms.maxCases())
                .query(UUID.class).list()
                .forEach(found -> jdbc.sql("update parity_difference set case_key = ?, " + UNDECIDED + " where id = ?").params(caseKey, found).update());
        // those of this very case, too: the job may run twice
        return jdbc.sql("select " + COLUMNS + " from parity_difference where case_key = ? and decision is null and over_at is null order by first_seen, id")
                .param(caseKey).query(Difference.class).list();
    }

    /** The first decision stays. */
    public Difference decided(UUID id, String decision) {
        jdbc.sql("update parity_difference set decision = ? where id = ? and decision is null").params(decision, id).update();
        return get(id);
    }

    @Transactional(readOnly = true)
    public Difference get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from parity_difference where id = ?").param(id).query(Difference.class).single();
    }

    /** What is forgotten: everything that was over that long ago. */
    public int forget(Instant before) {
        jdbc.sql("delete from parity_ask where asked_at < ?").param(Timestamp.from(before)).update();
        int gone = jdbc.sql("delete from parity_difference where over_at < ?").param(Timestamp.from(before)).update();
        return gone + jdbc.sql("delete from parity_run r where started_at < ? and not exists (select 1 from parity_difference d where r.id in (d.first_run, d.last_run))")
                .param(Timestamp.from(before)).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
