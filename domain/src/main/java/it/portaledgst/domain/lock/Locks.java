package it.portaledgst.domain.lock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes transactions about the same thing follow one another, in whatever process they run. */
@Component
public class Locks {

    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. Different names may share a lock, which only costs a wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String name) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))").param(name).query(Integer.class).single();
    }
}
