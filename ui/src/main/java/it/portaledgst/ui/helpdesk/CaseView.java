package it.portaledgst.ui.helpdesk;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.answer.CannedAnswers;
import it.portaledgst.domain.desk.PaymentDesk;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.support.CaseChanged;
import it.portaledgst.domain.support.CaseEvent;
import it.portaledgst.domain.support.CaseRow;
import it.portaledgst.domain.support.SupportCase;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.kit.Timeline;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.support.Conversation;
import it.portaledgst.ui.support.SupportBadge;
import jakarta.annotation.security.PermitAll;

/**
 * One support request as the staff see it: what was written, what colleagues noted, what happened, and what to do. When
 * somebody else works on it the page says so at once, and what one has begun to write stays.
 */
@Route(InboxView.PATH + "/:id")
@PermitAll
public class CaseView extends Page implements BeforeEnterObserver {

    private final transient SupportDesk desk;
    private final transient PaymentDesk payments;
    private final transient Staff person;
    private final transient Offices offices;
    private final transient Clock clock;
    private final transient Following following;
    private final News news = new News();
    private final Div changed = new Div();
    private final Div claim = new Div();
    private final Div facts = new Div();
    private final Conversation conversation;
    private final OrderedList notes = new OrderedList();
    private final Paragraph noNotes = new Paragraph();
    private final Div history = new Div();
    private final Work work;
    private final NoteField note;
    private final PaymentPart payment = new PaymentPart();
    private final SimilarPart similar;
    private UUID id;
    private transient SupportCase shown;

    public CaseView(SupportDesk desk, PaymentDesk payments, Offices offices, CannedAnswers answers, Clock clock, SignedIn signedIn,
                    Following following) {
        this.desk = desk;
        this.payments = payments;
        this.offices = offices;
        this.clock = clock;
        this.following = following;
        person = signedIn.staff();
        conversation = new Conversation(getTranslation("helpdesk.person"), this::officeName);
        changed.getElement().setAttribute("role", "alert");
        claim.addClassName("actions");
        notes.addClassName("conversation");
        noNotes.setText(getTranslation("helpdesk.notes.none"));
        noNotes.addClassName("quiet");
        work = new Work(desk, person, offices, answers, this::act);
        similar = new SimilarPart(desk, person, work::append);
        note = new NoteField(text -> act(() -> desk.note(person, id, text), "helpdesk.noted"));
    }

