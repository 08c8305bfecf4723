package it.portaledgst.domain.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which messages about a request, or about what was written in one, have gone out, so that none goes out twice. */
@Component
public class SentMessages {

    private final JdbcClient jdbc;
    private final Clock clock;

    SentMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sends a message of this kind unless one has gone out about the same subject. The mark and the sending stand or fall
     * together: a failed sending leaves no mark, and a second caller waits for the first one's outcome.
     *
     * @param subjectId a payment request, a support request or one of its messages
     * @return whether this call sent it
     */
    @Transactional
    public boolean sendOnce(UUID subjectId, String kind, Runnable sending) {
        boolean first = jdbc.sql("insert into sent_message (request_id, kind, sent_at) values (?, ?, ?)"
                        + " on conflict (request_id, kind) do nothing")
                .params(subjectId, kind, Timestamp.from(clock.instant()))
                .update() == 1;
        if (first) {
            sending.run();
        }
        return first;
    }
}
