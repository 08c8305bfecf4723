package it.portaledgst.domain.payment;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceCreditors;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceVersions;
import it.portaledgst.domain.event.CheckoutRequested;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.text.SearchText;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The citizen's side. Every method enforces the owner: what somebody else created behaves as if it did not exist. */
@Service
@Transactional
public class PaymentRequests {

    private static final int MAX_PAGE = 200;
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PaymentRequestRepository requests;
    private final ListQuery list;
    private final OnlineAttemptRepository attempts;
    private final Deletion deletion;
    private final PaymentDrafts drafts;
    private final RequestAssembler assembler;
    private final NoticeCodes noticeCodes;
    private final Locks locks;
    private final EntityManager entities;
    private final EventOutbox outbox;
    private final PaymentJournal journal;
    private final Catalogue catalogue;
    private final ServiceVersions versions;
    private final Offices offices;
    private final ServiceCreditors creditors;
    private final PaymentTerms terms;
    private final Clock clock;

    PaymentRequests(PaymentRequestRepository requests, ListQuery list, OnlineAttemptRepository attempts,
                    Deletion deletion, PaymentDrafts drafts, RequestAssembler assembler, NoticeCodes noticeCodes, Locks locks,
                    EntityManager entities,
                    EventOutbox outbox, PaymentJournal journal, Catalogue catalogue, ServiceVersions versions, Offices offices,
                    ServiceCreditors creditors, PaymentTerms terms, Clock clock) {
        this.requests = requests;
        this.list = list;
        this.attempts = attempts;
        this.deletion = deletion;
        this.drafts = drafts;
        this.assembler = assembler;
        this.noticeCodes = noticeCodes;
        this.locks = locks;
        this.entities = entities;
        this.outbox = outbox;
        this.journal = journal;
        this.catalogue = catalogue;
        this.versions = versions;
        this.offices = offices;
        this.creditors = creditors;
        this.terms = terms;
        this.clock = clock;
    }

    /** Creates the request, once per idempotency key: a repeated confirmation gets the first one's result. */
    public PaymentRequest confirm(Citizen owner, NewPaymentRequest request) {
        locks.hold(owner.issuer() + " " + owner.subject() + " " + request.idempotencyKey());
        var known = requests.findByOwnerIssuerAndOwnerSubjectAndIdempotencyKey(owner.issuer(), owner.subject(),
                request.idempotencyKey());
        if (known.isPresent()) {
            return assembler.assemble(known.get());
        }
        var entity = newEntity(owner, request, serviceOf(request));
        entities.persist(entity);
        entities.flush();
        drafts.forget(owner, request.idempotencyKey());
        journal.add(entity.id, Kind.CONFIRMED, null);
        outbox.write(confirmed(entity));
        return assembler.assemble(entity);
    }

    @Transactional(readOnly = true)
    public Optional<PaymentRequest> find(Citizen owner, UUID id) {
        return owned(owner, id).map(assembler::assemble);
    }

    /** Those of the ids that are this citizen's, in no particular order. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> find(Citizen owner, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of()
                : assembler.assemble(requests.findByIdInAndOwnerIssuerAndOwnerSubject(ids, owner.issuer(), owner.subject()));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public PaymentPage list(Citizen owner, PaymentFilter filter, String cursor, int limit) {
        return list(owner, filter, PaymentOrder.NEWEST, cursor, limit);
    }

    /**
     * @param cursor where the page before ended; null for the first
     * @throws IllegalArgumentException when the cursor is none of this order's
     */
    @Transactional(readOnly = true)
    public PaymentPage list(Citizen owner, PaymentFilter filter, PaymentOrder order, String cursor, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var wanted = filter == null ? PaymentFilter.NONE : filter;
        var rows = list.page(owner, wanted, order, cursor == null ? null : Cursor.parse(order, cursor), size + 1);
        var shown = rows.subList(0, Math.min(size, rows.size()));
        var last = shown.isEmpty() ? null : shown.getLast();
        var next = rows.size() > size
                ? Cursor.at(order, last.dueDate, last.amount, last.createdAt, last.id).toString() : null;
        // Who sees all there is need not have it counted.
        long total = cursor == null && next == null ? shown.size() : list.count(owner, wanted);
        return new PaymentPage(assembler.assemble(shown), next, total);
    }

    /**
     * The rows of {@link #list} that come after one of them, uncounted; for who reads a whole list piece by piece.
     *
     * @param last the last of the piece before; null for the first
     */
    @Transactional(readOnly = true)
    public List<PaymentRequest> next(Citizen owner, PaymentFilter filter, PaymentOrder order, PaymentRequest last, int limit) {
        var after = last == null ? null : Cursor.at(order, last.dueDate(), last.amount(), last.createdAt(), last.id());
        return assembler.assemble(list.page(owner, filter, order, after, Math.clamp(limit, 1, MAX_PAGE)));
    }

    /** How many requests {@link #list} has with this filter. */
    @Transactional(readOnly = true)
    public long count(Citizen owner, PaymentFilter filter) {
        return list.count(owner, filter);
    }

