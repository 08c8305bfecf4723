package it.portaledgst.domain.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "online_attempt")
class OnlineAttemptEntity {

    @Id
    UUID id;
    UUID requestId;
    @Enumerated(EnumType.STRING)
    AttemptState state;
    Instant startedAt;
    /** The key of the attempt's return tokens, kept under its first name. */
    @Column(name = "return_token")
    String returnKey;
    String onward;
    String checkoutUrl;
    @Enumerated(EnumType.STRING)
    CheckoutProblem problem;
    @Enumerated(EnumType.STRING)
    ReturnKind returned;
    Instant returnedAt;
    Instant lastCheckedAt;
    Instant nextCheckAt;

    protected OnlineAttemptEntity() {
    }

    OnlineAttemptEntity(UUID id, UUID requestId, Instant startedAt, String returnKey, String onward) {
        this.id = id;
        this.requestId = requestId;
        this.state = AttemptState.REQUESTED;
        this.startedAt = startedAt;
        this.returnKey = returnKey;
        this.onward = onward;
    }

    OnlineAttempt toRecord() {
        return new OnlineAttempt(id, requestId, state, startedAt, checkoutUrl, problem, returned, lastCheckedAt,
                nextCheckAt);
    }
}
