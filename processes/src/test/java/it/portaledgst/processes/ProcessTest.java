package it.portaledgst.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the tests of all processes share: the engine, what was covered, and the scan of everything the engine was given
 * (no personal data, no variable that the contract does not name).
 */
abstract class ProcessTest {

    @RegisterExtension
    static final CamundaProcessTestExtension CAMUNDA = Engine.extension();

    private static final AtomicLong SEQUENCE = new AtomicLong();

    static final Map<String, Set<String>> COVERED = new HashMap<>();

    CamundaClient client;
    CamundaProcessTestContext context;

    final String noticeCode = "3010000000" + String.format("%08d", SEQUENCE.incrementAndGet());

    @BeforeEach
    void deploy() {
        client.newDeployResourceCommand()
                .addResourceFromClasspath("bpmn/payment-request.bpmn")
                .addResourceFromClasspath("bpmn/unmatched-receipt.bpmn")
                .addResourceFromClasspath("bpmn/support-request.bpmn")
                .addResourceFromClasspath("bpmn/company-statement.bpmn")
                .addResourceFromClasspath("dmn/support-routing.dmn")
                .addResourceFromClasspath("forms/check-payment.form")
                .addResourceFromClasspath("forms/decide-on-receipt.form")
                .addResourceFromClasspath("forms/decide-on-statement.form")
                .addResourceFromClasspath("forms/work-on-support-request.form")
                .execute();
    }

    @AfterEach
    void scanAndCollect() {
        var held = client.newVariableSearchRequest().page(page -> page.limit(1000)).execute().items();
        assertThat(held).isNotEmpty();
        for (var variable : held) {
            assertThat(allowedVariables()).as("variables the engine may hold").contains(variable.getName());
            if (variable.getScopeKey().equals(variable.getProcessInstanceKey())) {
                assertThat(variablesOfTheWholeProcess()).as("variables that the whole process sees").contains(variable.getName());
            }
            assertThat(PersonalData.in(variable.getValue())).as("personal data in %s: %s", variable.getName(), variable.getValue()).isFalse();
        }
        for (var instance : client.newProcessInstanceSearchRequest().execute().items()) {
            var covered = COVERED.computeIfAbsent(instance.getProcessDefinitionId(), id -> new TreeSet<>());
            client.newElementInstanceSearchRequest()
                    .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey()))
                    .page(page -> page.limit(1000)).execute().items().stream()
                    .filter(element -> element.getState() == ElementInstanceState.COMPLETED)
                    .forEach(element -> covered.add(element.getElementId()));
            client.newProcessInstanceSequenceFlowsRequest(instance.getProcessInstanceKey()).execute()
                    .forEach(flow -> covered.add(flow.getElementId()));
        }
    }

    abstract Set<String> allowedVariables();

    /** Everything else belongs to one attempt or one task and must not be left behind by it. */
    abstract Set<String> variablesOfTheWholeProcess();

    static void assertEverythingCovered(String processId) {
        var missing = new TreeSet<>(Model.of(processId).coverable());
        missing.removeAll(COVERED.getOrDefault(processId, Set.of()));
        assertThat(missing).as("elements and flows of " + processId + ".bpmn that no test passes").isEmpty();
    }

    /** Over REST, as the workers do: a message that was published already is answered with 409. */
    void publish(String message, String correlationKey, String messageId, Object variables) {
        var command = client.newPublishMessageCommand().useRest().messageName(message).correlationKey(correlationKey)
                .timeToLive(Duration.ofDays(30)).messageId(messageId);
        (variables == null ? command : command.variables(variables)).execute();
    }

    void publish(String message, Object variables) {
        publish(message, noticeCode, message + "-" + SEQUENCE.incrementAndGet(), variables);
    }

    /** The one instance of the process, once it is there. */
    ProcessInstanceAssert theInstanceOf(String processId) {
        return assertThatProcessInstance(byKey(instanceKey(processId)));
    }

    private long instanceKey(String processId) {
        return await("an instance of " + processId).atMost(Duration.ofSeconds(10)).until(() -> client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(processId)).execute().items(), found -> found.size() == 1)
                .getFirst().getProcessInstanceKey();
    }

    static Set<String> variableNames(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields()).filter(field -> field.getType() == String.class).map(field -> {
            try {
                return (String) field.get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }).collect(Collectors.toSet());
    }
}
