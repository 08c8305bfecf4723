package it.portaledgst.workers.restore;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar workers.jar restored}: to be run once after the database was restored, before anything else starts. Numbers
 * that were given out after the backup are out in the world, notice codes above all; none of them is given out again. Exit
 * codes: 0 done, 2 wrong usage.
 */
public final class RestoredCommand {

    public static final String NAME = "restored";
    /** More than can have been given out between a backup and its restore; of ten million times as many there are. */
    private static final int AHEAD = 1_000_000;

    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
    static class Database {
    }

    private RestoredCommand() {
    }

    /** @param settings as on a command line, beside those of the workers */
    public static int run(List<String> arguments, PrintStream out, String... settings) {
        if (!arguments.isEmpty()) {
            out.println("Usage: " + NAME);
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Database.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .properties("logging.level.root=WARN").run(settings)) {
            context.getBean(JdbcClient.class).sql("""
                    select sequencename || ' goes on from ' || setval(sequencename::regclass, coalesce(last_value, 0) + ?) from pg_sequences
                    where sequencename like 'notice\\_base\\_%' or sequencename in ('support_request_number', 'company_statement_number') order by sequencename
                    """).param(AHEAD).query(String.class).list().forEach(out::println);
            return 0;
        }
    }
}
