package it.portaledgst.domain.retention;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who, when the time for it is over, and keeps what, when and how much: state, amount, service, office, notice code,
 * receipt id, who was paid through, and the hash of the original. What cannot be told to anyone any more has no owner either.
 */
@Component
public class Retention {

    /** What stands where a person's data stood; of the shape that everything expects of a debtor. */
    static final String NAME = "Dati cancellati";
    static final String EMAIL = "dati-cancellati@portale.invalid";
    private static final String OWNER = "portale:forgotten";
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final JdbcClient jdbc;
    private final PaymentJournal journal;
    private final RetentionTerms terms;
    private final Clock clock;

    Retention(JdbcClient jdbc, PaymentJournal journal, RetentionTerms terms, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Requests that are over for so long, the oldest first, with their receipts and documents; none for which a person has still
     * to decide on a receipt.
     *
     * @return how many; as many as the limit when there may be more
     */
    @Transactional
    public int forgetRequests(int limit) {
        var unpaid = before(terms.unpaid());
        var paid = before(terms.paid());
        return forget(jdbc.sql("""
                select r.id from payment_request r
                where r.forgotten_at is null and r.state <> 'TO_PAY' and r.due_date < greatest(:unpaid::date, :paid::date)
                  and case when exists (select from receipt e where e.request_id = r.id)
                      then not exists (select from receipt e where e.request_id = r.id
                                       and (e.stored_at >= :paidMoment or e.reason is not null and e.decision is null))
                      else r.due_date < :unpaid end
                order by r.due_date, r.id limit :limit for update skip locked
                """).param("unpaid", unpaid).param("paid", paid).param("paidMoment", moment(paid)).param("limit", limit)
                .query(UUID.class).list());
    }

    /** Receipts that belong to no request, and messages that nobody could read. */
    @Transactional
    public int forgetReceiptsOfNoRequest(int limit) {
        var before = moment(before(terms.paid()));
        var keys = jdbc.sql("""
                select key from receipt where request_id is null and forgotten_at is null and stored_at < ? and (reason is null or decision is not null)
                order by stored_at limit ? for update skip locked
                """).params(before, limit).query(UUID.class).list();
        forgetReceipts(keys);
        return keys.size() + jdbc.sql("""
                delete from unreadable_receipt where id in (select id from unreadable_receipt where received_at < ? limit ?)
                """).params(before, limit).update();
    }

    @Transactional
    public int forgetSupport(int limit) {
        return forgetSupport(jdbc.sql("""
                select id from support_request where forgotten_at is null and state in ('ANSWERED', 'CLOSED') and changed_at < ?
                order by changed_at limit ? for update skip locked
                """).params(moment(before(terms.support())), limit).query(UUID.class).list());
    }

    /** Statements for companies: who asked, and for whom. Their files have gone with their links. */
    @Transactional
    public int forgetStatements(int limit) {
        return forgetStatements(jdbc.sql("""
                select id from company_statement where forgotten_at is null and (state = 'REFUSED' and decided_at < :before or state = 'READY' and expires_at < :before)
                order by requested_at limit :limit for update skip locked
                """).param("before", moment(before(terms.support()))).param("limit", limit).query(UUID.class).list());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int forget(List<UUID> requests) {
        if (requests.isEmpty()) {
            return 0;
        }
        jdbc.sql("delete from document where request_id in (:ids)").param("ids", requests).update();
        jdbc.sql("update online_attempt set checkout_url = null, onward = null where request_id in (:ids)").param("ids", requests).update();
        forgetReceipts(jdbc.sql("select key from receipt where request_id in (:ids)").param("ids", requests).query(UUID.class).list());
        jdbc.sql("""
                update payment_request set forgotten_at = :now, owner_issuer = :owner, owner_subject = id::text,
                    debtor_name = :name, debtor_tax_country = 'XX', debtor_tax_code = 'CANCELLATO', debtor_email = :email, debtor_pec = null,
                    debtor_street = null, debtor_civic_number = null, debtor_postal_code = null, debtor_city = null, debtor_province = null,
                    debtor_country = null, fields = '{}', description = left(service_title, 140), search_text = ''
                where id in (:ids)
                """).param("now", now()).param("owner", OWNER).param("name", NAME).param("email", EMAIL).param("ids", requests).update();
        requests.forEach(id -> journal.add(id, Kind.FORGOTTEN, null));
        return requests.size();
    }

    private void forgetReceipts(List<UUID> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql("update receipt set forgotten_at = :now, payer_name = null, description = null, raw = '', pushed_xml = null where key in (:keys)")
                    .param("now", now()).param("keys", keys).update();
            jdbc.sql("update receipt_transfer set remittance_information = '' where receipt_key in (:keys)").param("keys", keys).update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int forgetSupport(List<UUID> requests) {
        if (requests.isEmpty()) {
            return 0;
        }
        jdbc.sql("""
                update support_request set forgotten_at = :now, owner_issuer = :owner, owner_subject = id::text, email = :email,
                    notice_code = null, payment_request_id = null, reply_draft = null
                where id in (:ids)
                """).param("now", now()).param("owner", OWNER).param("email", EMAIL).param("ids", requests).update();
        // the table lets this through for requests that are forgotten, and nothing else
        jdbc.sql("update support_message set text = '' where request_id in (:ids)").param("ids", requests).update();
        jdbc.sql("update support_note set text = '' where request_id in (:ids)").param("ids", requests).update();
        return requests.size();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int forgetStatements(List<UUID> statements) {
        if (statements.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                update company_statement set forgotten_at = :now, owner_issuer = :owner, owner_subject = id::text, applicant_name = :name,
                    applicant_tax_code = null, company = :name, tax_code = 'CANCELLATO', email = :email, words = null
                where id in (:ids)
                """).param("now", now()).param("owner", OWNER).param("name", NAME).param("email", EMAIL).param("ids", statements).update();
    }

    private LocalDate before(Period kept) {
        return kept == null ? NEVER : PaymentTerms.today(clock).minus(kept);
    }

    private static Timestamp moment(LocalDate day) {
        return Timestamp.from(PaymentTerms.startOf(day));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
