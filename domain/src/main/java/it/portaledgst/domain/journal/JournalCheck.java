package it.portaledgst.domain.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the staff's journal from its first entry to its last and recomputes every hash, those of what it seals included. */
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
        CUT_OFF,
        /** What an entry seals is gone. */
        ROW_GONE,
        /** What an entry seals does not say what it said. */
        ROW_CHANGED,
        /** The staff did it, and no entry seals it: it was put in. */
        ROW_NOT_SEALED
    }

    /**
     * @param number of the first row that is wrong; of the first one that is missing, when the tail was cut off; of the entry
     *               that seals a row; 0 when none does
     * @param row    of a {@link Log}, null when the chain itself is broken
     */
    public record Broken(long number, Fault fault, String row) {

        Broken(long number, Fault fault) {
            this(number, fault, null);
        }
    }

    /** @param head of what was read, up to what is broken */
    public record Result(Head head, Optional<Broken> broken) {
    }

    private static final int ROWS_AT_A_TIME = 1000;
    private static final String SEALED = """
            select s.number as sealed_by, s.detail as seal, l.* from staff_event s
            left join %1$s l on l.id = split_part(s.detail, ':', 2)::bigint where s.detail like '%2$s%%' order by s.number""";
    /** What is older than the first seal was written before there were seals. */
    private static final String NOT_SEALED = """
            with seals as (select split_part(detail, ':', 2)::bigint as id from staff_event where detail like '%2$s%%')
            select id from %1$s where who_subject is not null and id >= (select min(id) from seals) and id not in (select id from seals)
            order by id limit 1""";

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
        return new Result(chain.head, Optional.ofNullable(chain.broken));
    }

    /** One snapshot for all. Without a transaction the driver would hold all rows at once. */
    private static Void read(Connection connection, Chain chain) throws SQLException {
        connection.setAutoCommit(false);
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            each(connection, "select * from staff_event order by number", chain, chain::next);
            chain.end();
            for (var log : Log.values()) {
                each(connection, SEALED.formatted(log.table(), log.mark()), chain, row -> chain.sealed(log, row));
                each(connection, NOT_SEALED.formatted(log.table(), log.mark()), chain, row -> chain.notSealed(log, row));
            }
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(true);
        }
        return null;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, Chain chain, Reader reader) throws SQLException {
        if (chain.broken != null) {
            return;
        }
        try (var statement = connection.prepareStatement(query)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var rows = statement.executeQuery()) {
                while (chain.broken == null && rows.next()) {
                    reader.read(rows);
                }
            }
        }
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

        void end() {
            if (broken == null && then != null && then.number() > head.number()) {
                broken = new Broken(head.number() + 1, Fault.CUT_OFF);
            }
        }

        void sealed(Log log, ResultSet row) throws SQLException {
            var seal = row.getString("seal");
            if (row.getObject("id") == null) {
                broken = new Broken(row.getLong("sealed_by"), Fault.ROW_GONE, seal.substring(0, seal.lastIndexOf(':')));
            } else if (!seal.equals(log.seal(row))) {
                broken = new Broken(row.getLong("sealed_by"), Fault.ROW_CHANGED, seal.substring(0, seal.lastIndexOf(':')));
            }
        }

        void notSealed(Log log, ResultSet row) throws SQLException {
            broken = new Broken(0, Fault.ROW_NOT_SEALED, log.mark() + row.getLong("id"));
        }

        private static StaffEntry entry(ResultSet row) throws SQLException {
            return new StaffEntry(row.getLong("number"), row.getTimestamp("at").toInstant(), row.getString("who_issuer"),
                    row.getString("who_subject"), row.getString("who_name"), row.getString("who_roles"), row.getString("who_office"),
                    row.getString("act"), row.getString("subject_kind"), row.getString("subject_id"), row.getString("purpose"),
                    row.getString("reason"), row.getString("detail"));
        }
    }
}