    static String address(UUID id) {
        return InboxView.PATH + "/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = event.getRouteParameters().get("id").flatMap(RowId::of).orElseThrow(() -> new NotFoundException("no such case"));
            shown = desk.look(person, id);
        } catch (Staff.NotAllowed notForThem) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        clearContent();
        heading(getTranslation("helpdesk.case", shown.row().number()));
        trail(homeStep(), new Step(InboxView.PATH, getTranslation("nav.helpdesk")));
        var left = new Div(section("support.conversation", conversation), work);
        var right = new Div(section("helpdesk.facts", facts), payment, similar, section("helpdesk.notes", notes, noNotes, note),
                section("helpdesk.history", history));
        left.addClassName("case-main");
        right.addClassName("case-side");
        var columns = new Div(left, right);
        columns.addClassName("case");
        content(news, changed, claim, columns);
        work.begin(shown);
        draw();
        similar.show(id);
        following.follow(this, id, this::look);
        if (shown.paymentRequestId() != null) {
            following.follow(this, shown.paymentRequestId(), this::drawPayment);
        }
    }

    private Section section(String title, Component... parts) {
        var section = new Section(new H2(getTranslation(title)));
        section.add(parts);
        return section;
    }

    /** Somebody else may have done something. What the clerk has typed stays; what it is about is told anew. */
    private void look() {
        SupportCase now;
        try {
            now = desk.look(person, id);
        } catch (Staff.NotAllowed handedOn) {
            say(Callout.Kind.INFO, getTranslation("helpdesk.gone"));
            work.over();
            claim.removeAll();
            return;
        }
        if (now.equals(shown)) {
            return;
        }
        var before = shown.row();
        shown = now;
        draw();
        if (now.row().version() != before.version()) {
            say(Callout.Kind.WARNING, getTranslation("helpdesk.changed", last(now)));
        }
    }

    private void draw() {
        var row = shown.row();
        facts.removeAll();
        facts.add(facts(row));
        conversation.show(shown.messages());
        notes.removeAll();
        shown.notes().forEach(each -> {
            var head = new Paragraph(new Span(each.whoName()), new Span(Dates.moment(each.at(), getLocale())));
            head.addClassName("conversation-head");
            var words = new Paragraph(each.text());
            words.addClassName("as-typed");
            notes.add(new ListItem(head, words));
        });
        notes.setVisible(!shown.notes().isEmpty());
        noNotes.setVisible(shown.notes().isEmpty());
        history.removeAll();
        history.add(history());
        drawPayment();
        claim(row);
        work.show(shown, mayWork(row));
    }

    private void drawPayment() {
        try {
            payment.show(payments.ofCase(person, id));
        } catch (Staff.NotAllowed handedOn) {
            payment.show(Optional.empty());
        }
    }

    private Facts facts(CaseRow row) {
        var facts = new Facts().fact(getTranslation("helpdesk.column.state"), new SupportBadge(row.state()))
                .fact(getTranslation("helpdesk.column.due"), new Due(row, clock))
                .fact(getTranslation("helpdesk.priority"), getTranslation("helpdesk.priority." + row.priority()))
                .fact(getTranslation("helpdesk.column.category"), getTranslation("support.category." + row.category()))
                .fact(getTranslation("helpdesk.column.office"), officeName(row.officeCode()))
                .fact(getTranslation("helpdesk.column.clerk"), row.claimed() ? row.claimedName() : getTranslation("helpdesk.nobody"));
        if (row.noticeCode() != null) {
            facts.fact(getTranslation("support.notice"), new NoticeCode(row.noticeCode()).grouped());
            facts.fact(getTranslation("helpdesk.own-code"), getTranslation(shown.paymentRequestId() == null ? "helpdesk.own-code.no" : "helpdesk.own-code.yes"));
        }
        return facts.factIfAny(getTranslation("support.service"), row.serviceCode())
                .factIfAny(getTranslation("support.province"), shown.province())
                .factIfAny(getTranslation("support.abroad"), yes(shown.abroad()))
                .factIfAny(getTranslation("support.blocked"), yes(shown.blocked()))
                .factIfAny(getTranslation("support.says-paid"), yes(shown.saysPaid()))
                .fact(getTranslation("support.email"), shown.email())
                .fact(getTranslation("helpdesk.language"), getTranslation("helpdesk.language." + shown.language()))
                .factIfAny(getTranslation("helpdesk.rule"), row.rule());
    }

    private String yes(boolean said) {
        return said ? getTranslation("helpdesk.yes") : null;
    }

    private Timeline history() {
        var steps = new Timeline();
        shown.events().forEach(event -> {
            String who = event.whoName() == null ? "" : " - " + event.whoName();
            steps.step(Timeline.Mark.DONE, getTranslation("helpdesk.event." + event.kind()) + who, Dates.moment(event.at(), getLocale()));
        });
        return steps;
    }

    private void claim(CaseRow row) {
        claim.removeAll();
        if (row.state().open() && row.state() != SupportState.NEW) {
            if (!row.claimed()) {
                var take = Buttons.primary(getTranslation("helpdesk.claim"), () -> act(() -> desk.claim(person, id, row.version()), "helpdesk.claimed"));
                take.addClickShortcut(Key.KEY_C, KeyModifier.ALT);
                claim.add(take);
            } else if (mine(row) || SupportDesk.headOf(person, row.officeCode())) {
                claim.add(Buttons.secondary(getTranslation("helpdesk.release"), () -> act(() -> desk.release(person, id, row.version()), "helpdesk.released")));
            }
        }
        var next = Buttons.secondary(getTranslation("helpdesk.next"), this::next);
        next.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
        claim.add(next);
    }

    private boolean mine(CaseRow row) {
        return person.subject().equals(row.claimedSubject());
    }

    private boolean mayWork(CaseRow row) {
        return row.state() == SupportState.OPEN && (!row.claimed() || mine(row));
    }

    /** What the clerk does; who was faster is told, and what there is now is shown. */
    private boolean act(Runnable act, String done) {
        try {
            act.run();
        } catch (CaseChanged faster) {
            reread();
            say(Callout.Kind.WARNING, RefusalText.of(faster.problem()));
            return false;
        } catch (RejectedException refused) {
            say(Callout.Kind.ERROR, RefusalText.of(refused.problem()));
            return false;
        }
        changed.removeAll();
        reread();
        news.tell(new Paragraph(getTranslation(done)));
        news.takeFocus();
        return true;
    }

    private void reread() {
        try {
            shown = desk.look(person, id);
            draw();
        } catch (Staff.NotAllowed handedOn) {
            work.over();
            claim.removeAll();
            claim.add(Buttons.secondary(getTranslation("helpdesk.next"), this::next));
        }
    }

    private void say(Callout.Kind kind, String sentence) {
        changed.removeAll();
        changed.add(new Callout(kind, sentence));
    }

    private String last(SupportCase now) {
        CaseEvent event = now.events().reversed().stream().filter(each -> each.kind() != CaseEvent.Kind.LOOKED).findFirst().orElseThrow();
        String what = getTranslation("helpdesk.event." + event.kind());
        return event.whoName() == null ? what : what + " - " + event.whoName();
    }

    private void next() {
        var row = desk.next(person, id);
        if (row == null) {
            news.tell(new Paragraph(getTranslation("helpdesk.next.none")));
            news.takeFocus();
        } else {
            UI.getCurrent().navigate(address(row.id()));
        }
    }

    private String officeName(String code) {
        return code == null ? "-" : offices.find(code).map(Office::name).orElse(code);
    }
}
