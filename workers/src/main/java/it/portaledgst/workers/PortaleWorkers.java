package it.portaledgst.workers;

import it.portaledgst.workers.journal.JournalCheckCommand;
import it.portaledgst.workers.migration.MigrateCommand;
import it.portaledgst.workers.parity.ParityCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** What happens: pagoPA's calls, the tasks of the processes, documents and mail. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortaleWorkers {

    public static void main(String[] args) {
        try {
            if (args.length > 0 && args[0].equals(JournalCheckCommand.NAME)) {
                System.exit(JournalCheckCommand.run(List.of(args).subList(1, args.length), System.out));
            }
            if (args.length > 0 && args[0].equals(ParityCommand.NAME)) {
                System.exit(ParityCommand.run(List.of(args).subList(1, args.length), System.out));
            }
            if (args.length > 0 && args[0].equals(MigrateCommand.NAME)) {
                System.exit(MigrateCommand.run(List.of(args).subList(1, args.length), System.out));
            }
            SpringApplication.run(PortaleWorkers.class, args);
        } catch (Throwable failure) {
            // The log on stdout tells the whole story; here goes the one sentence a person needs.
            System.err.println(StartFailure.sentence(failure));
            System.exit(1);
        }
    }
}
