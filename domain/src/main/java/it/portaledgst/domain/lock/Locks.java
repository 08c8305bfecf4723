package it.portaledgst.domain.lock;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes transactions about the same thing follow one another, in whatever process they run. */
@Component
public class Locks {

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;

    Locks(JdbcClient jdbc, JdbcTemplate connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    /** Held until the transaction ends. Different names may share a lock, which only costs a wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String name) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))").param(name).query(Integer.class).single();
    }

    /**
     * Does long work made of several transactions, unless somebody somewhere is doing it now. Costs a connection for as long
     * as it takes; whoever dies in the middle frees the name with their connection.
     *
     * @return whether it was done
     */
    @Transactional(propagation = Propagation.NEVER)
    public boolean alone(String name, Runnable work) {
        return Boolean.TRUE.equals(connections.execute((ConnectionCallback<Boolean>) connection -> {
            if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 1))", name)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 1))", name);
            }
            return true;
        }));
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
