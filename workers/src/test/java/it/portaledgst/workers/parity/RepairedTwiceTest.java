package it.portaledgst.workers.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import it.portaledgst.domain.parity.Difference;
import it.portaledgst.domain.parity.Difference.Kind;
import it.portaledgst.domain.parity.Parity;
import it.portaledgst.processes.ParityCheckProcess.Case;
import it.portaledgst.processes.ParityCheckProcess.Decisions;
import it.portaledgst.workers.FakeServer;
import it.portaledgst.workers.WorkersTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Answers;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A repair may run twice, and so may what a person has decided. */
class RepairedTwiceTest extends WorkersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TAKEN = "{\"messageKey\":\"1\",\"tenantId\":\"<default>\"}";

    @Autowired
    private Parity parity;
    @Autowired
    private ParityRepairs repairs;
    @Autowired
    private ParityJobs jobs;

    @Test
    void theEngineIsToldTheSameMessage() {
        var difference = missing();
        ENGINE.reply(200, "application/json", TAKEN).reply(200, "application/json", TAKEN);
        repairs.repair(difference);
        repairs.repair(difference);
        assertThat(messages()).hasSize(2).extracting(asked -> JSON.readTree(asked.body()).path("messageId").asString())
                .containsOnly(UUID.nameUUIDFromBytes((difference.id() + " 0 " + difference.subject()).getBytes()).toString());
    }

    @Test
    void aDecisionIsCarriedOutOnce() {
        var difference = missing();
        jdbc.sql("update parity_difference set case_key = 7 where id = ?").param(difference.id()).update();
        ENGINE.reply(200, "application/json", TAKEN);
        var asked = new Case(difference.id().toString(), Sentences.wrong(difference), Sentences.proposal(difference));
        jobs.carryOut(of(8), asked, Decisions.REPAIR);
        assertThat(messages()).as("it is before people in another case").isEmpty();
        jobs.carryOut(of(7), asked, Decisions.REPAIR);
        jobs.carryOut(of(7), asked, Decisions.REPAIR);
        assertThat(messages()).hasSize(1);
        assertThat(parity.get(difference.id()).repairs()).isEqualTo(1);
        assertThat(asked.sentence()).contains(difference.subject().toString()).contains("TO_PAY");
    }

    /** Whether the engine is asked by REST or by gRPC. */
    @ParameterizedTest
    @MethodSource("refusals")
    void anInstanceThatIsGoneNeedsNoCancelling(ClientException refusal, boolean gone) {
        var engine = mock(CamundaClient.class, Answers.RETURNS_DEEP_STUBS);
        when(engine.newCancelInstanceCommand(9).requestTimeout(any()).send().join(anyLong(), any())).thenThrow(refusal);
        var repairs = new ParityRepairs(engine, null, null, null, null, null, null, null);
        var orphan = new Difference(UUID.randomUUID(), "payment-request", Kind.ORPHAN_INSTANCE, null, 9L, null, clock.instant(), clock.instant(), 2, 0, null, null, null);
        if (gone) {
            assertThatCode(() -> repairs.repair(orphan)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> repairs.repair(orphan)).isSameAs(refusal);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(arguments(new ClientHttpException(404, "no"), true), arguments(new ClientStatusException(Status.NOT_FOUND, null), true),
                arguments(new ClientHttpException(503, "no"), false), arguments(new ClientStatusException(Status.UNAVAILABLE, null), false));
    }

    private static ActivatedJob of(long instance) {
        var job = mock(ActivatedJob.class);
        when(job.getProcessInstanceKey()).thenReturn(instance);
        return job;
    }

    /** Beside them the models are deployed. */
    private static List<FakeServer.Asked> messages() {
        return ENGINE.asked().stream().filter(asked -> asked.path().contains("messages")).toList();
    }

    private Difference missing() {
        var request = confirm();
        jdbc.sql("delete from outbox_record where record_key = ?").param(request.id().toString()).update();
        clock.pass(Duration.ofMinutes(20));
        var run = parity.begin();
        parity.running(run, List.of());
        parity.compare(run);
        return parity.toRepair(run, 100_000).stream().filter(found -> request.id().equals(found.subject())).findFirst().orElseThrow();
    }
}
