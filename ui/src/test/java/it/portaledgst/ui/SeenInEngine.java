package it.portaledgst.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import it.portaledgst.domain.monitoring.ElementCount;
import it.portaledgst.domain.monitoring.EngineIncident;
import it.portaledgst.domain.monitoring.EngineReadings;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.domain.monitoring.PathStep.State;
import it.portaledgst.domain.monitoring.ProcessPicture;

/** What the workers bring from the engine, with the real models. */
class SeenInEngine {

    static final long INCIDENT = 42;
    private static final long INSTANCE = 2251799813685249L;

    private final EngineReadings readings;

    SeenInEngine(EngineReadings readings) {
        this.readings = readings;
    }

    void nothing() {
        readings.store(List.of(), List.of());
    }

    void quiet(Instant at) {
        readings.store(processes(at), List.of());
    }

    /** A mail server that does not answer has stopped the request's last letter. */
    void stuck(Instant at, UUID request) {
        readings.store(processes(at), List.of(new EngineIncident(INCIDENT, "payment-request", "notify-payer", INSTANCE,
                "Il server di posta non risponde: verificare spring.mail.host e spring.mail.port, poi ritentare.", at.minusSeconds(600))
                .of("requestId", request.toString())));
    }

    void answers(UUID request, Instant at) {
        readings.answer(request, List.of(step("request-confirmed", State.COMPLETED, false, at.minusSeconds(900)),
                step("fork", State.COMPLETED, false, at.minusSeconds(900)), step("awaiting-payment", State.TERMINATED, false, at.minusSeconds(899)),
                step("produce-receipt", State.COMPLETED, false, at.minusSeconds(650)), step("notify-payer", State.ACTIVE, true, at.minusSeconds(649))));
    }

    void knowsNothingOf(UUID request) {
        readings.answer(request, List.of());
    }

    private static PathStep step(String element, State state, boolean incident, Instant at) {
        return new PathStep("payment-request", element, INSTANCE, state, incident, at, state == State.ACTIVE ? null : at.plusSeconds(1));
    }

    private static List<ProcessPicture> processes(Instant at) {
        return List.of(new ProcessPicture("payment-request", "Richiesta di pagamento", 3, "1.1", model("payment-request"), at, List.of(
                        new ElementCount("request-confirmed", "Richiesta confermata", "startEvent", 0, 1240, 0, 0),
                        new ElementCount("fork", null, "parallelGateway", 0, 1240, 0, 0),
                        new ElementCount("awaiting-payment", "Da pagare", "subProcess", 212, 88, 940, 0),
                        new ElementCount("produce-notice", "Produci l'avviso", "serviceTask", 3, 1237, 0, 0),
                        new ElementCount("reminder-date", "Giorno del promemoria", "intermediateCatchEvent", 180, 90, 0, 0),
                        new ElementCount("produce-receipt", "Produci la ricevuta", "serviceTask", 0, 934, 0, 0),
                        new ElementCount("notify-payer", "Avvisa chi ha pagato", "serviceTask", 0, 933, 0, 1),
                        new ElementCount("paid", "Pagato", "endEvent", 0, 933, 0, 0),
                        new ElementCount("gone-since", null, "olderVersion", 0, 7, 0, 0))),
                new ProcessPicture("unmatched-receipt", "Ricevuta da riconciliare", 1, null, model("unmatched-receipt"), at, List.of(
                        new ElementCount("receipt-arrived", "Ricevuta arrivata", "startEvent", 0, 2, 0, 0))));
    }

    private static String model(String process) {
        try {
            return Files.readString(Path.of("../processes/src/main/resources/bpmn/" + process + ".bpmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
