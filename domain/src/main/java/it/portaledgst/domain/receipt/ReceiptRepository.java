package it.portaledgst.domain.receipt;

import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Receipts, and the only statements that make a request paid: they live beside the decision, nowhere else. */
interface ReceiptRepository extends Repository<ReceiptEntity, UUID> {

    Optional<ReceiptEntity> findById(UUID key);

    boolean existsByCreditorFiscalCodeAndNoticeCodeAndReceiptId(String creditorFiscalCode, String noticeCode,
                                                                String receiptId);

    boolean existsByRequestIdAndStoredAtGreaterThanEqual(UUID requestId, Instant from);

    @Query("select e from ReceiptEntity e, PaymentRequestEntity r where r.id = :requestId and e.key = r.receiptKey")
    Optional<ReceiptEntity> thatPaid(UUID requestId);

    /** Wins or loses against the citizen's deletion, the expiry and other receipts: the row decides. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = PAID, r.paidAt = :paidAt, r.receiptKey = :receiptKey
            where r.id = :requestId and r.state = :from and r.amount = :amount
            """)
    int pay(UUID requestId, PaymentState from, BigDecimal amount, Instant paidAt, UUID receiptKey);

    /** A person accepted the receipt, whatever its amount. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = PAID, r.paidAt = :paidAt, r.receiptKey = :receiptKey
            where r.id = :requestId and r.state in :from
            """)
    int settle(UUID requestId, Collection<PaymentState> from, Instant paidAt, UUID receiptKey);

    @Query("select r.state from PaymentRequestEntity r where r.id = :requestId")
    PaymentState stateOf(UUID requestId);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ReceiptEntity e set e.reason = :reason where e.key = :key")
    int unmatched(UUID key, UnmatchedReason reason);

    /** The first pushed message is kept beside what was told of it before it came. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update ReceiptEntity e set e.pushedXml = :xml
            where e.creditorFiscalCode = :creditorFiscalCode and e.noticeCode = :noticeCode and e.receiptId = :receiptId
                and e.rawType = JSON and e.pushedXml is null
            """)
    int keepPushed(String creditorFiscalCode, String noticeCode, String receiptId, byte[] xml);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ReceiptEntity e set e.requestId = :requestId where e.key = :key and e.decision is null")
    int move(UUID key, UUID requestId);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ReceiptEntity e set e.decision = :decision, e.decidedAt = :at where e.key = :key and e.decision is null")
    int decide(UUID key, ReceiptEntity.Decision decision, Instant at);
}