    /** What a draft of that id has become, if it was confirmed. */
    @Transactional(readOnly = true)
    public Optional<UUID> confirmedWith(Citizen owner, UUID idempotencyKey) {
        return requests.findByOwnerIssuerAndOwnerSubjectAndIdempotencyKey(owner.issuer(), owner.subject(), idempotencyKey)
                .map(request -> request.id);
    }

    /** What is waiting to be paid, the soonest due first, without what is {@linkplain #beingVerified being verified}. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> dueSoonest(Citizen owner, int limit) {
        return assembler.assemble(requests.toPay(owner.issuer(), owner.subject(), assembler.today(),
                Limit.of(Math.clamp(limit, 1, MAX_PAGE))));
    }

    /** What the citizen has probably paid and pagoPA has not confirmed yet. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> beingVerified(Citizen owner, int limit) {
        return assembler.assemble(requests.beingVerified(owner.issuer(), owner.subject(), assembler.today(),
                Limit.of(Math.clamp(limit, 1, MAX_PAGE))));
    }

    /**
     * Requests that ask for the same money: same service, same debtor, same reference year, paid or still to be paid.
     *
     * @param year the reference year, in digits
     */
    @Transactional(readOnly = true)
    public List<PaymentRequest> ofSameYear(Citizen owner, String serviceCode, TaxId debtor, int year) {
        // Whether two spellings are one number of another country is not for SQL to say: TaxId knows prefixes and separators.
        return assembler.assemble(requests.askedForInYear(owner.issuer(), owner.subject(), String.valueOf(year), serviceCode,
                        debtor.country(), debtor.number(), assembler.today()).stream()
                .filter(request -> request.debtorTaxId().key().equals(debtor.key())).toList());
    }

    /** What was paid for last year, comes back every year and was not asked for this year yet; newest first. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> likeLastYear(Citizen owner, int limit) {
        int year = assembler.today().getYear();
        var paid = requests.paidOfYear(owner.issuer(), owner.subject(), String.valueOf(year - 1), Limit.of(MAX_PAGE)).stream()
                .filter(request -> catalogue.find(request.serviceCode)
                        .filter(service -> service.enabled() && service.comesBackEveryYear(request.fields)).isPresent())
                .toList();
        if (paid.isEmpty()) {
            return List.of();
        }
        var askedAgain = requests.askedForInYear(owner.issuer(), owner.subject(), String.valueOf(year), assembler.today()).stream()
                .map(asked -> serviceAndDebtor(asked.getServiceCode(), new TaxId(asked.getTaxCountry(), asked.getTaxCode())))
                .collect(Collectors.toCollection(HashSet::new));
        return assembler.assemble(paid.stream()
                // also drops what was paid twice for last year
                .filter(request -> askedAgain.add(serviceAndDebtor(request.serviceCode, request.debtorTaxId())))
                .limit(limit).toList());
    }

    private static String serviceAndDebtor(String serviceCode, TaxId debtor) {
        return serviceCode + " " + debtor.key();
    }

    /** @throws NotDeletableException with a sentence for the citizen */
    public void delete(Citizen owner, UUID id) {
        requests.lock(id, owner.issuer(), owner.subject())
                .orElseThrow(() -> new NotDeletableException(Refusal.REQUEST_UNKNOWN));
        deletion.delete(id, Kind.DELETED, null);
    }

    /**
     * Undoes a deletion. The notice code and its document stay; the process of the deleted request has ended or is about
     * to, and the engine starts the new one after it, since both have the notice code as their key.
     *
     * @throws NotRestorableException with a sentence for the citizen
     */
    public void restore(Citizen owner, UUID id) {
        requests.lock(id, owner.issuer(), owner.subject())
                .orElseThrow(() -> new NotRestorableException(Refusal.REQUEST_UNKNOWN));
        boolean restored = requests.restoreIfDeleted(id, assembler.today()) == 1;
        var entity = owned(owner, id).orElseThrow();
        if (!restored) {
            throw new NotRestorableException(entity.state != PaymentState.DELETED ? Refusal.RESTORE_NOT_DELETED
                    : entity.dueDate.isBefore(assembler.today()) ? Refusal.RESTORE_EXPIRED
                    : requests.cancelledByOffice(id) ? Refusal.RESTORE_CANCELLED : Refusal.RESTORE_PAYMENT);
        }
        journal.add(id, Kind.RESTORED, null);
        outbox.write(confirmed(entity));
    }

    private PaymentRequestConfirmed confirmed(PaymentRequestEntity entity) {
        return new PaymentRequestConfirmed(UUID.randomUUID(), entity.id, entity.noticeCode, entity.serviceCode,
                entity.officeCode, terms.remindAt(entity.id, entity.dueDate), terms.dueAt(entity.id, entity.dueDate));
    }

    /** @throws NotPayableException with a sentence for the citizen */
    public OnlineAttempt startOnlinePayment(Citizen owner, UUID id) {
        return startOnlinePayment(owner, id, null);
    }

