package it.portaledgst.domain.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the staff's journal from its first entry to its last and recomputes every hash. */
public final class JournalCheck {

    /** How a row can be wrong. */
    public enum Fault {
        /** Numbers are missing before it: entries were taken out. */
        GAP,
        /** It does not follow the row before: that one was changed with its hash, or one was put in or moved. */
        NOT_CHAINED,
        /** It does not say what it said when it was written. */
        CHANGED,
        /** An earlier head had this number and another hash: the chain was written anew from here or before. */
        NOT_THE_HEAD_OF_THEN,
        /** An earlier head comes after the last entry: the tail was cut off. */
        CUT_OFF
    }

    /** @param number of the first row that is wrong; of the first one that is missing, when the tail was cut off */
    public record Broken(long number, Fault fault) {
    }

    /** @param head of what was read, up to what is broken */
    public record Result(Head head, Optional<Broken> broken) {
    }

    private static final int ROWS_AT_A_TIME = 1000;

    private final JdbcTemplate database;

    public JournalCheck(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /**
     * The chain alone cannot tell that its end is missing, or that all of it was written anew.
     *
     * @param then a head from an earlier time, kept elsewhere; null for none
     */
    public Result run(Head then) {
        var chain = new Chain(then);
        database.execute((ConnectionCallback<Void>) connection -> read(connection, chain));
        if (chain.broken == null && then != null && then.number() > chain.head.number()) {
            chain.broken = new Broken(chain.head.number() + 1, Fault.CUT_OFF);
        }
        return new Result(chain.head, Optional.ofNullable(chain.broken));
    }

    /** One statement, hence one snapshot. Without a transaction the driver would hold all rows at once. */
    private static Void read(Connection connection, Chain chain) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select * from staff_event order by number")) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var rows = statement.executeQuery()) {
                while (chain.broken == null && rows.next()) {
                    chain.next(rows);
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return null;
    }

    private static final class Chain {

        private final Head then;
        private Head head = Head.OF_NOTHING;
        private Broken broken;

        Chain(Head then) {
            this.then = then;
        }

        void next(ResultSet row) throws SQLException {
            var entry = entry(row);
            var hash = row.getBytes("hash");
            var fault = entry.number() != head.number() + 1 ? Fault.GAP
                    : !Arrays.equals(row.getBytes("previous_hash"), head.hash()) ? Fault.NOT_CHAINED
                    : !Arrays.equals(hash, entry.hash(head.hash())) ? Fault.CHANGED
                    : then != null && then.number() == entry.number() && !Arrays.equals(hash, then.hash()) ? Fault.NOT_THE_HEAD_OF_THEN
                    : null;
            if (fault == null) {
                head = new Head(entry.number(), hash);
            } else {
                broken = new Broken(entry.number(), fault);
            }
        }

        private static StaffEntry entry(ResultSet row) throws SQLException {
            return new StaffEntry(row.getLong("number"), row.getTimestamp("at").toInstant(), row.getString("who_issuer"),
                    row.getString("who_subject"), row.getString("who_name"), row.getString("who_roles"), row.getString("who_office"),
                    row.getString("act"), row.getString("subject_kind"), row.getString("subject_id"), row.getString("purpose"),
                    row.getString("reason"), row.getString("detail"));
        }
    }
}
