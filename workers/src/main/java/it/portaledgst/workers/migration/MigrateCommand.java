package it.portaledgst.workers.migration;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import it.portaledgst.workers.engine.EngineOnly;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * {@code java -jar workers.jar migrate PLAN [--dry-run]}: moves the running instances of an old model to a new one, with the workers'
 * settings of the engine; needs no database. It may be interrupted and run again: it goes on with those that have not moved.
 * Exit codes: 0 all moved (or could), 1 some cannot, 2 wrong plan or usage, 3 the engine does not answer.
 */
public final class MigrateCommand {

    public static final String NAME = "migrate";
    private static final String DRY_RUN = "--dry-run";

    private MigrateCommand() {
    }

    /**
     * @param arguments after the command's name
     * @param settings  as on a command line, beside those of the workers
     */
    public static int run(List<String> arguments, PrintStream out, String... settings) {
        boolean dryRun = arguments.contains(DRY_RUN);
        var files = arguments.stream().filter(argument -> !argument.equals(DRY_RUN)).toList();
        if (files.size() != 1 || files.getFirst().startsWith("-")) {
            out.println("Usage: " + NAME + " PLAN [" + DRY_RUN + "], where PLAN is a file such as processes/migrations/payment-request-1.0-to-1.1.json");
            return 2;
        }
        try (var context = EngineOnly.start(settings)) {
            var plan = MigrationPlanFile.read(Path.of(files.getFirst()));
            var migration = new Migration(context.getBean(CamundaClient.class), plan);
            return move(plan, migration, dryRun, out);
        } catch (IllegalArgumentException e) {
            out.println("migrate: " + e.getMessage());
            return 2;
        } catch (ClientException e) {
            out.println("migrate: the engine does not answer as it should (" + e.getClass().getSimpleName() + "). What was moved stays moved; run the plan again.");
            return 3;
        }
    }

    private static int move(MigrationPlanFile plan, Migration migration, boolean dryRun, PrintStream out) {
        var moved = new AtomicInteger();
        var stuck = new AtomicInteger();
        out.println("migrate: " + plan.process() + " from " + plan.from() + " to " + plan.to() + " (version " + migration.targetVersion() + ")"
                + (dryRun ? ", nothing is changed" : ""));
        migration.each(dryRun, move -> {
            var line = Stream.of(String.valueOf(move.instanceKey()), "version " + move.version(), "in " + String.join(", ", move.where()));
            move.obstacle().ifPresentOrElse(obstacle -> {
                stuck.incrementAndGet();
                out.println("  cannot  " + String.join("  ", line.toList()) + ": " + obstacle);
            }, () -> {
                moved.incrementAndGet();
                out.println((dryRun ? "  would   " : "  moved   ") + String.join("  ", line.toList()));
            });
        });
        out.println("migrate: " + moved + (dryRun ? " would move, " : " moved, ") + stuck + " cannot.");
        return stuck.get() == 0 ? 0 : 1;
    }
}
