package it.portaledgst.domain.payment;

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
    String returnToken;
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

    OnlineAttemptEntity(UUID id, UUID requestId, Instant startedAt, String returnToken) {
        this.id = id;
        this.requestId = requestId;
        this.state = AttemptState.REQUESTED;
        this.startedAt = startedAt;
        this.returnToken = returnToken;
    }

    OnlineAttempt toRecord() {
        return new OnlineAttempt(id, requestId, state, startedAt, checkoutUrl, problem, returned, lastCheckedAt,
                nextCheckAt);
    }
}
