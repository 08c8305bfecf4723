package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.event.IncidentRetryAsked;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.monitoring.ElementCount;
import it.portaledgst.domain.monitoring.EngineIncident;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.monitoring.ProcessPicture;
import it.portaledgst.domain.monitoring.RequestPath;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.TestParts;
import it.portaledgst.workers.monitoring.IncidentRetries;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What analysts see of a real engine, and what comes of their asking for another try. */
@TestPropertySource(properties = "portale.monitoring.look-every=PT1S")
class MonitoringIT extends LifeTest {

    private static final Staff DAVIDE = new Staff("https://sso.example", "davide", "Davide Fontana", Set.of(StaffRole.ANALYST), "DGST-CEN");

    @Autowired
    private ProcessMonitor monitor;
    @Autowired
    private IncidentRetries retries;

    @Test
    void aRequestIsFollowedIntoItsIncidentAndOutOfIt() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        until("the models and who waits where are known", () -> count("reminder-date").active() == 1);
        assertThat(monitor.processes(DAVIDE)).extracting(ProcessPicture::processId)
                .containsExactly("company-statement", "parity-check", "payment-request", "support-request", "unmatched-receipt");
        var payment = payment();
        assertThat(payment.name()).isEqualTo("Richiesta di pagamento");
        assertThat(payment.bpmn()).contains("bpmndi:BPMNDiagram");
        assertThat(payment.versionTag()).isNotBlank();
        assertThat(count("request-confirmed")).isEqualTo(new ElementCount("request-confirmed", "Richiesta confermata", "startEvent", 0, 1, 0, 0));
        assertThat(monitor.fresh(monitor.seenAt(DAVIDE).orElseThrow())).isTrue();

        TestParts.POST.stop();
        pay(request, "");
        until("nobody can be told, five times", () -> {
            pass(Duration.ofMinutes(11));
            return count("notify-payer").incidents() == 1 && monitor.countIncidents(DAVIDE) == 1;
        });
        var incident = monitor.incidents(DAVIDE, 10).getFirst();
        assertThat(incident).extracting(EngineIncident::processId, EngineIncident::elementId, EngineIncident::businessKey, EngineIncident::businessId)
                .containsExactly("payment-request", "notify-payer", "requestId", request.id().toString());
        assertThat(incident.message()).startsWith("Il server di posta non risponde: verificare");
        assertThat(answered(request).steps()).anyMatch(step -> step.elementId().equals("notify-payer") && step.incident())
                .extracting(PathStep::instanceKey).containsOnly(incident.instanceKey());

        TestParts.POST.start();
        monitor.retry(DAVIDE, incident.key(), "il server di posta risponde di nuovo");

        untilPaidAndTold(request);
        until("the incident is gone here, too", () -> monitor.countIncidents(DAVIDE) == 0 && count("paid").completed() == 1);
        retries.retry(new IncidentRetryAsked(UUID.randomUUID(), incident.key())); // delivered once more: nothing happens
        retries.retry(new IncidentRetryAsked(UUID.randomUUID(), 7));
        var steps = answered(request).steps();
        assertThat(steps).extracting(PathStep::elementId).contains("request-confirmed", "awaiting-payment", "payment-received", "notify-payer", "paid");
        assertThat(steps).isSortedAccordingTo((one, other) -> one.startedAt().compareTo(other.startedAt()));
        assertThat(steps).filteredOn(step -> step.elementId().equals("awaiting-payment")).extracting(PathStep::state)
                .isEqualTo(List.of(PathStep.State.TERMINATED));
    }

    private ProcessPicture payment() {
        return monitor.processes(DAVIDE).stream().filter(process -> process.processId().equals("payment-request")).findFirst().orElseThrow();
    }

    private ElementCount count(String elementId) {
        return monitor.processes(DAVIDE).stream().filter(process -> process.processId().equals("payment-request"))
                .flatMap(process -> process.elements().stream()).filter(element -> element.elementId().equals(elementId)).findFirst()
                .orElse(new ElementCount(elementId, null, "none", 0, 0, 0, 0));
    }

    private RequestPath answered(PaymentRequest request) {
        monitor.ask(DAVIDE, request.noticeCode().value());
        until("the workers have answered", () -> monitor.path(DAVIDE, request.id()).orElseThrow().answeredAt() != null);
        return monitor.path(DAVIDE, request.id()).orElseThrow();
    }
}