    /**
     * @param onward where the browser goes in the end, for who pays without an account here; null for the request's page
     * @throws NotPayableException with a sentence for whoever asks
     */
    public OnlineAttempt startOnlinePayment(Citizen owner, UUID id, String onward) {
        requests.lock(id, owner.issuer(), owner.subject())
                .orElseThrow(() -> new NotPayableException(Refusal.REQUEST_UNKNOWN));
        var request = find(owner, id).orElseThrow();
        switch (request.state()) {
            case TO_PAY -> { }
            case PAID -> throw new NotPayableException(Refusal.PAY_PAID);
            case DELETED -> throw new NotPayableException(Refusal.PAY_DELETED);
            case EXPIRED -> throw new NotPayableException(Refusal.PAY_EXPIRED);
        }
        var waiting = attempts.findByRequestIdAndState(id, AttemptState.REQUESTED);
        if (waiting.isPresent()) {
            return waiting.get().toRecord();
        }
        var attempt = new OnlineAttemptEntity(UUID.randomUUID(), id, clock.instant().truncatedTo(ChronoUnit.MICROS),
                newReturnToken(), onward);
        entities.persist(attempt);
        journal.add(id, Kind.CHECKOUT_REQUESTED, null);
        outbox.write(new CheckoutRequested(UUID.randomUUID(), attempt.id, id));
        return attempt.toRecord();
    }

    @Transactional(readOnly = true)
    public Optional<OnlineAttempt> attempt(Citizen owner, UUID attemptId) {
        return attempts.findById(attemptId)
                .filter(attempt -> owned(owner, attempt.requestId).isPresent())
                .map(OnlineAttemptEntity::toRecord);
    }

    /**
     * The browser came back from Checkout. That proves nothing, so it is only noted; the token was made for this attempt
     * and known to nobody else. The id leads to a page that asks for the owner again.
     */
    public Optional<WayBack> cameBack(String returnToken, ReturnKind kind) {
        var attempt = ReturnToken.attemptOf(returnToken).flatMap(attempts::findById)
                .filter(known -> ReturnToken.proves(returnToken, known.id, known.returnKey, kind));
        attempt.ifPresent(known -> {
            if (attempts.cameBack(known.id, kind, clock.instant()) == 1) {
                journal.add(known.requestId, Kind.CAME_BACK, kind.name());
            }
        });
        return attempt.map(known -> new WayBack(known.requestId, known.onward));
    }

    private Optional<PaymentRequestEntity> owned(Citizen owner, UUID id) {
        return requests.findByIdAndOwnerIssuerAndOwnerSubject(id, owner.issuer(), owner.subject());
    }

    private ServiceEntry serviceOf(NewPaymentRequest request) {
        var service = catalogue.find(request.serviceCode()).filter(ServiceEntry::enabled)
                .orElseThrow(() -> new RejectedException("serviceCode", Problem.of(Refusal.SERVICE)));
        if (offices.find(request.officeCode()).isEmpty()
                || request.proposedOfficeCode() != null && offices.find(request.proposedOfficeCode()).isEmpty()) {
            throw new RejectedException("officeCode", Problem.of(Refusal.OFFICE));
        }
        catalogue.problems(service, request.fields()).entrySet().stream().findFirst().ifPresent(problem -> {
            throw new RejectedException(problem.getKey(), problem.getValue());
        });
        return service;
    }

    private PaymentRequestEntity newEntity(Citizen owner, NewPaymentRequest request, ServiceEntry service) {
        var creditor = creditors.of(service);
        var noticeCode = noticeCodes.next(creditor);
        var debtor = request.debtor();
        var entity = new PaymentRequestEntity();
        entity.id = UUID.randomUUID();
        entity.idempotencyKey = request.idempotencyKey();
        entity.ownerIssuer = owner.issuer();
        entity.ownerSubject = owner.subject();
        entity.creditorFiscalCode = creditor.fiscalCode();
        entity.noticeCode = noticeCode.value();
        entity.iuv = noticeCode.iuv();
        entity.serviceCode = service.code();
        entity.serviceVersion = versions.of(service);
        entity.serviceTitle = service.title();
        entity.debtor(debtor);
        entity.amount = request.amount();
        entity.officeCode = request.officeCode();
        entity.proposedOfficeCode = request.proposedOfficeCode();
        entity.fields = request.fields();
        entity.description = PaymentDescription.of(service, withoutTaxNumber(request));
        entity.searchText = SearchText.normalise(String.join(" ", noticeCode.value(), debtor.fullName(),
                debtor.taxId().number(), debtor.taxId().isItalian() ? "" : debtor.taxId().key(), service.code(), service.title(), entity.description));
        entity.state = PaymentState.TO_PAY;
        entity.dueDate = terms.dueDate(assembler.today());
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entity;
    }

    /** A foreign number looks like any reference: the reason for payment must not print it as one. */
    private static Map<String, String> withoutTaxNumber(NewPaymentRequest request) {
        var debtor = request.debtor().taxId();
        if (debtor.isItalian()) {
            return request.fields();
        }
        return request.fields().entrySet().stream()
                .filter(field -> !new TaxId(debtor.country(), field.getValue()).key().equals(debtor.key()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String newReturnToken() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
