package it.portaledgst.bench.documents;

import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.Figures;
import it.portaledgst.bench.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A kind of document drawn by a program of its own. */
final class Contender implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What one measure took, for each document. */
    private record Cost(double nanos, double processorNanos, double allocatedBytes, double pdfBytes) {
    }

    final String name;
    private final String what;
    private final RunningProgram program;
    private final List<Cost> costs = new ArrayList<>();
    private long peakBytes;

    /**
     * @param who  draws
     * @param what is drawn
     */
    Contender(String name, String who, String what, List<String> jvm, Path jar) {
        this.name = name;
        this.what = what;
        program = RunningProgram.start(jvm, jar, Map.of(), 1, TO_START, who);
    }

    void warmUp(int count) {
        ask("cost", count);
    }

    /** Returns documents per second of processor time. */
    double measure(int count) {
        var told = Arrays.stream(new String(ask("cost", count), StandardCharsets.UTF_8).split(" ")).mapToDouble(figure -> Double.parseDouble(figure) / count).toArray();
        costs.add(new Cost(told[0], told[1], told[2], told[3]));
        return 1e9 / told[1];
    }

    void lookAtMemory(int looks) {
        peakBytes = Long.parseLong(new String(ask("peak", looks), StandardCharsets.UTF_8));
    }

    byte[] document(int number) {
        return ask("document", number);
    }

    private byte[] ask(String question, int count) {
        var address = URI.create(program.ready().getFirst().replaceAll(".* ", "") + "/" + question + "/" + what + "/" + count);
        try {
            var answer = HTTP.send(HttpRequest.newBuilder(address).timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            throw new BenchFailure(name + " drew nothing: " + program.lastWords());
        } catch (IOException e) {
            throw new BenchFailure(name + " drew nothing: " + program.lastWords(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure(name + " was not waited for", e);
        }
    }

    Figures perProcessorSecond() {
        return figures(cost -> 1e9 / cost.processorNanos);
    }

    Figures perSecond() {
        return figures(cost -> 1e9 / cost.nanos);
    }

    /** Of each round, for the other's figure of the same round is its neighbour in time. */
    Figures times(Contender other) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < costs.size(); round++) {
            ratios.add(other.costs.get(round).processorNanos / costs.get(round).processorNanos);
        }
        return new Figures(ratios);
    }

    Figures allocatedKilobytes() {
        return figures(cost -> cost.allocatedBytes / 1000);
    }

    Figures pdfKilobytes() {
        return figures(cost -> cost.pdfBytes / 1000);
    }

    double peakKilobytes() {
        return peakBytes / 1000.0;
    }

    private Figures figures(ToDoubleFunction<Cost> figure) {
        return new Figures(costs.stream().map(figure::applyAsDouble).toList());
    }

    @Override
    public void close() {
        program.close();
    }
}
