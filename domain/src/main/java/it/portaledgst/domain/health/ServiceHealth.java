package it.portaledgst.domain.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each part last answered, as noted by those who asked, and what that means for people. A part nobody has asked, or
 * asked too long ago, is not said to be down: only facts make a notice.
 */
@Component
public class ServiceHealth {

    /** One request that cannot be delivered is a case of its own; so many are a disruption. */
    private static final int BACKLOG = 3;

    private record Probe(Part part, Instant askedAt, Instant silentSince) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration patience;
    private final Duration memory;

    /**
     * @param patience how long a part may be silent before people are told
     * @param memory   how long an answer, or its lack, says something about now
     */
    ServiceHealth(JdbcClient jdbc, Clock clock, @Value("${portale.health.patience:PT3M}") Duration patience,
                  @Value("${portale.health.memory:PT30M}") Duration memory) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.patience = patience;
        this.memory = memory;
    }

    public void answered(Part part) {
        jdbc.sql("""
                insert into service_probe (part, asked_at, answered_at) values (:part, :now, :now)
                on conflict (part) do update set asked_at = :now, answered_at = :now, silent_since = null
                """).param("part", part.name()).param("now", now()).update();
    }

    public void silent(Part part) {
        jdbc.sql("""
                insert into service_probe (part, asked_at, silent_since) values (:part, :now, :now)
                on conflict (part) do update set asked_at = :now,
                    silent_since = coalesce(service_probe.silent_since, :now)
                """).param("part", part.name()).param("now", now()).update();
    }

    public Set<Disruption> disruptions() {
        var probes = jdbc.sql("select part, asked_at, silent_since from service_probe").query(ServiceHealth::probe).list()
                .stream().collect(Collectors.toMap(Probe::part, probe -> probe));
        var found = EnumSet.noneOf(Disruption.class);
        if (workersGone(probes)) {
            return EnumSet.allOf(Disruption.class);
        }
        if (silent(probes.get(Part.CHECKOUT))) {
            found.add(Disruption.ONLINE_PAYMENT);
        }
        if (silent(probes.get(Part.ENGINE)) || backlog()) {
            found.add(Disruption.DOCUMENTS);
        }
        if (silent(probes.get(Part.RECEIPTS))) {
            found.add(Disruption.CONFIRMATIONS);
        }
        return found;
    }

    private boolean workersGone(Map<Part, Probe> probes) {
        var pulse = probes.get(Part.WORKERS);
        return pulse != null && !pulse.askedAt.isAfter(clock.instant().minus(patience));
    }

    private boolean silent(Probe probe) {
        return probe != null && probe.silentSince != null && !probe.silentSince.isAfter(clock.instant().minus(patience))
                && probe.askedAt.isAfter(clock.instant().minus(memory));
    }

    /** Events that wait for the engine or for pagoPA are written by the database's clock. */
    private boolean backlog() {
        return jdbc.sql("select count(distinct record_key) from outbox_record where status <> 'COMPLETED' and created_at <= ?")
                .param(Timestamp.from(clock.instant().minus(patience))).query(Long.class).single() >= BACKLOG;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Probe probe(ResultSet row, int number) throws SQLException {
        var silentSince = row.getTimestamp("silent_since");
        return new Probe(Part.valueOf(row.getString("part")), row.getTimestamp("asked_at").toInstant(),
                silentSince == null ? null : silentSince.toInstant());
    }
}
