package it.portaledgst.domain.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things may take. No public service level was found: all of them are this project's.
 *
 * @param dueDays     working days in which the office decides
 * @param centralDays working days in which the central office decides what the office has not
 * @param maxOpen     how many statements one person may wait for at once
 * @param dueSpread   statements of one day do not all escalate at midnight
 */
@ConfigurationProperties("portale.statements")
public record StatementTerms(
        @DefaultValue("10") int dueDays,
        @DefaultValue("5") int centralDays,
        @DefaultValue("5") int maxOpen,
        @DefaultValue("PT2H") Duration dueSpread) {

    /** Each statement has its own, stable delay after its due moment. */
    Instant escalateAt(UUID id, Instant dueAt) {
        long seconds = dueSpread.toSeconds();
        return seconds <= 0 ? dueAt : dueAt.plusSeconds(Math.floorMod(id.hashCode(), seconds));
    }
}
