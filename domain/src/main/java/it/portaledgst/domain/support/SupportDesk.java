package it.portaledgst.domain.support;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.SupportEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The staff's side: operators and heads see the cases of their office, technical support its own, administrators all. What
 * is somebody else's is refused with {@link Staff.NotAllowed}. Every look at and act on a case is journalled.
 *
 * <p>Acts take the version of the case that the clerk looked at; when it has changed since, they are refused with
 * {@link CaseChanged}, whose sentence tells who was faster. What nobody has taken on may be worked on by whoever comes
 * first; what a colleague has taken on is refused.
 */
@Service
@Transactional
public class SupportDesk {

    /** Of an answer, a question or a note, in characters. */
    public static final int MAX_TEXT = 8000;
    /** Of the reason for a forwarding or a closing, in characters. */
    public static final int MAX_REASON = 1000;
    private static final int MAX_PAGE = 200;
    private static final int SIMILAR = 5;

    private final JdbcClient jdbc;
    private final SupportRows rows;
    private final CaseQuery cases;
    private final DeskActs acts;
    private final DeskJournal journal;
    private final EventOutbox outbox;
    private final Offices offices;

    SupportDesk(JdbcClient jdbc, SupportRows rows, CaseQuery cases, DeskActs acts, DeskJournal journal, EventOutbox outbox, Offices offices) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cases = cases;
        this.acts = acts;
        this.journal = journal;
        this.outbox = outbox;
        this.offices = offices;
    }

    /** Whether this person has anything to do here. */
    public static boolean openTo(Staff person) {
        return !DeskScope.of(person).nothing();
    }

    /** The offices whose inboxes this person sees; empty for those of all. */
    public static Set<String> officesOf(Staff person) {
        var scope = DeskScope.of(person);
        return scope.everything() ? Set.of() : scope.offices();
    }

    /** Whether this person may see how much each clerk of the office has to do. */
    public static boolean headOf(Staff person, String officeCode) {
        return person.is(StaffRole.ADMINISTRATOR) || person.is(StaffRole.HEAD) && officeCode != null && officeCode.equals(person.office());
    }

    /**
     * A page of cases: those that are open the first due first, those that are over the newest first.
     *
     * @param after the last of the page before, null for the first
     */
    @Transactional(readOnly = true)
    public List<CaseRow> inbox(Staff person, InboxFilter filter, CaseRow after, int limit) {
        return cases.page(person, scope(person), filter, after, Math.clamp(limit, 1, MAX_PAGE));
    }

    /** How many cases {@link #inbox} has with this filter. */
    @Transactional(readOnly = true)
    public long count(Staff person, InboxFilter filter) {
        return cases.count(person, scope(person), filter);
    }

    /** How many cases of this person's offices there are, and how many are theirs. */
    @Transactional(readOnly = true)
    public InboxCounts counts(Staff person) {
        return cases.counts(person, scope(person));
    }

    /** Open cases of technical support that this person's office was told of, for it to know: to look at and to note on, not to work on. */
    @Transactional(readOnly = true)
    public List<CaseRow> told(Staff person, CaseRow after, int limit) {
        return cases.told(scope(person), after, Math.clamp(limit, 1, MAX_PAGE));
    }

    /** The next case to take on: the first due that nobody has, without this one; null when there is none. */
    @Transactional(readOnly = true)
    public CaseRow next(Staff person, UUID notThis) {
        return inbox(person, new InboxFilter(SupportState.OPEN, null, false, true, false), null, 2).stream()
                .filter(row -> !row.id().equals(notThis)).findFirst().orElse(null);
    }

    /** All about a case; that this person looked is journalled. Also what is over, and what their office was told of. */
    public SupportCase look(Staff person, UUID id) {
        var row = mine(person, id);
        journal.looked(person, id, row.officeCode());
        record Rest(String email, String language, UUID paymentRequestId, String chosenOffice, String province, boolean abroad,
                    boolean blocked, boolean saysPaid, String replyDraft) {
        }
        var rest = jdbc.sql("""
                select email, language, payment_request_id, chosen_office, province, abroad, blocked, says_paid, reply_draft
                from support_request where id = ?""").param(id).query(Rest.class).single();
        return new SupportCase(row, rest.email, rest.language, rest.paymentRequestId, rest.chosenOffice, rest.province, rest.abroad,
                rest.blocked, rest.saysPaid, rest.replyDraft, rows.messages(id), notes(id), journal.of(id));
    }

    /** Cases of this person's offices that are like this one, those first that have an answer to read. */
    @Transactional(readOnly = true)
    public List<SimilarCase> similar(Staff person, UUID id) {
        var row = mine(person, id);
        var scope = scope(person);
        return cases.similar(row, scope.everything() ? offices.all().stream().map(Office::code).toList() : scope.offices(), SIMILAR);
    }

    /** What the person was answered last; reading it is a look at the case. */
    public Optional<String> answerOf(Staff person, UUID id) {
        var row = mine(person, id);
        journal.looked(person, id, row.officeCode());
        return rows.messages(id).reversed().stream().filter(message -> message.kind() == SupportMessage.Kind.ANSWER)
                .map(SupportMessage::text).findFirst();
    }

    /** The payment a case is about and the number of the case; empty when it is about none of the person's own. */
    @Transactional(readOnly = true)
    public Optional<CasePayment> payment(Staff person, UUID id) {
        var row = mine(person, id);
        return jdbc.sql("select payment_request_id from support_request where id = ? and payment_request_id is not null").param(id)
                .query(UUID.class).optional().map(payment -> new CasePayment(payment, row.number()));
    }

    /** The id of the case with that number, as people quote it; refused like any foreign case when there is none. */
    @Transactional(readOnly = true)
    public UUID withNumber(Staff person, String number) {
        var row = cases.byNumber(number == null ? "" : number.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Staff.NotAllowed("support request"));
        mayLook(person, row);
        return row.id();
    }

    /** Takes the case on. A second of two clerks is told who was first. */
    public void claim(Staff person, UUID id, long version) {
        var row = acts.begin(person, id, version);
        if (!person.subject().equals(row.claimedSubject())) {
            acts.claim(person, row);
            outbox.write(new SupportEvent.ClaimChanged(UUID.randomUUID(), id));
        }
    }

    /** Gives the case back to the office; heads and administrators also do it for a colleague. */
    public void release(Staff person, UUID id, long version) {
        var row = acts.lock(person, id);
        acts.check(person, row, version);
        if (!row.claimed()) {
            return;
        }
        if (!person.subject().equals(row.claimedSubject()) && !headOf(person, row.officeCode())) {
            throw new RejectedException(Refusal.DESK_CLAIMED, row.claimedName());
        }
        acts.release(person, row);
        outbox.write(new SupportEvent.ClaimChanged(UUID.randomUUID(), id));
    }

    /**
     * Keeps what the clerk has begun to write. Who works in Tasklist sends it from there: the engine must not hold what is
     * written to persons.
     */
    public void draft(Staff person, UUID id, String text) {
        var row = acts.lock(person, id);
        acts.mayWork(person, row);
        if (text != null && text.length() > MAX_TEXT) {
            throw new RejectedException(Refusal.DESK_TEXT, MAX_TEXT);
        }
        jdbc.sql("update support_request set reply_draft = ? where id = ?").params(text == null || text.isBlank() ? null : text, id).update();
    }

    /** Answers the person, in the portal and by e-mail; the case is over unless they go on. */
    public void answer(Staff person, UUID id, long version, String text) {
        var row = acts.begin(person, id, version);
        tell(row, DeskActs.ANSWER, acts.answer(person, row, words(text, MAX_TEXT, Refusal.DESK_TEXT)));
    }

    /** Asks the person something; the case waits for the reply and is closed when none comes. */
    public void ask(Staff person, UUID id, long version, String text) {
        var row = acts.begin(person, id, version);
        tell(row, DeskActs.ASK, acts.ask(person, row, words(text, MAX_TEXT, Refusal.DESK_TEXT)));
    }

    /** Hands the case to another office, which has all the days for it. The reason is for colleagues. */
    public void forward(Staff person, UUID id, long version, String officeCode, String reason) {
        var row = acts.begin(person, id, version);
        acts.forward(person, row, officeCode, words(reason, MAX_REASON, Refusal.DESK_REASON));
        tell(row, DeskActs.FORWARD, null);
    }

    /** Ends the case without an answer; the person is told the reason. */
    public void close(Staff person, UUID id, long version, String reason) {
        var row = acts.begin(person, id, version);
        tell(row, DeskActs.CLOSE, acts.close(person, row, words(reason, MAX_REASON, Refusal.DESK_REASON)));
    }

    /** Writes a note for colleagues, at any time. */
    public void note(Staff person, UUID id, String text) {
        var row = cases.lock(id).orElseThrow(() -> new Staff.NotAllowed("support request"));
        mayLook(person, row);
        jdbc.sql("insert into support_note (id, request_id, at, text, who_issuer, who_subject, who_name) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), id, Timestamp.from(rows.now()), words(text, MAX_TEXT, Refusal.DESK_TEXT),
                        person.issuer(), person.subject(), person.name()).update();
        journal.did(person, id, CaseEvent.Kind.NOTED, row.officeCode(), null);
    }

    /** The offices a case may be forwarded to. */
    public List<Office> forwardable(CaseRow row) {
        return offices.all().stream().filter(office -> !office.code().equals(row.officeCode())).toList();
    }

    /** Who of the office has how much to do, for its head. */
    @Transactional(readOnly = true)
    public List<ClerkLoad> load(Staff person, String officeCode) {
        if (!headOf(person, officeCode)) {
            throw new Staff.NotAllowed("load of " + officeCode);
        }
        return cases.load(officeCode);
    }

    private void tell(CaseRow row, String action, UUID messageId) {
        outbox.write(new SupportEvent.Acted(UUID.randomUUID(), row.id(), acts.done(row, action, messageId, false)));
    }

    private List<CaseNote> notes(UUID id) {
        return jdbc.sql("select id, at, text, who_name from support_note where request_id = ? order by position").param(id)
                .query(CaseNote.class).list();
    }

    private static DeskScope scope(Staff person) {
        var scope = DeskScope.of(person);
        if (scope.nothing()) {
            throw new Staff.NotAllowed("support requests");
        }
        return scope;
    }

    private CaseRow mine(Staff person, UUID id) {
        var row = cases.find(id).orElseThrow(() -> new Staff.NotAllowed("support request"));
        mayLook(person, row);
        return row;
    }

    private static void mayLook(Staff person, CaseRow row) {
        if (!scope(person).covers(row.officeCode()) && !scope(person).covers(row.toldOffice())) {
            throw new Staff.NotAllowed("support request");
        }
    }

    private static String words(String text, int most, Refusal why) {
        var words = text == null ? "" : text.strip();
        if (words.isEmpty() || words.length() > most) {
            throw new RejectedException(why, most);
        }
        return words;
    }
}
