package it.portaledgst.bench.engine;

import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.Figures;
import it.portaledgst.bench.Machine;
import it.portaledgst.bench.Progress;
import it.portaledgst.bench.Report;
import it.portaledgst.bench.WrongUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The sandbox's Zeebe beside the test kit's in-memory engine: throughput, memory and start, in one run and in turns. */
public final class EngineBench {

    private static final Path SANDBOX = Path.of("sandbox", "zeebe", "target", "sandbox-zeebe.jar");
    private static final Path TEST_KIT = Path.of("bench", "testkit", "target", "bench-testkit.jar");
    private static final Duration TO_START = Duration.ofMinutes(1);
    private static final Duration TO_START_LATE = Duration.ofMinutes(10);
    private static final Duration TO_FILL = Duration.ofSeconds(120);
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Options options;
    private final Path folder;
    private final Progress progress = new Progress(System.out);

    private EngineBench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void run(List<String> args) throws Exception {
        var jvm = System.getProperty("portale.engine.jvm");
        var home = System.getProperty("portale.home");
        if (jvm == null || home == null) {
            throw new WrongUsage("the launcher knows how the engine is run; call ./portale bench engine");
        }
        new EngineBench(Options.parse(args, jvm), Path.of(home, "bench")).run();
    }

    private void run() throws IOException {
        var machine = Machine.describe();
        progress.say(machine);
        Files.createDirectories(folder);
        var data = folder.resolve("data");
        forget(data);
        try {
            var report = compare(machine, data);
            forget(data);
            var failure = options.finished() > 0 ? addLateStart(report, data) : null;
            System.out.println("\n" + report.forTerminal());
            report.write(folder.resolve("engine.md"));
            System.out.println("Also in " + folder.resolve("engine.md"));
            if (failure != null) {
                throw failure;
            }
        } finally {
            forget(data);
        }
    }

    private Report compare(String machine, Path data) {
        try (var durable = new Contender("sandbox, durable", () -> sandbox(TO_START, "--data", data.toString()));
                var temporary = new Contender("sandbox, temporary", () -> sandbox(TO_START));
                var testKit = new Contender("in-memory test kit", () -> RunningEngine.start(jvm(TEST_KIT), TEST_KIT, TO_START))) {
            var contenders = List.of(durable, temporary, testKit);
            for (var contender : contenders) {
                progress.say(contender.name + ": starting it " + (options.rounds() + 1) + " times");
                contender.start(options.rounds());
                progress.say(contender.name + ": warming up");
                contender.warmUp(options);
                if (options.open() > 0) {
                    progress.count(contender.name + ": instances that stay open", options.open(),
                            count -> contender.fill(options.open(), options.underWay(), TO_FILL, count));
                }
                contender.lookAtMemory();
            }
            for (int round = 1; round <= options.rounds(); round++) {
                for (var contender : contenders) {
                    progress.say("round %d of %d, %s: one service task %.1f/s, payment-request %.1f/s", round, options.rounds(), contender.name,
                            contender.measureOneTask(options), contender.measurePayments(options));
                }
            }
            return report(machine, contenders, testKit);
        }
    }

    private RunningEngine sandbox(Duration patience, String... moreOptions) {
        var all = Stream.concat(Stream.of("--port", "0", "--management-port", "0"), Stream.of(moreOptions)).toArray(String[]::new);
        return RunningEngine.start(jvm(SANDBOX), SANDBOX, patience, all);
    }

    /** The launcher's options, and an archive of classes as the launcher keeps one. */
    private List<String> jvm(Path jar) {
        var jvm = new ArrayList<>(options.jvm());
        jvm.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + folder.resolve(jar.getFileName() + ".jsa"),
                "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        return jvm;
    }

