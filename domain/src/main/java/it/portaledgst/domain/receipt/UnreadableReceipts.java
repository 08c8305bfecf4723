package it.portaledgst.domain.receipt;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that bring a receipt but had to be refused: kept as they came, because somebody may have paid. */
@Component
public class UnreadableReceipts {

    private final JdbcClient jdbc;
    private final Clock clock;

    UnreadableReceipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param problem what is wrong, for the person who looks at it */
    public void keep(String faultCode, String problem, byte[] rawMessage) {
        jdbc.sql("insert into unreadable_receipt (id, received_at, fault_code, problem, raw_message) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), Timestamp.from(clock.instant()), faultCode, problem, rawMessage)
                .update();
    }
}
