package it.portaledgst.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import it.portaledgst.bench.BenchFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the load counts has happened, and what has not happened is no figure. */
class LoadIT {

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Path SANDBOX = Path.of("..", "sandbox", "zeebe", "target", "sandbox-zeebe.jar");
    private static final Path TEST_KIT = Path.of("testkit", "target", "bench-testkit.jar");
    private static final Duration LONG = Duration.ofMinutes(1);

    private RunningEngine engine;
    private CamundaClient client;

    @BeforeEach
    void start() {
        engine = RunningEngine.start(JVM, SANDBOX, LONG, "--port", "0", "--management-port", "0");
        client = engine.client();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatIsCountedIsWhatTheEngineHasFinished() throws InterruptedException {
        for (var scenario : List.of(OneTask.toTheEnd(), PaymentRequest.paid())) {
            scenario.deploy(client);
            long before = finished();
            var seen = new AtomicInteger();

            var outcome = new Load(engine, scenario, 4, LONG).run(25, LONG, seen::set);

            assertThat(outcome.instances()).as(scenario.name()).isEqualTo(25);
            assertThat(outcome.seconds()).isPositive();
            assertThat(outcome.processorSeconds()).as("the engine's processor time").isPositive();
            assertThat(outcome.perSecond()).isEqualTo(25 / outcome.seconds());
            assertThat(seen).as("progress").hasValue(25);
            long end = System.nanoTime() + LONG.toNanos(); // searches are a little behind the engine
            while (finished() < before + 25 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(finished()).isEqualTo(before + 25);
        }
    }

    @Test
    void instancesThatWaitStayOpen() {
        for (var scenario : List.of(OneTask.waiting(), PaymentRequest.waiting())) {
            scenario.deploy(client);
            assertThat(new Load(engine, scenario, 4, LONG).run(5, LONG, count -> { }).instances()).isEqualTo(5);
        }
    }

    @Test
    void theTimeIsABoundToo() {
        OneTask.toTheEnd().deploy(client);
        var outcome = new Load(engine, OneTask.toTheEnd(), 2, LONG).run(Integer.MAX_VALUE, Duration.ofMillis(300), count -> { });
        assertThat(outcome.instances()).isPositive();
        assertThat(outcome.seconds()).isLessThan(30);
    }

    @Test
    void instancesThatNobodyWorksOnAreAFailure() {
        PaymentRequest.waiting().deploy(client);
        var load = new Load(engine, new Pretending(PaymentRequest.waiting(), Set.of("nobody-has-this-job"), false), 3, Duration.ofSeconds(2));
        assertThatThrownBy(() -> load.run(10, LONG, count -> { })).isInstanceOf(BenchFailure.class)
                .hasMessageContaining("nothing happened for 2 s; 0 of 3 instances had arrived");
    }

    @Test
    void instancesThatAreNotOverAreAFailure() {
        OneTask.waiting().deploy(client);
        var load = new Load(engine, new Pretending(OneTask.waiting(), OneTask.waiting().jobTypes(), true), 3, LONG);
        assertThatThrownBy(() -> load.run(7, LONG, count -> { })).isInstanceOf(BenchFailure.class)
                .hasMessageContaining("0 of 7 instances were over, not 7");
    }

    @Test
    void whatTheEngineRefusesIsAFailure() {
        var refused = new Pretending(OneTask.toTheEnd(), OneTask.toTheEnd().jobTypes(), true) {
            @Override
            public CompletionStage<?> begin(CamundaClient client) {
                return client.newCreateInstanceCommand().bpmnProcessId("there-is-no-such-process").latestVersion().send();
            }
        };
        assertThatThrownBy(() -> new Load(engine, refused, 3, LONG).run(7, LONG, count -> { })).isInstanceOf(BenchFailure.class)
                .hasMessageContaining("there-is-no-such-process");
    }

    @Test
    void theTestKitIsDrivenTheSameWay() {
        try (var testKit = RunningEngine.start(JVM, TEST_KIT, LONG)) {
            for (var scenario : List.of(OneTask.toTheEnd(), OneTask.waiting(), PaymentRequest.paid())) {
                scenario.deploy(testKit.client());
                assertThat(new Load(testKit, scenario, 4, LONG).run(5, LONG, count -> { }).instances()).isEqualTo(5);
            }
            assertThat(testKit.heapBytesAfterCollection()).isBetween(1L << 20, 1L << 30);
        }
    }

    private long finished() {
        return client.newProcessInstanceSearchRequest().filter(filter -> filter.state(ProcessInstanceState.COMPLETED)).execute().page().totalItems();
    }

    /** Says something else about a scenario than what is true. */
    private static class Pretending implements Scenario {

        private final Scenario scenario;
        private final Set<String> jobTypes;
        private final boolean ends;

        Pretending(Scenario scenario, Set<String> jobTypes, boolean ends) {
            this.scenario = scenario;
            this.jobTypes = jobTypes;
            this.ends = ends;
        }

        @Override
        public String name() {
            return "pretending";
        }

        @Override
        public Set<String> jobTypes() {
            return jobTypes;
        }

        @Override
        public boolean ends() {
            return ends;
        }

        @Override
        public void deploy(CamundaClient client) {
            scenario.deploy(client);
        }

        @Override
        public CompletionStage<?> begin(CamundaClient client) {
            return scenario.begin(client);
        }
    }
}
