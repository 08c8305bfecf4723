package it.portaledgst.domain.receipt;

import it.portaledgst.domain.lock.Locks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SANP allows a creditor's systems ten questions for receipts in any sixty minutes: all processes together, whenever they
 * were started.
 */
@Component
public class RecoveryBudget {

    private static final int QUESTIONS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(60);
    /** After this long there is one more to be had, when the questions are spread. */
    public static final Duration SHARE = WINDOW.dividedBy(QUESTIONS);

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Clock clock;

    RecoveryBudget(JdbcClient jdbc, Locks locks, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * In a commit of its own, before the question: one that was not answered was asked, too.
     *
     * @return false when pagoPA may not be asked now
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take() {
        locks.hold("recovery-budget");
        var now = clock.instant();
        jdbc.sql("delete from receipt_question where asked_at <= ?").param(Timestamp.from(now.minus(WINDOW))).update();
        return jdbc.sql("insert into receipt_question select ? where (select count(*) from receipt_question) < ?")
                .params(Timestamp.from(now), QUESTIONS).update() == 1;
    }
}
