package it.portaledgst.workers;

import it.portaledgst.workers.journal.JournalCheckCommand;
import it.portaledgst.workers.migration.MigrateCommand;
import it.portaledgst.workers.parity.ParityCommand;
import it.portaledgst.workers.restore.RestoredCommand;
import it.portaledgst.workers.retention.PersonalDataCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** What happens: pagoPA's calls, the tasks of the processes, documents and mail. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortaleWorkers {

    private interface Command {

        /** @return the exit code */
        int run(List<String> arguments) throws Exception;
    }

    /** What an operator may ask for instead of starting the program. */
    private static final Map<String, Command> COMMANDS = Map.of(
            JournalCheckCommand.NAME, arguments -> JournalCheckCommand.run(arguments, System.out),
            ParityCommand.NAME, arguments -> ParityCommand.run(arguments, System.out),
            MigrateCommand.NAME, arguments -> MigrateCommand.run(arguments, System.out),
            RestoredCommand.NAME, arguments -> RestoredCommand.run(arguments, System.out),
            PersonalDataCommand.NAME, arguments -> PersonalDataCommand.run(arguments, new Scanner(System.in, StandardCharsets.UTF_8), System.out));

    public static void main(String[] args) {
        try {
            if (args.length > 0 && COMMANDS.containsKey(args[0])) {
                System.exit(COMMANDS.get(args[0]).run(List.of(args).subList(1, args.length)));
            }
            SpringApplication.run(PortaleWorkers.class, args);
        } catch (Throwable failure) {
            // The log on stdout tells the whole story; here goes the one sentence a person needs.
            System.err.println(StartFailure.sentence(failure));
            System.exit(1);
        }
    }
}