    private Report report(String machine, List<Contender> contenders, Contender testKit) {
        var columns = new ArrayList<>(List.of("median (least–most)"));
        contenders.forEach(contender -> columns.add(contender.name));
        var report = new Report("bench engine", columns);
        row(report, "start, empty [s]", contenders, contender -> contender.startSeconds().withSpread(2));
        if (options.open() > 0) {
            row(report, "instances that stay open", contenders, contender -> Figures.number(contender.opened().instances(), 0));
            row(report, "creating them [s]", contenders, contender -> Figures.number(contender.opened().seconds(), 1));
        }
        row(report, "memory of the process [MiB]", contenders, contender -> mebibytes(contender.residentBytes()));
        row(report, "heap after a collection [MiB]", contenders, contender -> mebibytes(OptionalLong.of(contender.heapBytes())));
        row(report, "one service task [instances/s]", contenders, contender -> contender.oneTaskPerSecond().withSpread(1));
        ratio(report, contenders, testKit, contender -> contender.oneTaskPerSecond().median());
        row(report, "  processor time of the engine [ms/instance]", contenders, contender -> contender.oneTaskProcessorMillis().withSpread(1));
        row(report, "payment-request to Pagato [instances/s]", contenders, contender -> contender.paymentsPerSecond().withSpread(1));
        ratio(report, contenders, testKit, contender -> contender.paymentsPerSecond().median());
        row(report, "  processor time of the engine [ms/instance]", contenders, contender -> contender.paymentProcessorMillis().withSpread(1));

        report.remark(machine + ".");
        report.remark("JVM of each engine: " + String.join(" ", options.jvm()) + ", with an archive of classes.");
        report.remark("Each measure: " + options.seconds() + " s with " + options.underWay()
                + " instances under way, those begun are seen to their end; measured in turns, " + options.rounds() + " rounds after a warm-up.");
        report.remark("Clients and workers: camunda-client-java, polling; over REST for the sandbox, over gRPC for the test kit, which has no REST.");
        for (var contender : contenders) {
            if (options.open() > 0 && contender.opened().instances() < options.open()) {
                report.remark(contender.name + " made only " + contender.opened().instances() + " of " + options.open() + " open instances in "
                        + TO_FILL.toSeconds() + " s; it was measured with these, which flatters it.");
            }
        }
        return report;
    }

    private static void row(Report report, String heading, List<Contender> contenders, Function<Contender, String> cell) {
        report.row(Stream.concat(Stream.of(heading), contenders.stream().map(cell)).toArray(String[]::new));
    }

    private static void ratio(Report report, List<Contender> contenders, Contender base, ToDoubleFunction<Contender> figure) {
        row(report, "  × in-memory test kit", contenders,
                contender -> Figures.number(figure.applyAsDouble(contender) / figure.applyAsDouble(base), 1));
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? Figures.number(bytes.getAsLong() / (1024.0 * 1024), 0) : "–";
    }

    /** @return what kept it from being measured, or null */
    private BenchFailure addLateStart(Report report, Path data) {
        var heading = "after " + Figures.number(options.finished(), 0) + " finished instances: ";
        try {
            Load.Outcome prepared;
            try (var engine = sandbox(TO_START, "--data", data.toString())) {
                OneTask.toTheEnd().deploy(engine.client());
                prepared = progress.count("sandbox, durable: instances to have finished", options.finished(),
                        count -> new Load(engine, OneTask.toTheEnd(), options.underWay(), STALLED).run(options.finished(), Duration.ofHours(1), count));
            }
            var bytes = sizeOf(data);
            var seconds = new ArrayList<Double>();
            var resident = OptionalLong.empty();
            long began = System.nanoTime();
            // As often as the others, unless that takes too long.
            for (int i = 1; i <= options.rounds() && System.nanoTime() - began < ENOUGH.toNanos(); i++) {
                try (var engine = sandbox(TO_START_LATE, "--data", data.toString())) {
                    seconds.add(engine.startTime().toNanos() / 1e9);
                    resident = engine.residentBytes();
                    progress.say("late start %d: %.1f s", i, seconds.getLast());
                }
            }
            report.row(heading + "start [s]", new Figures(seconds).withSpread(1), "–", "–");
            report.row(heading + "data [MiB]", mebibytes(OptionalLong.of(bytes)), "–", "–");
            report.row(heading + "memory [MiB]", mebibytes(resident), "–", "–");
            report.row(heading + "made at [instances/s]", Figures.number(prepared.perSecond(), 1), "–", "–");
            return null;
        } catch (BenchFailure failure) {
            report.row(heading + "start [s]", "failed", "–", "–");
            report.remark("The start " + heading.replace(": ", "") + " could not be measured: " + failure.getMessage());
            return failure;
        }
    }

    private static long sizeOf(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
