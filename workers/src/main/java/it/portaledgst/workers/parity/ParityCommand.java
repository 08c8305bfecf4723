package it.portaledgst.workers.parity;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import it.portaledgst.domain.parity.Difference;
import it.portaledgst.domain.parity.ParityReport;
import it.portaledgst.domain.parity.ParityRun;
import it.portaledgst.processes.ParityCheckProcess.Decisions;
import it.portaledgst.processes.ParityCheckProcess.Messages;
import it.portaledgst.workers.engine.EngineOnly;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * {@code java -jar workers.jar parity [run]}: prints what the last comparison of database and engine found; {@code run} has one
 * done first, by the workers that run. Exit codes: 0 no difference, 1 differences, 2 wrong usage, 3 no comparison yet, or none in time.
 */
public final class ParityCommand {

    public static final String NAME = "parity";
    private static final int SHOWN = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(2);

    private ParityCommand() {
    }

    /**
     * @param arguments after the command's name
     * @param settings  as on a command line, beside those of the workers
     */
    public static int run(List<String> arguments, PrintStream out, String... settings) throws InterruptedException {
        if (!arguments.isEmpty() && !arguments.equals(List.of("run"))) {
            out.println("Usage: " + NAME + " [run]");
            return 2;
        }
        try (var context = EngineOnly.start(settings)) {
            var report = new ParityReport(context.getBean(DataSource.class));
            var before = report.latest();
            if (!arguments.isEmpty()) {
                context.getBean(CamundaClient.class).newPublishMessageCommand().messageName(Messages.REQUESTED).correlationKey("")
                        .timeToLive(LONG).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
                for (var until = System.nanoTime() + LONG.toNanos(); report.latest().equals(before); Thread.sleep(500)) {
                    if (System.nanoTime() > until) {
                        out.println("parity: asked for, but not done within " + LONG.toMinutes() + " minutes. Do the workers run? `" + NAME + "` tells when it is.");
                        return 3;
                    }
                }
            }
            return tell(report, report.latest(), out);
        } catch (ClientException e) {
            out.println("parity: the engine does not answer (" + e.getClass().getSimpleName() + "); nothing was asked for.");
            return 3;
        }
    }

    private static int tell(ParityReport report, Optional<ParityRun> latest, PrintStream out) {
        if (latest.isEmpty()) {
            out.println("parity: never compared yet. `" + NAME + " run` does it now.");
            return 3;
        }
        var run = latest.get();
        long count = report.count(run);
        out.println("parity: compared at " + run.startedAt() + ", " + run.instances() + " instances, " + count + " differences");
        report.found(run, SHOWN).forEach(difference -> out.println("  " + line(difference)));
        if (count > SHOWN) {
            out.println("  … and " + (count - SHOWN) + " more, in the table parity_difference");
        }
        return count == 0 ? 0 : 1;
    }

    static String line(Difference difference) {
        var done = difference.overAt() != null ? "over since " + difference.overAt()
                : Decisions.LEAVE.equals(difference.decision()) ? "left as it is, as decided"
                : Decisions.REPAIR.equals(difference.decision()) ? "to be repaired, as decided"
                : difference.caseKey() != null ? "before the central office"
                : difference.repairs() > 0 ? "repaired, looked at again by the next comparison" : "waits for the next comparison";
        return difference.kind() + "  " + difference.process() + "  " + difference.subject()
                + (difference.instanceKey() == null ? "" : "  instance " + difference.instanceKey())
                + (difference.state() == null ? "" : "  " + difference.state()) + "  found " + difference.times() + "x: " + done;
    }
}
