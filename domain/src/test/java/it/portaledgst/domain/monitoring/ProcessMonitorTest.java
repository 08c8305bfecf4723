package it.portaledgst.domain.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.monitoring.PathStep.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessMonitorTest extends DomainTest {

    private static final Staff ANALYST = FiguresTest.ANALYST;
    private static final Staff LOMBARDIA = FiguresTest.staff(StaffRole.OPERATOR, "ISP-LOM");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final List<ElementCount> ELEMENTS = List.of(new ElementCount("start", "Inizio", "startEvent", 0, 7, 0, 0),
            new ElementCount("produce-notice", null, "serviceTask", 2, 4, 0, 1));

    @Autowired
    private ProcessMonitor monitor;
    @Autowired
    private EngineReadings readings;

    @Test
    void whatTheWorkersSawLast() {
        readings.store(List.of(), List.of());
        assertThat(monitor.processes(ANALYST)).isEmpty();
        assertThat(monitor.seenAt(ANALYST)).isEmpty();

        var seen = new ProcessPicture("payment-request", "Richiesta di pagamento", 3, "1.1", "<bpmn/>", NOON, ELEMENTS);
        readings.store(List.of(seen, new ProcessPicture("a-request", "A", 1, null, "<bpmn/>", NOON, List.of())), List.of());
        assertThat(monitor.processes(ANALYST)).extracting(ProcessPicture::processId).containsExactly("a-request", "payment-request");
        assertThat(monitor.processes(ANALYST).getLast()).isEqualTo(seen);
        assertThat(monitor.seenAt(ANALYST)).contains(NOON);
        assertThat(ELEMENTS.getLast().label()).isEqualTo("produce-notice");

        readings.store(List.of(seen), List.of());
        assertThat(monitor.processes(ANALYST)).containsExactly(seen);
        clock.moveTo(NOON.plus(Duration.ofMinutes(2)));
        assertThat(monitor.fresh(NOON)).isTrue();
        clock.moveTo(NOON.plus(Duration.ofMinutes(4)));
        assertThat(monitor.fresh(NOON)).isFalse();
    }

    @Test
    void anIncidentIsRetriedOnceWithAReason() {
        readings.store(List.of(), List.of(incident(42), incident(43)));
        refused(Refusal.REASON_MISSING, () -> monitor.retry(ANALYST, 42, " "));
        refused(Refusal.REASON_PERSONAL, () -> monitor.retry(ANALYST, 42, "per RSSMRA80A01H501U"));
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> monitor.retry(LOMBARDIA, 42, "posta di nuovo raggiungibile"));

        monitor.retry(ANALYST, 42, "posta di nuovo raggiungibile");

        assertThat(events(new UUID(0, 42))).containsExactly("IncidentRetryAsked");
        assertThat(jdbc.sql("select who_subject || ' ' || act || ' ' || subject_id || ' ' || reason from staff_event order by number desc limit 1")
                .query(String.class).single()).isEqualTo("dario INCIDENT_RETRIED 42 posta di nuovo raggiungibile");
        refused(Refusal.INCIDENT_GONE, () -> monitor.retry(ANALYST, 42, "ancora"));
        refused(Refusal.INCIDENT_GONE, () -> monitor.retry(ANALYST, 7, "mai visto"));

        readings.store(List.of(), List.of(incident(42))); // the engine has not got to it; 43 is gone
        assertThat(monitor.countIncidents(ANALYST)).isOne();
        assertThat(monitor.incidents(ANALYST, 10)).singleElement().satisfies(found -> {
            assertThat(found.retriedBy()).isEqualTo("Dario Fontana");
            assertThat(found.message()).isEqualTo("Il server di posta non risponde");
            assertThat(found.businessId()).isEqualTo("r-42");
        });
    }

    @Test
    void whereARequestIsInTheEngine() {
        var request = confirm(ANNA);
        assertThat(monitor.path(ANALYST, request.id())).isEmpty();
        refused(Refusal.PATH_UNKNOWN, () -> monitor.ask(ANALYST, "301"));
        refused(Refusal.PATH_UNKNOWN, () -> monitor.ask(ANALYST, UUID.randomUUID().toString()));
        refused(Refusal.PATH_UNKNOWN, () -> monitor.ask(ANALYST, null));
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> monitor.ask(LOMBARDIA, request.id().toString()));

        assertThat(monitor.ask(ANALYST, " " + request.noticeCode().grouped() + " ")).isEqualTo(request.id());
        assertThat(readings.asked()).contains(request.id());
        assertThat(monitor.path(ANALYST, request.id()).orElseThrow().answeredAt()).isNull();
        assertThat(jdbc.sql("select act from staff_event where subject_id = ?").param(request.id().toString()).query(String.class).list())
                .containsExactly("PATH_LOOKED_AT");

        var steps = List.of(new PathStep("payment-request", "start", 9, State.COMPLETED, false, NOON, NOON),
                new PathStep("payment-request", "produce-notice", 9, State.ACTIVE, true, NOON, null));
        readings.answer(request.id(), List.of());
        readings.answer(request.id(), steps);
        assertThat(readings.asked()).doesNotContain(request.id());
        assertThat(monitor.path(ANALYST, request.id()).orElseThrow().steps()).isEqualTo(steps);

        monitor.ask(ANALYST, request.id().toString());
        assertThat(monitor.path(ANALYST, request.id()).orElseThrow().steps()).as("the old answer is not the new one").isEmpty();
        clock.advance(Duration.ofMinutes(3));
        assertThat(readings.asked()).as("nobody waits any more").doesNotContain(request.id());
        clock.advance(Duration.ofDays(1));
        readings.store(List.of(), List.of());
        assertThat(monitor.path(ANALYST, request.id())).isEmpty();
    }

    private static EngineIncident incident(long key) {
        return new EngineIncident(key, "payment-request", "notify-payer", 9, "Il server di posta non risponde", NOON.truncatedTo(ChronoUnit.MICROS))
                .of("requestId", "r-" + key);
    }

    private static void refused(Refusal why, Runnable act) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(why));
    }
}
