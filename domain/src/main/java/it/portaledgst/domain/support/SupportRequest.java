package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/**
 * A request for help as the person who sent it sees it.
 *
 * @param number           to quote, such as S-2026-000123
 * @param noticeCode       as given; whether it exists is not told
 * @param paymentRequestId the payment request with that code, if it is the person's own
 * @param officeCode       who works on it, null until that is decided
 * @param questionId       the message that waits for the person's reply, or null
 * @param reopenUntil      the person may go on before this moment; null while it is open
 */
public record SupportRequest(UUID id, String number, SupportCategory category, String noticeCode, UUID paymentRequestId,
                             String serviceCode, String email, String language, SupportState state, String officeCode,
                             UUID questionId, Instant createdAt, Instant changedAt, Instant reopenUntil) {

    public boolean reopenable(Instant now) {
        return !state.open() && reopenUntil != null && now.isBefore(reopenUntil);
    }
}
