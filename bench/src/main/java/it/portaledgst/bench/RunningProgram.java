package it.portaledgst.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of ours as a process of its own, until it is closed: looked at through {@code /proc} and jcmd. */
public final class RunningProgram implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final List<String> ready;
    private final Duration startTime;

    private RunningProgram(List<String> command, Map<String, String> environment, int parts, Duration patience) {
        long began = System.nanoTime();
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new BenchFailure("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
        // By force only when asking does not help: a program may have others to stop, as the sandbox its PostgreSQL.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        var said = new CompletableFuture<List<String>>();
        // Somebody has to read all the time, or the program would block on a full pipe.
        Thread.ofPlatform().daemon().start(() -> read(parts, said));
        try {
            ready = said.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            process.destroyForcibly();
            throw new BenchFailure(command.getLast() + " did not start: " + lastWords(), e);
        }
        startTime = Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * @param jvm         options for the JVM
     * @param jar         what to run; it says a line beginning with READY for each of its parts
     * @param environment on top of this process's own
     * @param parts       how many parts have to be ready
     * @param patience    how long the start may take
     */
    public static RunningProgram start(List<String> jvm, Path jar, Map<String, String> environment, int parts,
                                       Duration patience, String... options) {
        if (!Files.exists(jar)) {
            throw new BenchFailure(jar + " is missing; ./portale bench builds it");
        }
        var command = new ArrayList<String>();
        command.add(JDK.resolve("java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(options));
        return new RunningProgram(command, environment, parts, patience);
    }

    private void read(int parts, CompletableFuture<List<String>> said) {
        var lines = new ArrayList<String>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lastWords) {
                    lastWords.addLast(line);
                    if (lastWords.size() > 8) {
                        lastWords.removeFirst();
                    }
                }
                if (line.startsWith("READY ")) {
                    lines.add(line);
                    if (lines.size() == parts) {
                        said.complete(List.copyOf(lines));
                    }
                }
            }
        } catch (IOException e) {
            said.completeExceptionally(e);
        }
        said.completeExceptionally(new IOException("it ended"));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines it wrote, for whoever must explain why something failed. */
    public String lastWords() {
        synchronized (lastWords) {
            return String.join("\n", lastWords);
        }
    }

    /** The lines by which it said that its parts can be used, in the order it said them. */
    public List<String> ready() {
        return ready;
    }

    /** From the start of the process to its being ready. */
    public Duration startTime() {
        return startTime;
    }

    /** Time on processors so far; unlike what a clock on the wall says it hardly depends on what else the machine does. */
    public Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of memory the process occupies; empty where there is no {@code /proc}. */
    public OptionalLong residentBytes() {
        try {
            var status = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            return status.find() ? OptionalLong.of(Long.parseLong(status.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Bytes of what is alive on the heap, after a full collection. */
    public long heapBytesAfterCollection() {
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
