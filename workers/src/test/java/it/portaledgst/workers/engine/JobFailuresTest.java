package it.portaledgst.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier.JobExceptionHandlerSupplierContext;
import it.portaledgst.workers.FakeServer;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobFailuresTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thePauseGrowsFromFiveSecondsToTenMinutes() {
        assertThat(IntStream.of(4, 3, 2, 1, 0).mapToObj(JobFailures::pause)).containsExactly(Duration.ofSeconds(5),
                Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMinutes(10), Duration.ofMinutes(10));
    }

    @Test
    void aKnownFailureSaysWhatToDo() {
        var told = told(2, new WorkFailed("Chiamare pagoPA."), "failure");
        assertThat(told.path("retries").asInt()).isEqualTo(1);
        assertThat(told.path("retryBackOff").asLong()).isEqualTo(600_000);
        assertThat(told.path("errorMessage").asString()).isEqualTo("Chiamare pagoPA.");
    }

    @Test
    void whatCameTooEarlyLosesNoTry() {
        var told = told(2, new WorkPostponed("Tra poco.", Duration.ofMinutes(6)), "failure");
        assertThat(told.path("retries").asInt()).isEqualTo(2);
        assertThat(told.path("retryBackOff").asLong()).isEqualTo(360_000);
    }

    @Test
    void anUnknownFailureTellsWhereToLookAndNothingPersonal() {
        var told = told(1, new IllegalStateException("Mario Rossi, mario@posta.example"), "failure");
        assertThat(told.path("retries").asInt()).isZero();
        assertThat(told.path("errorMessage").asString()).contains("IllegalStateException", "produce-notice", "42", "ritentare")
                .doesNotContain("Rossi", "mario@");
    }

    @Test
    void anErrorTheModelHandlesIsNoFailure() {
        var told = told(5, CamundaError.bpmnError("RECEIPT_CANNOT_SETTLE", "non si può"), "error");
        assertThat(told.path("errorCode").asString()).isEqualTo("RECEIPT_CANNOT_SETTLE");
    }

    private static JsonNode told(int retries, RuntimeException failure, String command) {
        var engine = new FakeServer().reply(204, "application/json", "");
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(42L);
        when(job.getRetries()).thenReturn(retries);
        when(job.getType()).thenReturn("payment-produce-notice");
        when(job.getElementId()).thenReturn("produce-notice");
        try (var client = CamundaClient.newClientBuilder().restAddress(URI.create(engine.address(""))).preferRestOverGrpc(true).build()) {
            new JobFailures().getJobExceptionHandler(new JobExceptionHandlerSupplierContext(Duration.ZERO, 0))
                    .handleJobException(new JobExceptionHandlerContext(client, job, failure));
            var deadline = Instant.now().plusSeconds(5);
            while (engine.asked().isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
        }
        assertThat(engine.asked()).hasSize(1);
        assertThat(engine.asked().getFirst().path()).isEqualTo("/v2/jobs/42/" + command);
        return JSON.readTree(engine.asked().getFirst().body());
    }
}
