package it.portaledgst.domain.support;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.SupportEvent;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.support.SupportMessage.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The person's side. Every method enforces the owner: what somebody else sent behaves as if it did not exist. */
@Service
@Transactional
public class SupportRequests {

    private static final int MAX_PAGE = 100;
    /** Of one request; who has more to say has been waiting for an answer for long. */
    private static final int MAX_MESSAGES = 100;

    private final JdbcClient jdbc;
    private final SupportRows rows;
    private final SupportRules rules;
    private final DueDates dueDates;
    private final DeskJournal journal;
    private final EventOutbox outbox;
    private final Locks locks;
    private final PaymentRequests payments;
    private final SupportDrafts drafts;
    private final SupportTerms terms;

    SupportRequests(JdbcClient jdbc, SupportRows rows, SupportRules rules, DueDates dueDates, DeskJournal journal, EventOutbox outbox,
                    Locks locks, PaymentRequests payments, SupportDrafts drafts, SupportTerms terms) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.rules = rules;
        this.dueDates = dueDates;
        this.journal = journal;
        this.outbox = outbox;
        this.locks = locks;
        this.payments = payments;
        this.drafts = drafts;
        this.terms = terms;
    }

    /** What is wrong with it, by field name ({@code category, noticeCode, service, office, province, email, notPec, message}); empty when all is well. */
    @Transactional(readOnly = true)
    public Map<String, Problem> problems(NewSupportRequest request) {
        return rules.problems(request);
    }

    /**
     * Sends it, once per idempotency key: a repeated sending gets the first one's result. The answer never tells whether a
     * notice code that is not the person's exists.
     *
     * @throws RejectedException with the first of the {@link #problems}, or when the person has too many open requests
     */
    public SupportRequest open(Citizen owner, NewSupportRequest request) {
        locks.hold("support " + owner.issuer() + " " + owner.subject());
        var known = sentWith(owner, request.idempotencyKey());
        if (known.isPresent()) {
            return known.get();
        }
        rules.problems(request).entrySet().stream().findFirst().ifPresent(problem -> {
            throw new RejectedException(problem.getKey(), problem.getValue());
        });
        if (countOpen(owner) >= terms.maxOpen()) {
            throw new RejectedException(Refusal.SUPPORT_TOO_MANY, terms.maxOpen());
        }
        var id = UUID.randomUUID();
        insert(owner, id, request);
        drafts.forget(owner, request.idempotencyKey());
        rows.write(id, Kind.REQUEST, request.message().strip(), null, null);
        journal.happened(id, CaseEvent.Kind.OPENED, null, null);
        outbox.write(new SupportEvent.Opened(UUID.randomUUID(), id));
        return rows.find(id).orElseThrow();
    }

    /** What the form with that key has become. */
    @Transactional(readOnly = true)
    public Optional<SupportRequest> sentWith(Citizen owner, UUID idempotencyKey) {
        return jdbc.sql(SupportRows.REQUEST + "where owner_issuer = ? and owner_subject = ? and idempotency_key = ?")
                .params(owner.issuer(), owner.subject(), idempotencyKey).query(SupportRequest.class).optional();
    }

    /**
     * Newest first, a page at a time.
     *
     * @param after the last of the page before, null for the first
     */
    @Transactional(readOnly = true)
    public List<SupportRequest> mine(Citizen owner, SupportRequest after, int limit) {
        return jdbc.sql(SupportRows.REQUEST + """
                where owner_issuer = :issuer and owner_subject = :subject
                  and (:id::uuid is null or created_at < :createdAt::timestamptz or created_at = :createdAt::timestamptz and id > :id::uuid)
                order by created_at desc, id limit :limit""")
                .param("issuer", owner.issuer()).param("subject", owner.subject())
                .param("id", after == null ? null : after.id().toString())
                .param("createdAt", after == null ? null : after.createdAt().toString())
                .param("limit", Math.clamp(limit, 1, MAX_PAGE)).query(SupportRequest.class).list();
    }

    @Transactional(readOnly = true)
    public long count(Citizen owner) {
        return jdbc.sql("select count(*) from support_request where owner_issuer = ? and owner_subject = ?")
                .params(owner.issuer(), owner.subject()).query(Long.class).single();
    }

    /** Those that wait for something: of the person or of an office. */
    @Transactional(readOnly = true)
    public long countOpen(Citizen owner) {
        return jdbc.sql("select count(*) from support_request where owner_issuer = ? and owner_subject = ? and state in ('NEW', 'OPEN', 'WAITING')")
                .params(owner.issuer(), owner.subject()).query(Long.class).single();
    }

    /** Those that were opened about this payment request, newest first. */
    @Transactional(readOnly = true)
    public List<SupportRequest> about(Citizen owner, UUID paymentRequestId) {
        return jdbc.sql(SupportRows.REQUEST + "where payment_request_id = ? and owner_issuer = ? and owner_subject = ? order by created_at desc, id limit ?")
                .params(paymentRequestId, owner.issuer(), owner.subject(), MAX_PAGE).query(SupportRequest.class).list();
    }

    /** With all that was written; who of the staff wrote is not told. */
    @Transactional(readOnly = true)
    public Optional<SupportThread> one(Citizen owner, UUID id) {
        return jdbc.sql(SupportRows.REQUEST + "where id = ? and owner_issuer = ? and owner_subject = ?")
                .params(id, owner.issuer(), owner.subject()).query(SupportRequest.class).optional()
                .map(request -> new SupportThread(request, rows.messages(id).stream().map(message -> new SupportMessage(message.id(),
                        message.at(), message.kind(), message.text(), message.officeCode(), null)).toList()));
    }

    /**
     * The person writes: a reply when they were asked something, else something to add.
     *
     * @throws RejectedException without words, with too many, or when it is over
     */
    public void write(Citizen owner, UUID id, String text) {
        var request = rows.lock(owner, id).orElseThrow(() -> new RejectedException(Refusal.SUPPORT_UNKNOWN));
        var words = words(text);
        if (!request.state().open()) {
            throw new RejectedException(Refusal.SUPPORT_OVER);
        }
        boolean reply = request.state() == SupportState.WAITING;
        if (!reply && rows.messages(id).size() >= MAX_MESSAGES) {
            throw new RejectedException(Refusal.SUPPORT_LONG);
        }
        rows.write(id, reply ? Kind.REPLY : Kind.ADDITION, words, null, null);
        journal.happened(id, reply ? CaseEvent.Kind.REPLIED : CaseEvent.Kind.ADDED, request.officeCode(), null);
        if (reply) {
            back(id, request);
            outbox.write(new SupportEvent.Replied(UUID.randomUUID(), id, request.questionId()));
        } else {
            jdbc.sql("update support_request set changed_at = ?, version = version + 1 where id = ?")
                    .params(Timestamp.from(rows.now()), id).update();
        }
    }

    /**
     * Goes on with a request that was answered or closed, within {@link SupportTerms#reopenDays()} days.
     *
     * @throws RejectedException without words, with too many, when it is open or too late
     */
    public void reopen(Citizen owner, UUID id, String text) {
        var request = rows.lock(owner, id).orElseThrow(() -> new RejectedException(Refusal.SUPPORT_UNKNOWN));
        var words = words(text);
        if (request.state().open()) {
            throw new RejectedException(Refusal.SUPPORT_REOPEN_OPEN);
        }
        if (!request.reopenable(rows.now())) {
            throw new RejectedException(Refusal.SUPPORT_REOPEN_LATE, terms.reopenDays());
        }
        rows.write(id, Kind.REOPENING, words, null, null);
        journal.happened(id, CaseEvent.Kind.REOPENED, request.officeCode(), null);
        back(id, request);
        outbox.write(new SupportEvent.Reopened(UUID.randomUUID(), id));
    }

    /** The office has it again, with all the days it had at first. Who had taken it on still has it. */
    private void back(UUID id, SupportRequest request) {
        var due = rows.due(id);
        jdbc.sql("""
                update support_request set state = 'OPEN', question_id = null, reopen_until = null, warned_at = null, due_at = ?,
                       changed_at = ?, version = version + 1 where id = ?""")
                .params(Timestamp.from(dueDates.dueAt(request.officeCode(), rows.now(), due.days(), due.kind())), Timestamp.from(rows.now()), id)
                .update();
    }

    private void insert(Citizen owner, UUID id, NewSupportRequest request) {
        var noticeCode = SupportRules.digits(request.noticeCode());
        var own = noticeCode == null ? Optional.<PaymentRequest>empty() : ownWith(owner, noticeCode);
        var now = rows.now();
        jdbc.sql("""
                insert into support_request (id, number, idempotency_key, owner_issuer, owner_subject, category, notice_code,
                       payment_request_id, service_code, chosen_office, province, abroad, blocked, says_paid, email, language, state,
                       created_at, changed_at)
                values (:id, :number, :key, :issuer, :subject, :category, :noticeCode, :paymentRequest, :service, :office, :province,
                       :abroad, :blocked, :saysPaid, :email, :language, 'NEW', :now, :now)""")
                .param("id", id).param("number", nextNumber(now)).param("key", request.idempotencyKey())
                .param("issuer", owner.issuer()).param("subject", owner.subject()).param("category", request.category().name())
                .param("noticeCode", noticeCode).param("paymentRequest", own.map(PaymentRequest::id).orElse(null))
                .param("service", own.map(PaymentRequest::serviceCode).orElse(SupportRules.given(request.serviceCode())))
                .param("office", Optional.ofNullable(SupportRules.given(request.officeCode()))
                        .or(() -> own.map(PaymentRequest::officeCode)).orElse(null))
                .param("province", SupportRules.sigla(request.province())).param("abroad", request.abroad())
                .param("blocked", request.blocked()).param("saysPaid", request.saysPaid()).param("email", request.email().strip())
                .param("language", SupportRules.language(request.language())).param("now", Timestamp.from(now)).update();
    }

    private Optional<PaymentRequest> ownWith(Citizen owner, String noticeCode) {
        return payments.list(owner, new PaymentFilter(null, noticeCode), null, 1).rows().stream()
                .filter(request -> request.noticeCode().value().equals(noticeCode)).findFirst();
    }

    private String nextNumber(Instant now) {
        long number = jdbc.sql("select nextval('support_request_number')").query(Long.class).single();
        return "S-%d-%06d".formatted(now.atZone(PaymentTerms.ROME).getYear(), number);
    }

    private static String words(String text) {
        var words = text == null ? "" : text.strip();
        if (words.isEmpty() || words.length() > NewSupportRequest.MAX_MESSAGE) {
            throw new RejectedException("message", Problem.of(Refusal.SUPPORT_MESSAGE, NewSupportRequest.MAX_MESSAGE));
        }
        return words;
    }
}
