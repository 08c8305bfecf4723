package it.portaledgst.domain.desk;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.Document;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.support.SupportDesk;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests of citizens, for the office that answers for them. Every look says why and is in the staff's journal; what
 * is out of a person's {@link Reach} does not exist for them.
 */
@Service
@Transactional
public class PaymentDesk {

    public static final int PAGE = 20;

    /** How long after opening a request its documents may be taken for the same reason. */
    private static final Duration LOOK = Duration.ofHours(1);
    private static final List<DocumentKind> GIVEN_OUT = List.of(DocumentKind.NOTICE, DocumentKind.RECEIPT);

    private final PaymentLifecycle requests;
    private final SupportDesk support;
    private final DeskQuery query;
    private final StaffJournal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentDesk(PaymentLifecycle requests, SupportDesk support, DeskQuery query, StaffJournal journal, JdbcClient jdbc, Clock clock) {
        this.requests = requests;
        this.support = support;
        this.query = query;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public static boolean openTo(Staff person) {
        return Reach.of(person) != Reach.NONE;
    }

    /**
     * @param after the last row of the page before, null for the first
     * @throws RejectedException without anything to look for; for who may see states only, without a notice code
     */
    public DeskPage search(Staff person, DeskFilter wanted, Reason why, PaymentRequest after) {
        var reach = Reach.of(person).atLeast(Reach.STATES);
        var looked = reach == Reach.STATES ? DeskFilter.byNoticeCode(wanted.noticeCode()) : wanted;
        check(looked, reach);
        var ids = query.page(looked, reach == Reach.OWN_OFFICE ? person.worksFor() : null, after, PAGE + 1);
        var found = requests.get(ids.subList(0, Math.min(PAGE, ids.size()))).stream()
                .collect(Collectors.toMap(PaymentRequest::id, request -> request));
        var rows = ids.stream().map(found::get).filter(request -> request != null).map(request -> seen(reach, request)).toList();
        journal.add(person, DeskAct.PAYMENTS_SEARCHED, new Subject("search", UUID.randomUUID().toString()), why,
                criteria(looked) + " found " + rows.stream().map(request -> request.id().toString()).collect(Collectors.joining(" ")));
        return new DeskPage(rows, ids.size() > PAGE);
    }

    /** Empty for what is not there or not within reach. */
    public Optional<DeskRequest> open(Staff person, UUID id, Reason why) {
        var reach = Reach.of(person).atLeast(Reach.STATES);
        var found = within(reach, person, id).map(request -> show(reach, person, request));
        found.ifPresent(shown -> journal.add(person, DeskAct.PAYMENT_OPENED, Subject.of("request", id), why));
        return found;
    }

    /** Once more what this person opened a moment ago: nothing new is written. Empty when they did not. */
    @Transactional(readOnly = true)
    public Optional<DeskRequest> again(Staff person, UUID id) {
        var reach = Reach.of(person).atLeast(Reach.STATES);
        return lastLook(person, id).flatMap(why -> within(reach, person, id)).map(request -> show(reach, person, request));
    }

    /**
     * The payment that a support request is about, for whoever works on it: its state and what happened to it, without whose
     * it is. The person asked for help with it, which is the reason that is written down, once within the hour.
     */
    public Optional<CaseTimeline> ofCase(Staff person, UUID caseId) {
        return support.payment(person, caseId).map(about -> {
            var request = requests.get(about.requestId());
            if (lastLook(person, request.id()).isEmpty()) {
                journal.add(person, DeskAct.PAYMENT_OPENED, Subject.of("request", request.id()), Reason.of(Purpose.ASKED_FOR_HELP, null),
                        about.caseNumber());
            }
            var reach = Reach.of(person);
            return new CaseTimeline(seen(Reach.STATES, request), requests.steps(request.id()),
                    reach == Reach.STATES || reach.covers(person, request.officeCode()));
        });
    }

    /** A document of a request this person has opened within the hour. */
    public Optional<Document> document(Staff person, UUID id, DocumentKind kind) {
        var reach = Reach.of(person).atLeast(Reach.OWN_OFFICE);
        var found = GIVEN_OUT.contains(kind) ? within(reach, person, id) : Optional.<PaymentRequest>empty();
        return found.flatMap(request -> lastLook(person, id).flatMap(why -> {
            var document = requests.document(id, kind);
            document.ifPresent(taken -> journal.add(person, DeskAct.DOCUMENT_TAKEN, Subject.of("request", id), why, kind.name()));
            return document;
        }));
    }

    /**
     * The citizen's own deletion and pagoPA's receipt race with it by the same rules.
     *
     * @param words for the journal, beside the reason the citizen is told; may be empty
     * @throws NotDeletableException with a sentence for the person
     */
    public void cancel(Staff person, UUID id, CancelReason reason, String words) {
        var reach = Reach.of(person).atLeast(Reach.OWN_OFFICE);
        if (reason == null) {
            throw new RejectedException(Refusal.REASON_MISSING);
        }
        var inWords = new Reason(null, words);
        if (within(reach, person, id).isEmpty()) {
            throw new Staff.NotAllowed("request");
        }
        requests.cancel(id, reason);
        journal.add(person, DeskAct.PAYMENT_CANCELLED, Subject.of("request", id), inWords, reason.name());
    }

    private Optional<PaymentRequest> within(Reach reach, Staff person, UUID id) {
        return requests.get(List.of(id)).stream()
                .filter(request -> reach == Reach.STATES || reach.covers(person, request.officeCode())).findFirst();
    }

    private DeskRequest show(Reach reach, Staff person, PaymentRequest request) {
        boolean whole = reach.covers(person, request.officeCode());
        return new DeskRequest(seen(reach, request), requests.steps(request.id()),
                whole ? GIVEN_OUT.stream().filter(kind -> kind == DocumentKind.NOTICE ? request.noticeReady() : request.receiptReady()).toList() : List.of(),
                whole && request.deletable());
    }

    private static PaymentRequest seen(Reach reach, PaymentRequest request) {
        return reach != Reach.STATES ? request : new PaymentRequest(request.id(), request.noticeCode(), request.creditorFiscalCode(),
                request.serviceCode(), request.serviceVersion(), request.serviceTitle(), null, request.amount(), request.officeCode(),
                request.proposedOfficeCode(), Map.of(), request.state(), request.dueDate(), request.createdAt(), request.paidAt(),
                request.description(), request.noticeReady(), request.receiptReady(), request.lastAttempt());
    }

    private Optional<Reason> lastLook(Staff person, UUID id) {
        return jdbc.sql("""
                select purpose, reason from staff_event
                where subject_kind = 'request' and subject_id = ? and act = ? and who_issuer = ? and who_subject = ? and at > ?
                order by number desc limit 1""")
                .params(id.toString(), DeskAct.PAYMENT_OPENED.name(), person.issuer(), person.subject(),
                        Timestamp.from(clock.instant().minus(LOOK)))
                .query((row, n) -> new Reason(Purpose.valueOf(row.getString("purpose")), row.getString("reason"))).optional();
    }

    private static void check(DeskFilter wanted, Reach reach) {
        if (reach == Reach.STATES && wanted.noticeCode() == null) {
            throw new RejectedException("noticeCode", Problem.of(Refusal.DESK_NOTICE_CODE));
        }
        if (Stream.of(wanted.noticeCode(), wanted.taxCode(), wanted.words(), wanted.state(), wanted.from(), wanted.to()).allMatch(part -> part == null)) {
            throw new RejectedException(Refusal.DESK_NOTHING);
        }
        if (wanted.words() != null && (wanted.words().length() < DeskFilter.MIN_WORDS || wanted.words().length() > DeskFilter.MAX_TEXT)) {
            throw new RejectedException("words", Problem.of(Refusal.DESK_WORDS, DeskFilter.MIN_WORDS, DeskFilter.MAX_TEXT));
        }
    }

    /** Which criteria, never what was typed. */
    private static String criteria(DeskFilter wanted) {
        return Stream.of(Optional.ofNullable(wanted.noticeCode()).map(given -> "notice-code"),
                Optional.ofNullable(wanted.taxCode()).map(given -> "tax-code"), Optional.ofNullable(wanted.words()).map(given -> "words"),
                Optional.ofNullable(wanted.state()).map(Enum::name), Optional.ofNullable(wanted.from()).map(day -> "from " + day),
                Optional.ofNullable(wanted.to()).map(day -> "to " + day)).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }
}
