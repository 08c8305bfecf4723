package it.portaledgst.bench.documents;

import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.Figures;
import it.portaledgst.bench.Machine;
import it.portaledgst.bench.Progress;
import it.portaledgst.bench.Report;
import it.portaledgst.bench.WrongUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The workers' notice and receipt, and the same notice through JasperReports: one thread each, in one run and in turns. */
public final class DocumentsBench {

    private static final Path JAR = Path.of("bench", "drawing", "target", "bench-drawing.jar");
    private static final byte[] PDF = "%PDF-1.".getBytes(StandardCharsets.US_ASCII);

    private final Options options;
    private final Progress progress = new Progress(System.out);

    private DocumentsBench(Options options) {
        this.options = options;
    }

    public static void run(List<String> args) throws IOException {
        var jvm = System.getProperty("portale.documents.jvm");
        var home = System.getProperty("portale.home");
        if (jvm == null || home == null) {
            throw new WrongUsage("the launcher knows how the workers are run; call ./portale bench documents");
        }
        run(Options.parse(args, jvm), JAR, Path.of(home, "bench"));
    }

    static Report run(Options options, Path jar, Path folder) throws IOException {
        return new DocumentsBench(options).run(jar, folder);
    }

    private Report run(Path jar, Path folder) throws IOException {
        var machine = Machine.describe();
        progress.say(machine);
        progress.say("starting the programs that draw");
        try (var notice = new Contender("notice", "portal", "notice", options.jvm(), jar);
                var archivable = new Contender("JasperReports, tagged", "jasper", "notice", options.jvm(), jar);
                var plain = new Contender("JasperReports, plain", "jasper-plain", "notice", options.jvm(), jar);
                var receipt = new Contender("receipt", "portal", "receipt", options.jvm(), jar)) {
            var contenders = List.of(notice, archivable, plain, receipt);
            Files.createDirectories(folder);
            for (var contender : contenders) {
                progress.say(contender.name + ": warming up");
                keep(contender, folder);
                contender.warmUp(2 * options.count());
            }
            for (int round = 1; round <= options.rounds(); round++) {
                for (var contender : contenders) {
                    progress.say("round %d of %d, %s: %.1f for a second of processor time", round, options.rounds(), contender.name, contender.measure(options.count()));
                }
            }
            for (var contender : contenders) {
                progress.say(contender.name + ": looking at what is alive meanwhile");
                contender.lookAtMemory(options.looks());
            }
            var report = report(machine, contenders, notice);
            System.out.println("\n" + report.forTerminal());
            report.write(folder.resolve("documents.md"));
            System.out.println("Also in " + folder.resolve("documents.md") + ", with one document of each beside it");
            return report;
        }
    }

    /** For whoever wants to see what is compared. */
    private static void keep(Contender contender, Path folder) throws IOException {
        var document = contender.document(7);
        if (!Arrays.equals(PDF, Arrays.copyOf(document, PDF.length))) {
            throw new BenchFailure(contender.name + " drew something that is no PDF");
        }
        Files.write(folder.resolve(contender.name.replaceAll("\\W+", "-").toLowerCase() + ".pdf"), document);
    }

    private Report report(String machine, List<Contender> contenders, Contender notice) {
        var columns = new ArrayList<>(List.of("median (least–most)"));
        contenders.forEach(contender -> columns.add(contender.name));
        var report = new Report("bench documents", columns);
        row(report, "documents per second of processor time", contenders, contender -> contender.perProcessorSecond().withSpread(0));
        row(report, "  how many times as many our notices are", contenders, contender -> notice.times(contender).withSpread(1));
        row(report, "documents per second on the clock", contenders, contender -> contender.perSecond().withSpread(0));
        row(report, "allocated for each [kB]", contenders, contender -> contender.allocatedKilobytes().withSpread(0));
        row(report, "alive at most while it is drawn [kB]", contenders, contender -> Figures.number(contender.peakKilobytes(), 0));
        row(report, "size of the PDF [kB]", contenders, contender -> Figures.number(contender.pdfKilobytes().median(), 1));
        report.remark(machine + ".");
        report.remark("JVM of each program: " + String.join(" ", options.jvm()) + "; one thread draws.");
        report.remark("Each measure: " + options.count() + " documents, in turns, " + options.rounds() + " rounds after " + 2 * options.count()
                + " documents to warm up. Processor time is the whole program's, with compiler and garbage collection.");
        report.remark("What is alive: " + options.looks() + " full collections at random moments, the most of them, less what is alive when nothing is drawn.");
        report.remark("Ours are tagged, PDF/A-2a and PDF/UA-1. JasperReports 7.0.6 does tags and PDF/A-1a at most (\"tagged\"), or neither (\"plain\").");
        return report;
    }

    private static void row(Report report, String name, List<Contender> contenders, Function<Contender, String> cell) {
        var cells = new ArrayList<>(List.of(name));
        contenders.forEach(contender -> cells.add(cell.apply(contender)));
        report.row(cells.toArray(String[]::new));
    }
}
