package it.portaledgst.workers.journal;

import it.portaledgst.domain.journal.Head;
import it.portaledgst.domain.journal.JournalCheck;
import it.portaledgst.domain.journal.JournalCheck.Broken;
import java.io.PrintStream;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * {@code java -jar workers.jar journal-check [HEAD]}: reads the staff's journal with the workers' settings, changes nothing,
 * needs nothing else to run. Exit codes: 0 unbroken, 1 broken, 2 wrong usage; without a database it does not start.
 */
public final class JournalCheckCommand {

    public static final String NAME = "journal-check";

    /** The database and nothing else: no migration, no engine, no port. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Database {
    }

    private JournalCheckCommand() {
    }

    /**
     * @param arguments after the command's name
     * @param settings  as on a command line, beside those of the workers
     */
    public static int run(List<String> arguments, PrintStream out, String... settings) {
        Head then;
        try {
            if (arguments.size() > 1) {
                throw new IllegalArgumentException("one head at most");
            }
            then = arguments.isEmpty() ? null : Head.parse(arguments.getFirst());
        } catch (IllegalArgumentException e) {
            out.println("journal: " + e.getMessage() + ". Usage: " + NAME + " [HEAD], where HEAD is what an earlier check printed.");
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Database.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .properties("logging.level.root=WARN").run(settings)) {
            var result = new JournalCheck(context.getBean(DataSource.class)).run(then);
            result.broken().ifPresentOrElse(broken -> out.println("journal: BROKEN at " + place(broken) + ": " + sentence(broken)
                            + (result.head().number() == 0 ? "" : " Unbroken up to " + result.head() + ".")),
                    () -> out.println("journal: " + result.head().number() + " entries, unbroken"
                            + (then == null ? "" : ", and entry " + then.number() + " is the one of then") + ". Head: " + result.head()));
            return result.broken().isPresent() ? 1 : 0;
        }
    }

    private static String place(Broken broken) {
        return broken.row() == null ? "entry " + broken.number() : broken.row().replace(':', ' ') + (broken.number() == 0 ? "" : ", which entry "
                + broken.number() + " seals");
    }

    private static String sentence(Broken broken) {
        return switch (broken.fault()) {
            case GAP -> "entries before it were taken out.";
            case NOT_CHAINED -> "it does not follow the one before it; one of the two was put in, moved or changed together with its hash.";
            case CHANGED -> "it does not say what it said when it was written.";
            case NOT_THE_HEAD_OF_THEN -> "it is not the entry that had this number then; the journal was written anew, from it or before it.";
            case CUT_OFF -> "it and what followed it are gone; the journal was longer then.";
            case ROW_GONE -> "it was taken out.";
            case ROW_CHANGED -> "it does not say what it said when it was sealed.";
            case ROW_NOT_SEALED -> "no entry of the journal knows of it; it was put in.";
        };
    }
}
