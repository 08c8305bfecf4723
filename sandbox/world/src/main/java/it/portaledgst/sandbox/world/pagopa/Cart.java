package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a creditor asked Checkout to let somebody pay. */
record Cart(UUID id, Content content, Instant createdAt, State state) {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** As the creditor sent it, amounts in cents. */
    record Content(String emailNotice, List<Item> paymentNotices, ReturnUrls returnUrls, String idCart) {
    }

    record Item(String noticeNumber, String fiscalCode, long amount, String companyName, String description) {

        Notice notice() {
            return new Notice(fiscalCode, noticeNumber);
        }

        BigDecimal euro() {
            return BigDecimal.valueOf(amount, 2);
        }
    }

    record ReturnUrls(String ok, String cancel, String error, String waiting) {
    }

    enum State { OPEN, PAID, REFUSED, CANCELLED, WAITING }

    boolean open(Instant now) {
        return state == State.OPEN && now.isBefore(createdAt.plus(LIFE));
    }
}
