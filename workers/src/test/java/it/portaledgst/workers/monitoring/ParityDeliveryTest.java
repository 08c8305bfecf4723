package it.portaledgst.workers.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.event.DomainEventListener;
import it.portaledgst.domain.event.ParityEvent;
import it.portaledgst.workers.FakeServer.Asked;
import it.portaledgst.workers.WorkersTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What the staff decide on a difference reaches the task it was about, and no other. */
class ParityDeliveryTest extends WorkersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long TASK = 4711;
    private static final long CASE = 7;

    @Autowired
    private DomainEventListener delivery;
    private final UUID difference = UUID.randomUUID();

    @BeforeEach
    void somebodyWantsItRepaired() {
        var run = UUID.randomUUID();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("insert into parity_run (id, started_at, ended_at) values (?, ?, ?)").params(run, now, now).update();
        jdbc.sql("insert into parity_difference (id, process, kind, subject, state, first_run, last_run, first_seen, last_seen, case_key, task_key, decision,"
                + " decided_at, decided_by) values (?, 'payment-request', 'DIFFERENT_STATE', ?, 'EXPIRED', ?, ?, ?, ?, ?, ?, 'repair', ?, 'Laura Greco')")
                .params(difference, UUID.randomUUID(), run, run, now, now, CASE, TASK, now).update();
    }

    @Test
    void theTaskIsCompletedWithTheDecision() {
        ENGINE.reply(200, "application/json", task("decide-on-difference", CASE)).reply(204);
        decided();
        assertThat(completions()).singleElement().satisfies(asked -> assertThat(JSON.readTree(asked.body()).path("variables"))
                .isEqualTo(JSON.readTree("{\"decision\": \"repair\"}")));
        jdbc.sql("update parity_difference set task_key = null where id = ?").param(difference).update();
        decided();
        assertThat(completions()).as("the engine knows it").hasSize(1);
    }

    @Test
    void aKeyThatStandsForSomethingElseIsLeftAlone() {
        ENGINE.reply(200, "application/json", task("decide-on-receipt", CASE));
        decided();
        ENGINE.reply(200, "application/json", task("decide-on-difference", 8));
        decided();
        assertThat(completions()).isEmpty();
    }

    @Test
    void aTaskThatIsNotThereComesAgainUntilItIsTooLate() {
        assertThatThrownBy(this::decided).isInstanceOf(IllegalStateException.class);
        clock.pass(Duration.ofMinutes(6));
        decided();
        assertThat(completions()).isEmpty();
    }

    @Test
    void aDecisionThatCannotBeToldWhileItsCaseIsOpenIsAskedForAgain() {
        clock.pass(Duration.ofMinutes(6));
        notThereThoughItsCaseIsOpen();
        decided();
        assertThat(jdbc.sql("select turn from parity_difference where id = ? and decision is null and decided_by is null").param(difference)
                .query(Integer.class).single()).as("before people").isZero();
    }

    @Test
    void theTaskOfWhatHasGoneIsWaitedForAsLongAsItsCaseIsOpen() {
        jdbc.sql("update parity_difference set decision = null, decided_at = null, over_at = first_seen where id = ?").param(difference).update();
        clock.pass(Duration.ofMinutes(6));
        notThereThoughItsCaseIsOpen();
        assertThatThrownBy(this::decided).isInstanceOf(IllegalStateException.class);
        decided();
        assertThat(completions()).as("the case is gone, too").isEmpty();
    }

    private static void notThereThoughItsCaseIsOpen() {
        ENGINE.reply(404).reply(200, "application/json", "{\"processInstanceKey\": \"%d\", \"processDefinitionId\": \"parity-check\", \"state\": \"ACTIVE\"}"
                .formatted(CASE));
    }

    @Test
    void aComparisonIsAskedForByTheMessageThatStartsIt() {
        var asked = UUID.randomUUID();
        ENGINE.reply(200, "application/json", "{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}");
        delivery.on(new ParityEvent.Asked(asked));
        assertThat(ENGINE.asked().stream().filter(call -> call.path().contains("messages"))).singleElement().satisfies(call -> {
            assertThat(JSON.readTree(call.body()).path("name").asString()).isEqualTo("parity-check-requested");
            assertThat(JSON.readTree(call.body()).path("messageId").asString()).isEqualTo(asked.toString());
        });
    }

    private void decided() {
        delivery.on(new ParityEvent.Decided(UUID.randomUUID(), difference));
    }

    private static List<Asked> completions() {
        return ENGINE.asked().stream().filter(asked -> asked.path().equals("/v2/user-tasks/" + TASK + "/completion")).toList();
    }

    private static String task(String element, long instance) {
        return "{\"userTaskKey\": \"%d\", \"elementId\": \"%s\", \"processInstanceKey\": \"%d\", \"state\": \"CREATED\"}".formatted(TASK, element, instance);
    }
}
