package it.portaledgst.domain.integrator;

import java.time.Instant;
import java.util.UUID;

/**
 * One change to be told to one receiver, and how the telling went.
 *
 * @param sequence      grows with every change; of one request's changes the greater one is the later one
 * @param nextAttemptAt null unless it is pending
 * @param attemptedAt   when the last attempt ended; null before the first one has
 * @param lastStatus    the HTTP status of the last attempt; null when there was no answer
 * @param lastProblem   null when the last attempt succeeded or none has ended
 */
public record Delivery(UUID id, UUID requestId, String noticeCode, Change change, long sequence, Instant happenedAt,
                       DeliveryState state, int attempts, Instant nextAttemptAt, Instant attemptedAt, Integer lastStatus,
                       DeliveryProblem lastProblem) {
}
