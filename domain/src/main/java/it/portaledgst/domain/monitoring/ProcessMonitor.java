package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.IncidentRetryAsked;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.payment.NoticeCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The processes as the workers last saw them in the engine, for analysts, administrators and operators of the central
 * office. Everybody else is refused with {@link Staff.NotAllowed}. Nothing here names a person who pays.
 */
@Service
@Transactional
public class ProcessMonitor {

    /** The workers look every half minute: whoever is so late has not got an answer from the engine. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private record Row(String processId, String name, int version, String versionTag, String bpmn, Instant seenAt) {
    }

    private record Asked(NoticeCode noticeCode, Instant askedAt, Instant answeredAt) {
    }

    private final JdbcClient jdbc;
    private final EventOutbox outbox;
    private final StaffJournal journal;
    private final Clock clock;

    ProcessMonitor(JdbcClient jdbc, EventOutbox outbox, StaffJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    public static boolean openTo(Staff person) {
        return Analysts.include(person);
    }

    /** In alphabetical order of their ids; none as long as the workers have never seen the engine. */
    @Transactional(readOnly = true)
    public List<ProcessPicture> processes(Staff person) {
        Analysts.admit(person);
        return jdbc.sql("select process_id, name, version, version_tag, bpmn, seen_at from engine_process order by process_id").query(Row.class).list()
                .stream().map(row -> new ProcessPicture(row.processId, row.name, row.version, row.versionTag, row.bpmn, row.seenAt,
                        jdbc.sql("select element_id, name, kind, active, completed, canceled, incidents from engine_element"
                                + " where process_id = ? order by position").param(row.processId).query(ElementCount.class).list()))
                .toList();
    }

    /** When the engine last answered the workers; empty when it never has. */
    @Transactional(readOnly = true)
    public Optional<Instant> seenAt(Staff person) {
        Analysts.admit(person);
        return jdbc.sql("select max(seen_at) as seen_at from engine_process").query((row, n) -> Optional.ofNullable(row.getTimestamp(1))
                .map(Timestamp::toInstant)).single();
    }

    public boolean fresh(Instant seenAt) {
        return seenAt.isAfter(clock.instant().minus(FRESH));
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<EngineIncident> incidents(Staff person, int limit) {
        Analysts.admit(person);
        return jdbc.sql("select key, process_id, element_id, instance_key, business_key, business_id, message, created_at, retried_at, retried_by"
                + " from engine_incident order by created_at, key limit ?").param(limit).query(EngineIncident.class).list();
    }

    @Transactional(readOnly = true)
    public long countIncidents(Staff person) {
        Analysts.admit(person);
        return jdbc.sql("select count(*) from engine_incident").query(Long.class).single();
    }

    /**
     * The cause is gone, as the person says: the engine is to try again. What fails once more is another incident.
     *
     * @param words why; they go to the journal
     * @throws RejectedException without a reason, or when it is gone or somebody has asked already
     */
    public void retry(Staff person, long key, String words) {
        Analysts.admit(person);
        Reason why;
        try {
            why = Reason.inWords(words);
        } catch (RejectedException refused) {
            throw new RejectedException("words", refused.problem());
        }
        if (jdbc.sql("update engine_incident set retried_at = ?, retried_by = ? where key = ? and retried_at is null")
                .params(Timestamp.from(clock.instant()), person.name(), key).update() == 0) {
            throw new RejectedException("words", Problem.of(Refusal.INCIDENT_GONE));
        }
        outbox.write(new IncidentRetryAsked(UUID.randomUUID(), key));
        journal.add(person, MonitoringAct.INCIDENT_RETRIED, new Subject("incident", String.valueOf(key)), why);
    }

    /**
     * Asks the workers where a request is; the answer is told like a change to the request.
     *
     * @param typed its id or its notice code
     * @throws RejectedException when no request has it
     */
    public UUID ask(Staff person, String typed) {
        Analysts.admit(person);
        var id = find(typed == null ? "" : typed.strip()).orElseThrow(() -> new RejectedException("typed", Problem.of(Refusal.PATH_UNKNOWN)));
        jdbc.sql("""
                insert into engine_path (request_id, asked_at) values (:id, :now)
                on conflict (request_id) do update set asked_at = :now, answered_at = null""")
                .param("id", id).param("now", Timestamp.from(clock.instant())).update();
        journal.add(person, MonitoringAct.PATH_LOOKED_AT, Subject.of("request", id), Reason.NONE);
        return id;
    }

    private Optional<UUID> find(String typed) {
        if (typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return jdbc.sql("select id from payment_request where id = ?").param(UUID.fromString(typed)).query(UUID.class).optional();
        }
        return NoticeCode.find(typed).flatMap(code -> jdbc.sql("select id from payment_request where notice_code = ? order by id limit 1")
                .param(code.value()).query(UUID.class).optional());
    }

    /** As far as it is known; empty when nobody has asked. */
    @Transactional(readOnly = true)
    public Optional<RequestPath> path(Staff person, UUID requestId) {
        Analysts.admit(person);
        return jdbc.sql("select q.notice_code, p.asked_at, p.answered_at from engine_path p join payment_request q on q.id = p.request_id"
                        + " where p.request_id = ?").param(requestId)
                .query((row, n) -> new Asked(new NoticeCode(row.getString(1)), row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant())).optional()
                .map(asked -> new RequestPath(requestId, asked.noticeCode, asked.askedAt, asked.answeredAt, asked.answeredAt == null ? List.of()
                        : jdbc.sql("select process_id, element_id, instance_key, state, incident, started_at, ended_at from engine_step"
                                + " where request_id = ? order by position").param(requestId).query(PathStep.class).list()));
    }
}
