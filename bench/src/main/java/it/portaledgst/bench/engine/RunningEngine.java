package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.RunningProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An engine as a process of its own, until it is closed, reached over the wire. */
final class RunningEngine implements AutoCloseable {

    private final RunningProgram program;
    private CamundaClient client;

    private RunningEngine(RunningProgram program) {
        this.program = program;
    }

    /**
     * @param jvm      options for the JVM
     * @param jar      what to run; it says a line beginning with READY that names its addresses
     * @param patience how long the start may take
     */
    static RunningEngine start(List<String> jvm, Path jar, Duration patience, String... options) {
        return new RunningEngine(RunningProgram.start(jvm, jar, Map.of(), 1, patience, options));
    }

    boolean isAlive() {
        return program.isAlive();
    }

    String lastWords() {
        return program.lastWords();
    }

    Duration startTime() {
        return program.startTime();
    }

    /** Over REST when the engine has it, otherwise over gRPC; there is one, and it ends with the engine. */
    CamundaClient client() {
        if (client == null) {
            var builder = CamundaClient.newClientBuilder().defaultRequestTimeout(Duration.ofSeconds(30)).defaultJobWorkerStreamEnabled(false);
            var rest = address("rest");
            client = rest.map(address -> builder.restAddress(address).preferRestOverGrpc(true)).orElseGet(() ->
                    builder.grpcAddress(address("grpc").orElseThrow(() -> new BenchFailure("the engine says no address: " + program.ready())))
                            .preferRestOverGrpc(false)).build();
        }
        return client;
    }

    private Optional<URI> address(String name) {
        return Arrays.stream(program.ready().getFirst().split(" ")).filter(word -> word.startsWith(name + "="))
                .map(word -> URI.create(word.substring(name.length() + 1))).findFirst();
    }

    Duration processorTime() {
        return program.processorTime();
    }

    OptionalLong residentBytes() {
        return program.residentBytes();
    }

    long heapBytesAfterCollection() {
        return program.heapBytesAfterCollection();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        program.close();
    }
}
