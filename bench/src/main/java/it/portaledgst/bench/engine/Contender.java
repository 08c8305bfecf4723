package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import it.portaledgst.bench.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** One of the engines that are compared: started, filled, and then measured in turns with the others. */
final class Contender implements AutoCloseable {

    /** What starts fast starts several times; a broken one is told soon. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final String name;
    private final Supplier<RunningEngine> start;
    private final boolean rest;
    private final List<Double> startSeconds = new ArrayList<>();
    private final List<Double> oneTask = new ArrayList<>();
    private final List<Double> payments = new ArrayList<>();
    private RunningEngine engine;
    private CamundaClient client;
    private Load.Outcome opened;
    private OptionalLong residentBytes;
    private long heapBytes;

    /** @param rest whether its clients and workers use REST; otherwise gRPC */
    Contender(String name, boolean rest, Supplier<RunningEngine> start) {
        this.name = name;
        this.rest = rest;
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
        client = rest ? engine.restClient() : engine.grpcClient();
        List.of(OneTask.toTheEnd(), OneTask.waiting(), PaymentRequest.paid()).forEach(scenario -> scenario.deploy(client));
    }

    Load.Outcome fill(int instances, int underWay, Duration atMost, IntConsumer progress) {
        opened = new Load(client, OneTask.waiting(), underWay, PATIENCE).run(instances, atMost, progress);
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
        return keep(oneTask, run(OneTask.toTheEnd(), options));
    }

    double measurePayments(Options options) {
        return keep(payments, run(PaymentRequest.paid(), options));
    }

    private static double keep(List<Double> figures, double figure) {
        figures.add(figure);
        return figure;
    }

    private double run(Scenario scenario, Options options) {
        return new Load(client, scenario, options.underWay(), PATIENCE)
                .run(Integer.MAX_VALUE, Duration.ofSeconds(options.seconds()), arrived -> { }).perSecond();
    }

    Figures startSeconds() {
        return new Figures(startSeconds);
    }

    Load.Outcome opened() {
        return opened;
    }

    Figures oneTaskPerSecond() {
        return new Figures(oneTask);
    }

    Figures paymentsPerSecond() {
        return new Figures(payments);
    }

    OptionalLong residentBytes() {
        return residentBytes;
    }

    long heapBytes() {
        return heapBytes;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
