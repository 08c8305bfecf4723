package it.portaledgst.domain.payment;

import it.portaledgst.domain.catalogue.ServiceEntry;
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

    List<PaymentRequestEntity> findByIdIn(Collection<UUID> ids);

    List<PaymentRequestEntity> findByIdInAndOwnerIssuerAndOwnerSubject(Collection<UUID> ids, String issuer, String subject);

    Optional<PaymentRequestEntity> findByOwnerIssuerAndOwnerSubjectAndIdempotencyKey(String issuer, String subject,
                                                                                     UUID idempotencyKey);

    Optional<PaymentRequestEntity> findByCreditorFiscalCodeAndNoticeCode(String creditorFiscalCode, String noticeCode);

    /** Without what the browser came back from with hope. */
    @Query(TO_PAY + " and not" + HAS_SENT_ATTEMPT + SOONEST)
    List<PaymentRequestEntity> toPay(String issuer, String subject, LocalDate today, Limit limit);

    /** Only what the browser came back from with hope. */
    @Query(TO_PAY + " and" + HAS_SENT_ATTEMPT + SOONEST)
    List<PaymentRequestEntity> beingVerified(String issuer, String subject, LocalDate today, Limit limit);

    String TO_PAY = """
            select r from PaymentRequestEntity r
            where r.ownerIssuer = :issuer and r.ownerSubject = :subject and r.state = TO_PAY and r.dueDate >= :today
            """;
    String HAS_OPEN_ATTEMPT = " exists (select 1 from OnlineAttemptEntity a where a.requestId = r.id and " + OnlineAttemptRepository.OPEN;
    /** What {@link OnlineAttempt#sent()} says. */
    String HAS_SENT_ATTEMPT = HAS_OPEN_ATTEMPT + " and a.returned in (OK, WAITING))";
    String SOONEST = " order by r.dueDate, r.createdAt, r.id";

    /** Newest first. */
    @Query(value = "select * " + OF_YEAR + " and state = 'PAID' order by created_at desc, id", nativeQuery = true)
    List<PaymentRequestEntity> paidOfYear(String issuer, String subject, String year, Limit limit);

    interface Asked {

        String getServiceCode();

        String getTaxCountry();

        String getTaxCode();
    }

    /** Paid or still to be paid: for which service and debtor. */
    @Query(value = "select distinct service_code as serviceCode, debtor_tax_country as taxCountry, debtor_tax_code as taxCode " + OF_YEAR
            + PAID_OR_TO_PAY, nativeQuery = true)
    List<Asked> askedForInYear(String issuer, String subject, String year, LocalDate today);

    /**
     * Paid or still to be paid, for one service and one debtor; for debtors of the same other country, too: their numbers
     * are written in more than one way. Newest first.
     */
    @Query(value = "select * " + OF_YEAR + " and service_code = :serviceCode and debtor_tax_country = :country"
            + " and (:country <> 'IT' or debtor_tax_code = :code)" + PAID_OR_TO_PAY + " order by created_at desc, id", nativeQuery = true)
    List<PaymentRequestEntity> askedForInYear(String issuer, String subject, String year, String serviceCode, String country,
                                              String code, LocalDate today);

    String PAID_OR_TO_PAY = " and (state = 'PAID' or state = 'TO_PAY' and due_date >= :today)";

    /** The field's name is written out, as in the index that finds it. */
    String OF_YEAR = "from payment_request where owner_issuer = :issuer and owner_subject = :subject and fields ->> '"
            + ServiceEntry.REFERENCE_YEAR + "' = :year";

    /** Whoever starts or ends an online attempt, or deletes, waits here for the others. */
    @Query(value = "select id from payment_request where id = :id and owner_issuer = :issuer and owner_subject = :subject"
            + " for update", nativeQuery = true)
    Optional<UUID> lock(UUID id, String issuer, String subject);

    /** The same for who is let in by something else than being the owner. */
    @Query(value = "select id from payment_request where id = :id for update", nativeQuery = true)
    Optional<UUID> lock(UUID id);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = DELETED
            where r.id = :id and r.state = TO_PAY and r.dueDate >= :today and not
            """ + HAS_OPEN_ATTEMPT + " and (a.returned is null or a.returned <> CANCELLED))")
    int deleteIfToPay(UUID id, LocalDate today);

    /**
     * A payment that came meanwhile is before a person: what they decide must find the request as they saw it. What the
     * office cancelled stays so.
     */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query(value = """
            update payment_request set state = 'TO_PAY'
            where id = :id and state = 'DELETED' and due_date >= :today
              and not exists (select 1 from receipt e where e.request_id = :id)
              and not exists (select 1 from payment_event v where v.request_id = :id and v.kind = 'CANCELLED_BY_OFFICE')
            """, nativeQuery = true)
    int restoreIfDeleted(UUID id, LocalDate today);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update PaymentRequestEntity r set r.state = EXPIRED
            where r.id = :id and r.state = TO_PAY and r.dueDate < :today and not
            """ + HAS_OPEN_ATTEMPT + ")")
    int expireIfOver(UUID id, LocalDate today);

    @Query(value = "select exists (select 1 from payment_event where request_id = :id and kind = 'CANCELLED_BY_OFFICE')", nativeQuery = true)
    boolean cancelledByOffice(UUID id);

    @Query("select r.state from PaymentRequestEntity r where r.id = :id")
    Optional<PaymentState> stateOf(UUID id);
}
