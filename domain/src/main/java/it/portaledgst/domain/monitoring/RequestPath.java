package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.payment.NoticeCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a request has been in the engine.
 *
 * @param answeredAt null as long as the workers have not answered
 * @param steps      oldest first; none when the engine does not know the request, or not any more
 */
public record RequestPath(UUID requestId, NoticeCode noticeCode, Instant askedAt, Instant answeredAt, List<PathStep> steps) {
}
