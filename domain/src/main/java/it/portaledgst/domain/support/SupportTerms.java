package it.portaledgst.domain.support;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things may take. No public service level was found: all of them are this project's.
 *
 * @param reopenDays   after an answer or a closing, the days in which the person may go on
 * @param reminderDays after a question, when the person is reminded of it
 * @param replyDays    after a question, when the request is closed without a reply
 * @param maxOpen      how many requests one person may have open at once
 * @param dueSpread    requests of one day do not all escalate at midnight
 */
@ConfigurationProperties("portale.support")
public record SupportTerms(
        @DefaultValue("30") int reopenDays,
        @DefaultValue("5") int reminderDays,
        @DefaultValue("15") int replyDays,
        @DefaultValue("20") int maxOpen,
        @DefaultValue("PT2H") Duration dueSpread) {

    /** Each request has its own, stable delay after its due moment. */
    Instant escalateAt(UUID id, Instant dueAt) {
        long seconds = dueSpread.toSeconds();
        return seconds <= 0 ? dueAt : dueAt.plusSeconds(Math.floorMod(id.hashCode(), seconds));
    }
}
