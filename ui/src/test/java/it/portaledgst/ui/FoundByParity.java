package it.portaledgst.ui;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import it.portaledgst.domain.parity.ParityTasks;
import it.portaledgst.domain.payment.PaymentRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the workers' comparison of database and engine leaves behind. */
class FoundByParity {

    static final long TASK = 4711;
    static final long INSTANCE = 2251799813685249L;

    private final JdbcClient jdbc;
    private final ParityTasks tasks;

    FoundByParity(JdbcClient jdbc, ParityTasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    void nothing() {
        jdbc.sql("truncate parity_difference, parity_run, parity_ask").update();
    }

    /** A comparison that has ended. */
    UUID compared(Instant at, long instances, long found, long repaired, long left) {
        var run = begun(at);
        jdbc.sql("update parity_run set ended_at = ?, instances = ?, found = ?, repaired = ?, left_to_people = ? where id = ?")
                .params(Timestamp.from(at.plusSeconds(3)), instances, found, repaired, left, run).update();
        return run;
    }

    UUID begun(Instant at) {
        var run = UUID.randomUUID();
        jdbc.sql("update parity_ask set taken_at = ?").param(Timestamp.from(at)).update();
        jdbc.sql("insert into parity_run (id, started_at) values (?, ?)").params(run, Timestamp.from(at)).update();
        return run;
    }

    void counts(UUID run, long instances, long found, long repaired) {
        jdbc.sql("update parity_run set instances = ?, found = ?, repaired = ? where id = ?").params(instances, found, repaired, run).update();
    }

    /** The instance of a request that has expired goes on: a person is asked. */
    UUID goesOn(UUID run, PaymentRequest request, Instant at) {
        jdbc.sql("update payment_request set state = 'EXPIRED' where id = ?").param(request.id()).update();
        var id = difference(run, "payment-request", "DIFFERENT_STATE", request.id(), INSTANCE, "EXPIRED", at);
        jdbc.sql("update parity_difference set case_key = 7 where id = ?").param(id).update();
        tasks.created(id, TASK, at.plus(Duration.ofDays(5)));
        return id;
    }

    UUID difference(UUID run, String process, String kind, UUID subject, Long instance, String state, Instant at) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into parity_difference (id, process, kind, subject, instance_key, state, first_run, last_run, first_seen, last_seen)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").params(id, process, kind, subject, instance, state, run, run, Timestamp.from(at), Timestamp.from(at)).update();
        return id;
    }
}
