package it.portaledgst.domain.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OnlineAttemptRepository extends Repository<OnlineAttemptEntity, UUID> {

    Optional<OnlineAttemptEntity> findById(UUID id);

    Optional<OnlineAttemptEntity> findByRequestIdAndState(UUID requestId, AttemptState state);

    /** {@link AttemptState#open()} of an attempt {@code a}. */
    String OPEN = "a.state in (REQUESTED, LEFT_FOR_CHECKOUT)";

    @Query("select count(a) > 0 from OnlineAttemptEntity a where a.requestId = :requestId and " + OPEN)
    boolean hasOpen(UUID requestId);

    @Query("select a from OnlineAttemptEntity a where a.requestId = :requestId and " + OPEN)
    List<OnlineAttemptEntity> openOf(UUID requestId);

    @Query("""
            select a from OnlineAttemptEntity a where a.requestId in :requestIds
              and a.startedAt = (select max(b.startedAt) from OnlineAttemptEntity b where b.requestId = a.requestId)
            """)
    List<OnlineAttemptEntity> lastOf(Collection<UUID> requestIds);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update OnlineAttemptEntity a
            set a.state = LEFT_FOR_CHECKOUT, a.checkoutUrl = :checkoutUrl
            where a.id = :id and a.state = REQUESTED
            """)
    int leave(UUID id, String checkoutUrl);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update OnlineAttemptEntity a
            set a.state = FAILED, a.problem = :problem
            where a.id = :id and a.state = REQUESTED
            """)
    int fail(UUID id, CheckoutProblem problem);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update OnlineAttemptEntity a set a.state = CLOSED, a.nextCheckAt = null where a.id = :id and " + OPEN)
    int close(UUID id);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update OnlineAttemptEntity a set a.state = CLOSED, a.nextCheckAt = null where a.requestId = :requestId and " + OPEN)
    int closeAll(UUID requestId);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update OnlineAttemptEntity a set a.lastCheckedAt = :at, a.nextCheckAt = :nextCheckAt
            where a.id = :id and a.state = LEFT_FOR_CHECKOUT
            """)
    int checked(UUID id, Instant at, Instant nextCheckAt);

    /**
     * A return that lets hope for a payment is never overwritten, nor an error by "cancelled": that may come from another
     * tab, and after an error money may still be moving.
     */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update OnlineAttemptEntity a set a.returned = :kind, a.returnedAt = :at
            where a.id = :id and (a.returned is null or a.returned = CANCELLED
              or (a.returned = ERROR and :kind <> CANCELLED))
            """)
    int cameBack(UUID id, ReturnKind kind, Instant at);
}
