package it.portaledgst.domain.monitoring;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workers' side: what they see in the engine is kept here, for pages that never ask the engine. */
@Service
@Transactional
public class EngineReadings {

    /** How long somebody waits for a path; what was asked before is not answered any more. */
    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int MESSAGE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    EngineReadings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All there is now: what is not among it is gone. Who asked for another try stays known while the incident is there. */
    public void store(List<ProcessPicture> processes, List<EngineIncident> incidents) {
        jdbc.sql("delete from engine_process").update();
        processes.forEach(this::store);
        var keys = incidents.stream().map(EngineIncident::key).toArray(Long[]::new);
        jdbc.sql("delete from engine_incident where key <> all (?)").param(keys).update();
        for (var incident : incidents) {
            jdbc.sql("""
                    insert into engine_incident (key, process_id, element_id, instance_key, business_key, business_id, message, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing""")
                    .params(incident.key(), incident.processId(), incident.elementId(), incident.instanceKey(), incident.businessKey(),
                            incident.businessId(), cut(incident.message()), Timestamp.from(incident.createdAt())).update();
        }
        jdbc.sql("delete from engine_path where asked_at < ?").param(at(clock.instant().minus(MEMORY))).update();
    }

    private void store(ProcessPicture process) {
        jdbc.sql("insert into engine_process (process_id, name, version, version_tag, bpmn, seen_at) values (?, ?, ?, ?, ?, ?)")
                .params(process.processId(), process.name(), process.version(), process.versionTag(), process.bpmn(), at(process.seenAt())).update();
        int position = 0;
        for (var element : process.elements()) {
            jdbc.sql("""
                    insert into engine_element (process_id, element_id, position, name, kind, active, completed, canceled, incidents)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(process.processId(), element.elementId(), position++, element.name(), element.kind(), element.active(),
                            element.completed(), element.canceled(), element.incidents()).update();
        }
    }

    /** The requests whose path somebody waits for. */
    @Transactional(readOnly = true)
    public List<UUID> asked() {
        return jdbc.sql("select request_id from engine_path where answered_at is null and asked_at > ? order by asked_at limit 10")
                .param(at(clock.instant().minus(WAIT))).query(UUID.class).list();
    }

    /** Idempotent by nature: the newest answer replaces the one before. */
    public void answer(UUID requestId, List<PathStep> steps) {
        jdbc.sql("delete from engine_step where request_id = ?").param(requestId).update();
        int position = 0;
        for (var step : steps) {
            jdbc.sql("""
                    insert into engine_step (request_id, position, process_id, element_id, instance_key, state, incident, started_at, ended_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(requestId, position++, step.processId(), step.elementId(), step.instanceKey(), step.state().name(), step.incident(),
                            at(step.startedAt()), step.endedAt() == null ? null : at(step.endedAt())).update();
        }
        jdbc.sql("update engine_path set answered_at = ? where request_id = ?").params(at(clock.instant()), requestId).update();
    }

    private static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }

    private static String cut(String message) {
        return message.length() <= MESSAGE ? message : message.substring(0, MESSAGE - 1) + "…";
    }
}
