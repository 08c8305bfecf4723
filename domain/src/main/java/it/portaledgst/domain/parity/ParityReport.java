package it.portaledgst.domain.parity;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the comparisons found, for whoever only reads. Needs nothing but the database. */
public class ParityReport {

    private final JdbcClient jdbc;

    public ParityReport(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** The last comparison that is done. */
    public Optional<ParityRun> latest() {
        return jdbc.sql("select " + ParityRun.COLUMNS + " from parity_run where ended_at is not null order by started_at desc limit 1")
                .query(ParityRun.class).optional();
    }

    /** What that comparison found, the kinds together. */
    public List<Difference> found(ParityRun run, int limit) {
        return jdbc.sql("select " + Parity.COLUMNS + " from parity_difference where last_run = ? order by kind, first_seen, id limit ?")
                .params(run.id(), limit).query(Difference.class).list();
    }

    public long count(ParityRun run) {
        return jdbc.sql("select count(*) from parity_difference where last_run = ?").param(run.id()).query(Long.class).single();
    }
}
