package it.portaledgst.ui.support;

import java.time.Clock;
import java.util.UUID;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.domain.support.SupportThread;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** One support request as its owner sees it: how far it is, what was written, and what to write next. Answers show up by themselves. */
@Route("supporto/:id")
@PermitAll
public class SupportRequestView extends Page implements BeforeEnterObserver {

    private final transient SupportRequests requests;
    private final transient SignedIn person;
    private final transient Offices offices;
    private final transient Clock clock;
    private final News news = new News();
    private final Div state = new Div();
    private final Div facts = new Div();
    private final Conversation conversation;
    private final H2 writeTitle = new H2();
    private final TextArea words = new TextArea();
    private final Div field = new Div(words);
    private final Div act = new Div();
    private final Section write = new Section(writeTitle, field, act);
    private final Paragraph over = new Paragraph();
    private transient SupportThread shown;
    private UUID id;

    public SupportRequestView(SupportRequests requests, SignedIn person, Offices offices, Clock clock, Following following) {
        this.requests = requests;
        this.person = person;
        this.offices = offices;
        this.clock = clock;
        conversation = new Conversation(getTranslation("support.you"), this::officeName);
        words.setMaxLength(NewSupportRequest.MAX_MESSAGE);
        words.setManualValidation(true);
        words.setId("campo-message");
        field.addClassName("form-section");
        act.addClassName("actions");
        state.getElement().setAttribute("role", "status");
        following.follow(this, person.citizen(), () -> {
            if (id != null) {
                look();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").flatMap(RowId::of).orElseThrow(() -> new NotFoundException("no such support request"));
        var request = requests.one(person.citizen(), id).orElseThrow(() -> new NotFoundException("no such support request")).request();
        clearContent();
        heading(getTranslation("support.request", request.number()));
        trail(homeStep(), new Step("supporto", getTranslation("nav.support")));
        content(news, state, facts, new Section(new H2(getTranslation("support.conversation")), conversation), write, over);
        shown = null;
        look();
    }

    private void look() {
        requests.one(person.citizen(), id).filter(thread -> !thread.equals(shown)).ifPresent(thread -> {
            boolean moved = shown == null || shown.request().state() != thread.request().state();
            shown = thread;
            facts.removeAll();
            facts.add(facts(thread.request()));
            conversation.show(thread.messages());
            if (moved) {
                state.removeAll();
                state.add(stateOf(thread.request()));
                next(thread.request());
            }
        });
    }

    private Callout stateOf(SupportRequest request) {
        var kind = switch (request.state()) {
            case NEW, OPEN -> Callout.Kind.WAITING;
            case WAITING -> Callout.Kind.WARNING;
            case ANSWERED -> Callout.Kind.SUCCESS;
            case CLOSED -> Callout.Kind.INFO;
        };
        return new Callout(kind, getTranslation("support.state." + request.state() + ".title"),
                getTranslation("support.state." + request.state() + ".text", request.email()));
    }

    private Facts facts(SupportRequest request) {
        var facts = new Facts().fact(getTranslation("support.column.state"), new SupportBadge(request.state()))
                .fact(getTranslation("support.category"), getTranslation("support.category." + request.category()));
        if (request.noticeCode() != null) {
            String code = new NoticeCode(request.noticeCode()).grouped();
            if (request.paymentRequestId() != null) {
                facts.fact(getTranslation("support.notice"), Buttons.link("pagamenti/" + request.paymentRequestId(), code));
            } else {
                facts.fact(getTranslation("support.notice"), code);
            }
        }
        return facts.factIfAny(getTranslation("support.at-office"), request.officeCode() == null ? null : officeName(request.officeCode()))
                .fact(getTranslation("support.email"), request.email())
                .fact(getTranslation("support.sent"), Dates.moment(request.createdAt(), getLocale()));
    }

    private void next(SupportRequest request) {
        boolean reopenable = request.reopenable(clock.instant());
        write.setVisible(request.state().open() || reopenable);
        over.setVisible(!write.isVisible());
        over.removeAll();
        over.add(getTranslation("support.over") + " ");
        over.add(Buttons.link("supporto/nuova", getTranslation("support.ask")));
        act.removeAll();
        words.setInvalid(false);
        if (reopenable) {
            ways("reopen", getTranslation("support.write.reopen.help", Dates.day(Dates.day(request.reopenUntil()), getLocale())), requests::reopen);
        } else if (request.state() == SupportState.WAITING) {
            ways("reply", getTranslation("support.write.reply.help"), requests::write);
        } else if (request.state().open()) {
            ways("add", getTranslation("support.write.add.help"), requests::write);
        }
    }

    private interface Writing {
        void write(Citizen owner, UUID id, String text);
    }

    private void ways(String way, String help, Writing writing) {
        writeTitle.setText(getTranslation("support.write." + way));
        words.setLabel(getTranslation("support.message"));
        words.setHelperText(help);
        act.add(Buttons.primary(getTranslation("support.write." + way + ".act"), () -> send(writing)));
    }

    private void send(Writing writing) {
        try {
            writing.write(person.citizen(), id, words.getValue());
            words.clear();
            words.setInvalid(false);
            look();
            news.tell(new Paragraph(getTranslation("support.written")));
            news.takeFocus();
        } catch (RejectedException refused) {
            words.setErrorMessage(RefusalText.of(refused.problem()));
            words.setInvalid(true);
            words.focus();
        }
    }

    private String officeName(String code) {
        return code == null ? "" : offices.find(code).map(Office::name).orElse(code);
    }
}
