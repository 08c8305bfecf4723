package it.portaledgst.workers.restore;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar workers.jar restored}: to be run once after the database was restored, before anything else starts. A database that
 * this program cannot work with is refused, an older one is brought up to date. Numbers that were given out after the backup are out in
 * the world, notice codes above all; none of them is given out again. The moment is kept for the parity check. Exit codes: 0 done,
 * 1 refused, nothing was changed, 2 wrong usage.
 */
public final class RestoredCommand {

    public static final String NAME = "restored";
    /**
     * More than can have been given out between a backup and its restore; of ten million times as many there are. The sequence of a
     * creditor the backup does not know is made as far ahead, by {@code afterMigrate__notice_code_sequence.sql}.
     */
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
            // sequences of new creditors are made by the program itself, which knows them
            var flyway = Flyway.configure().dataSource(context.getBean(DataSource.class)).placeholders(Map.of("noticeSequences", "")).load();
            var applied = flyway.info().applied();
            var unknown = Arrays.stream(applied).filter(migration -> !migration.getState().isResolved()).map(migration -> "V" + migration.getVersion()).toList();
            if (applied.length == 0 || !unknown.isEmpty()) {
                out.println(applied.length == 0 ? "This is no database of the portal. Nothing was changed."
                        : "The database is of a newer version than this program, which does not know " + String.join(", ", unknown) + ". Nothing was changed.");
                return 1;
            }
            flyway.migrate();
            var jdbc = context.getBean(JdbcClient.class);
            jdbc.sql("""
                    select sequencename || ' goes on from ' || setval(sequencename::regclass, coalesce(last_value, start_value - 1) + ?) from pg_sequences
                    where schemaname = current_schema() order by sequencename
                    """).param(AHEAD).query(String.class).list().forEach(out::println);
            // what was found about an engine that is gone, and repaired in it
            jdbc.sql("update parity_difference set over_at = clock_timestamp() where over_at is null").update();
            jdbc.sql("delete from restoration_untold").update();
            jdbc.sql("""
                    with now as (insert into restoration values (clock_timestamp()))
                    insert into restoration_untold select distinct record_key from outbox_record where status = 'NEW'
                    """).update();
            return 0;
        }
    }
}
