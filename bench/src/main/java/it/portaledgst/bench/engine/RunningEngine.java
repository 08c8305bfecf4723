package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import it.portaledgst.bench.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine as a process of its own, until it is closed: reached over the wire, looked at through {@code /proc} and jcmd. */
final class RunningEngine implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final String ready;
    private final Duration startTime;
    private CamundaClient client;

    private RunningEngine(List<String> command, Duration patience) {
        long began = System.nanoTime();
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BenchFailure("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        var said = new CompletableFuture<String>();
        // Somebody has to read all the time, or the engine would block on a full pipe.
        Thread.ofPlatform().daemon().start(() -> read(said));
        try {
            ready = said.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            process.destroyForcibly();
            throw new BenchFailure("the engine did not start: " + lastWords(), e);
        }
        startTime = Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * @param jvm      options for the JVM
     * @param jar      what to run; it says a line beginning with READY that names its addresses
     * @param patience how long the start may take
     */
    static RunningEngine start(List<String> jvm, Path jar, Duration patience, String... options) {
        if (!Files.exists(jar)) {
            throw new BenchFailure(jar + " is missing; ./portale bench builds it");
        }
        var command = new ArrayList<String>();
        command.add(JDK.resolve("java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(options));
        return new RunningEngine(command, patience);
    }

    private void read(CompletableFuture<String> said) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastWords) {
                    lastWords.addLast(line);
                    if (lastWords.size() > 8) {
                        lastWords.removeFirst();
                    }
                }
                if (line.startsWith("READY ")) {
                    said.complete(line);
                }
            }
        } catch (IOException e) {
            said.completeExceptionally(e);
        }
        said.completeExceptionally(new IOException("it ended"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines it wrote, for whoever must explain why something failed. */
    String lastWords() {
        synchronized (lastWords) {
            return String.join("\n", lastWords);
        }
    }

    /** From the start of the process to its being ready. */
    Duration startTime() {
        return startTime;
    }

    /** Over REST when the engine has it, otherwise over gRPC; there is one, and it ends with the engine. */
    CamundaClient client() {
        if (client == null) {
            var builder = CamundaClient.newClientBuilder().defaultRequestTimeout(Duration.ofSeconds(30)).defaultJobWorkerStreamEnabled(false);
            var rest = address("rest");
            client = rest.map(address -> builder.restAddress(address).preferRestOverGrpc(true)).orElseGet(() ->
                    builder.grpcAddress(address("grpc").orElseThrow(() -> new BenchFailure("the engine says no address: " + ready)))
                            .preferRestOverGrpc(false)).build();
        }
        return client;
    }

    private Optional<URI> address(String name) {
        return Arrays.stream(ready.split(" ")).filter(word -> word.startsWith(name + "="))
                .map(word -> URI.create(word.substring(name.length() + 1))).findFirst();
    }

    /** Time on processors so far; unlike what a clock on the wall says it hardly depends on what else the machine does. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of memory the process occupies; empty where there is no {@code /proc}. */
    OptionalLong residentBytes() {
        try {
            var status = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            return status.find() ? OptionalLong.of(Long.parseLong(status.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Bytes of what is alive on the heap, after a full collection. */
    long heapBytesAfterCollection() {
        var histogram = jcmd("GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new BenchFailure("jcmd does not tell the size of the heap: " + histogram.lines().findFirst().orElse(""));
        }
        return Long.parseLong(total.group(1));
    }

    private String jcmd(String command) {
        try {
            var jcmd = new ProcessBuilder(JDK.resolve("jcmd").toString(), Long.toString(process.pid()), command)
                    .redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchFailure("jcmd cannot be run: " + e.getMessage(), e);
        }
    }

    /** Ends it as a service manager would; by force after 30 seconds. */
    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
