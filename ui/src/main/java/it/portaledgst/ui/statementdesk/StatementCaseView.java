package it.portaledgst.ui.statementdesk;

import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.statement.StatementDesk.Opened;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.statement.StatementBadge;
import jakarta.annotation.security.PermitAll;

/** One statement as the office sees it: who asks, for whom, what would be released, and the decision. */
@Route(StatementDeskView.PATH + "/:id")
@PermitAll
public class StatementCaseView extends Page implements BeforeEnterObserver {

    private final transient StatementDesk desk;
    private final transient Offices offices;
    private final transient Following following;
    private final transient Staff person;
    private final News news = new News();
    private UUID id;
    private StatementState shown;

    public StatementCaseView(StatementDesk desk, Offices offices, SignedIn signedIn, Following following) {
        this.desk = desk;
        this.offices = offices;
        this.following = following;
        person = signedIn.staff();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").flatMap(RowId::of).orElseThrow(StatementCaseView::notFound);
        try {
            show(desk.open(person, id));
        } catch (Staff.NotAllowed elsewhere) {
            throw notFound();
        }
        following.follow(this, id, this::look);
    }

    /** Somebody else may have decided: who is looking is told at once. */
    private void look() {
        try {
            var opened = desk.again(person, id);
            if (opened.statement().state() != shown) {
                var changed = shown == StatementState.REQUESTED;
                show(opened);
                if (changed) {
                    news.tell(new Paragraph(getTranslation("statements.changed", getTranslation("statement.state." + shown))));
                }
            }
        } catch (Staff.NotAllowed gone) { // to the central office, because it was late
            shown = null;
            clearContent();
            content(new Callout(Callout.Kind.WARNING, null, getTranslation("statements.gone")));
        }
    }

    private void show(Opened opened) {
        var statement = opened.statement();
        shown = statement.state();
        clearContent();
        heading(getTranslation("statements.title", statement.number()));
        trail(homeStep(), new Step(StatementDeskView.PATH, getTranslation("nav.statements")));
        content(news, asked(statement), content(opened));
        if (shown == StatementState.REQUESTED) {
            content(decision());
        } else {
            content(decided(statement));
        }
    }

    private Component asked(CompanyStatement statement) {
        var facts = new Facts().fact(getTranslation("statements.column.state"), new StatementBadge(statement.state()))
                .fact(getTranslation("statements.applicant"), statement.applicant())
                .factIfAny(getTranslation("statements.applicant.tax-code"), statement.applicantTaxCode())
                .fact(getTranslation("statements.capacity"), getTranslation("statement.capacity." + statement.capacity()))
                .fact(getTranslation("statement.company"), statement.company())
                .fact(getTranslation("statement.tax-code"), statement.taxCode())
                .factIfAny(getTranslation("statement.province"), statement.province())
                .fact(getTranslation("statement.email"), statement.email())
                .fact(getTranslation("statements.column.office"), office(statement.officeCode()));
        if (!statement.proposedOffice().equals(statement.officeCode())) {
            facts.fact(getTranslation("statements.proposed"), office(statement.proposedOffice()));
        }
        facts.fact(getTranslation("statements.column.due"), Dates.day(Dates.day(statement.dueAt().minusMillis(1)), getLocale()));
        return block("statements.asked", facts);
    }

    private Component content(Opened opened) {
        var statement = opened.statement();
        boolean released = statement.payments() != null;
        var facts = new Facts().fact(getTranslation("statements.period"), getTranslation("statements.period.days",
                        Dates.day(statement.from(), getLocale()), Dates.day(statement.to(), getLocale())))
                .fact(getTranslation("statements.payments"), String.valueOf(released ? statement.payments() : opened.content().payments()))
                .fact(getTranslation("statements.total"), Money.format(released ? statement.total() : opened.content().total(), getLocale()));
        return block(released ? "statements.released" : "statements.content", facts, new Paragraph(getTranslation("statements.content.text")));
    }

    private Component decided(CompanyStatement statement) {
        var facts = new Facts().fact(getTranslation("statements.decided-by"), statement.decidedBy())
                .fact(getTranslation("statements.decided-at"), Dates.moment(statement.decidedAt(), getLocale()));
        if (statement.ground() != null) {
            facts.fact(getTranslation("statements.ground"), getTranslation("statements.ground." + statement.ground()))
                    .factIfAny(getTranslation("statements.words"), statement.words());
        }
        if (statement.expiresAt() != null) {
            facts.fact(getTranslation("statements.expires"), Dates.moment(statement.expiresAt(), getLocale()));
        }
        return block("statements.decision", facts);
    }

    private Component decision() {
        var actions = new Div(Buttons.primary(getTranslation("statements.approve"), this::approve),
                Buttons.danger(getTranslation("statements.refuse"), () -> RefuseDialog.open((ground, words) -> desk.refuse(person, id, ground, words),
                        () -> afterwards("statements.done.refused"))));
        actions.addClassName("actions");
        return block("statements.decision", new Paragraph(getTranslation("statements.decision.text")), actions);
    }

    private void approve() {
        try {
            desk.approve(person, id);
            afterwards("statements.done.approved");
        } catch (RejectedException refused) {
            news.tell(new Callout(Callout.Kind.ERROR, null, RefusalText.of(refused.problem())));
            news.takeFocus();
        }
    }

    private void afterwards(String told) {
        show(desk.again(person, id));
        news.tell(new Paragraph(getTranslation(told)));
        news.takeFocus(); // the button that had it is gone
    }

    private Section block(String heading, Component... parts) {
        var head = new Div(new H2(getTranslation(heading)));
        head.addClassName("block-head");
        var block = new Section(head);
        block.add(parts);
        block.addClassName("block");
        return block;
    }

    private String office(String code) {
        return offices.find(code).map(Office::name).orElse(code);
    }

    private static NotFoundException notFound() {
        return new NotFoundException("no such statement");
    }
}
