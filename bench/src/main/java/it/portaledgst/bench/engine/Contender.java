package it.portaledgst.bench.engine;

import it.portaledgst.bench.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** One of the engines that are compared: started, filled, and then measured in turns with the others. */
final class Contender implements AutoCloseable {

    /** What starts fast starts several times; a broken one is told soon. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final String name;
    private final Supplier<RunningEngine> start;
    private final List<Double> startSeconds = new ArrayList<>();
    private final List<Load.Outcome> oneTask = new ArrayList<>();
    private final List<Load.Outcome> payments = new ArrayList<>();
    private RunningEngine engine;
    private Load.Outcome opened;
    private OptionalLong residentBytes;
    private long heapBytes;

    Contender(String name, Supplier<RunningEngine> start) {
        this.name = name;
        this.start = start;
    }

    /** Starts it so many times after a first one that does not count (it leaves the archive of classes); the last one stays. */
    void start(int times) {
        start.get().close();
        for (int i = 0; i < times; i++) {
            if (engine != null) {
                engine.close();
            }
            engine = start.get();
            startSeconds.add(engine.startTime().toNanos() / 1e9);
        }
        List.of(OneTask.toTheEnd(), OneTask.waiting(), PaymentRequest.paid()).forEach(scenario -> scenario.deploy(engine.client()));
    }

    Load.Outcome fill(int instances, int underWay, Duration atMost, IntConsumer progress) {
        opened = new Load(engine, OneTask.waiting(), underWay, PATIENCE).run(instances, atMost, progress);
        return opened;
    }

    void warmUp(Options options) {
        run(OneTask.toTheEnd(), options);
        run(PaymentRequest.paid(), options);
    }

    void lookAtMemory() {
        residentBytes = engine.residentBytes();
        heapBytes = engine.heapBytesAfterCollection();
    }

    double measureOneTask(Options options) {
        oneTask.add(run(OneTask.toTheEnd(), options));
        return oneTask.getLast().perSecond();
    }

    double measurePayments(Options options) {
        payments.add(run(PaymentRequest.paid(), options));
        return payments.getLast().perSecond();
    }

    private Load.Outcome run(Scenario scenario, Options options) {
        return new Load(engine, scenario, options.underWay(), PATIENCE)
                .run(Integer.MAX_VALUE, Duration.ofSeconds(options.seconds()), arrived -> { });
    }

    Figures startSeconds() {
        return new Figures(startSeconds);
    }

    Load.Outcome opened() {
        return opened;
    }

    Figures oneTaskPerSecond() {
        return figures(oneTask, Load.Outcome::perSecond);
    }

    Figures paymentsPerSecond() {
        return figures(payments, Load.Outcome::perSecond);
    }

    Figures oneTaskProcessorMillis() {
        return figures(oneTask, Load.Outcome::processorMillisEach);
    }

    Figures paymentProcessorMillis() {
        return figures(payments, Load.Outcome::processorMillisEach);
    }

    private static Figures figures(List<Load.Outcome> outcomes, Function<Load.Outcome, Double> figure) {
        return new Figures(outcomes.stream().map(figure).toList());
    }

    OptionalLong residentBytes() {
        return residentBytes;
    }

    long heapBytes() {
        return heapBytes;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
