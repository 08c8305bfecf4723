package it.portaledgst.domain.hint;

import it.portaledgst.domain.payment.Citizen;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which explanations a person has seen, so that none is forced on them twice, on whatever device they sign in. */
@Component
public class SeenHints {

    private final JdbcClient jdbc;
    private final Clock clock;

    SeenHints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param hint a short stable name, at most 40 characters */
    public boolean seen(Citizen person, String hint) {
        return jdbc.sql("select count(*) from seen_hint where owner_issuer = ? and owner_subject = ? and hint = ?")
                .params(person.issuer(), person.subject(), hint).query(Long.class).single() > 0;
    }

    public void remember(Citizen person, String hint) {
        jdbc.sql("insert into seen_hint (owner_issuer, owner_subject, hint, seen_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(person.issuer(), person.subject(), hint, Timestamp.from(clock.instant())).update();
    }
}
