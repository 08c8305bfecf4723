package it.portaledgst.domain.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRequestRepository extends Repository<PaymentRequestEntity, UUID> {

    Optional<PaymentRequestEntity> findById(UUID id);

    Optional<PaymentRequestEntity> findByIdAndOwnerIssuerAndOwnerSubject(UUID id, String issuer, String subject);

    Optional<PaymentRequestEntity> findByOwnerIssuerAndOwnerSubjectAndIdempotencyKey(String issuer, String subject,
                                                                                     UUID idempotencyKey);

    Optional<PaymentRequestEntity> findByCreditorFiscalCodeAndNoticeCode(String creditorFiscalCode, String noticeCode);

    /** The state is the one to show: an unpaid request past its last day counts as expired. */
    String OF_OWNER_AND_FILTER = """
            from PaymentRequestEntity r
            where r.ownerIssuer = :issuer and r.ownerSubject = :subject
              and (r.state <> TO_PAY and r.state in :states
                   or r.state = TO_PAY and r.dueDate >= :today and :toPay = true
                   or r.state = TO_PAY and r.dueDate < :today and :expired = true)
              and r.searchText like :pattern
            """;

    @Query("select r " + OF_OWNER_AND_FILTER + """
              and (r.createdAt < :beforeAt or r.createdAt = :beforeAt and r.id > :beforeId)
            order by r.createdAt desc, r.id asc
            """)
    List<PaymentRequestEntity> page(String issuer, String subject, Collection<PaymentState> states, String pattern,
                                    LocalDate today, boolean toPay, boolean expired, Instant beforeAt,
                                    UUID beforeId, Limit limit);

    @Query("select count(*) " + OF_OWNER_AND_FILTER)
    long count(String issuer, String subject, Collection<PaymentState> states, String pattern, LocalDate today,
               boolean toPay, boolean expired);

    /** With so many attempts that the browser came back from with hope: none, or at least one. */
    @Query("""
            select r from PaymentRequestEntity r
            where r.ownerIssuer = :issuer and r.ownerSubject = :subject and r.state = TO_PAY and r.dueDate >= :today
              and (select count(*) from OnlineAttemptEntity a where a.requestId = r.id
                  and a.state in (REQUESTED, LEFT_FOR_CHECKOUT) and a.returned in (OK, WAITING)) between :least and :most
            order by r.dueDate, r.createdAt, r.id
            """)
    List<PaymentRequestEntity> toPay(String issuer, String subject, LocalDate today, long least, long most, Limit limit);

    /** Whatever its state, newest first. */
    @Query(value = """
            select * from payment_request
            where owner_issuer = :issuer and owner_subject = :subject and fields ->> :field = :year
            order by created_at desc, id
            """, nativeQuery = true)
    List<PaymentRequestEntity> ofYear(String issuer, String subject, String field, String year, Limit limit);

    /** Whoever starts or ends an online attempt, or deletes, waits here for the others. */
    @Query(value = "select id from payment_request where id = :id and owner_issuer = :issuer and owner_subject = :subject"
            + " for update", nativeQuery = true)
    Optional<UUID> lock(UUID id, String issuer, String subject);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = DELETED
            where r.id = :id and r.state = TO_PAY and r.dueDate >= :today
              and not exists (
                select 1 from OnlineAttemptEntity a where a.requestId = r.id
                  and a.state in (REQUESTED,
                                  LEFT_FOR_CHECKOUT)
                  and (a.returned is null or a.returned <> CANCELLED))
            """)
    int deleteIfToPay(UUID id, LocalDate today);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = EXPIRED
            where r.id = :id and r.state = TO_PAY and r.dueDate < :today
              and not exists (
                select 1 from OnlineAttemptEntity a where a.requestId = r.id and a.state in (REQUESTED, LEFT_FOR_CHECKOUT))
            """)
    int expireIfOver(UUID id, LocalDate today);

    @Query("select r.state from PaymentRequestEntity r where r.id = :id")
    Optional<PaymentState> stateOf(UUID id);
}
