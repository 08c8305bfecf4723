package it.portaledgst.ui.statementdesk;

import java.time.Clock;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Estratti per società: what an office is to decide, and what it has decided. What is decided here, Tasklist knows, too. */
@Route(StatementDeskView.PATH)
@PermitAll
public class StatementDeskView extends Page implements BeforeEnterObserver {

    static final String PATH = "estratti-per-societa";
    private static final int SHOWN = 100;
    private static final int SHOWN_DECIDED = 20;

    private final transient StatementDesk desk;
    private final transient Staff person;
    private final Paragraph count = new Paragraph();
    private final Nothing nothing = new Nothing();
    private final StatementTable open;
    private final StatementTable decided;
    private final Section decidedPart;

    public StatementDeskView(StatementDesk desk, Offices offices, Clock clock, SignedIn signedIn, Following following) {
        this.desk = desk;
        person = signedIn.staff();
        heading(getTranslation("nav.statements"));
        trail(homeStep());
        lead(getTranslation("statements.lead"));
        open = new StatementTable(getTranslation("nav.statements"), offices, clock);
        decided = new StatementTable(getTranslation("statements.decided"), offices, clock);
        decidedPart = new Section(new H2(getTranslation("statements.decided")), decided);
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        nothing.show(getTranslation("statements.none"), getTranslation("statements.none.text"));
        content(count, open, nothing, decidedPart);
        if (StatementDesk.openTo(person)) {
            following.followStatements(this, StatementDesk.officeOf(person), this::look);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (StatementDesk.openTo(person)) {
            look();
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void look() {
        var waiting = desk.toDecide(person, SHOWN);
        open.refresh(waiting);
        open.setVisible(!waiting.isEmpty());
        nothing.setVisible(waiting.isEmpty());
        count.setText(getTranslation(waiting.size() == SHOWN ? "statements.count.some" : "statements.count", waiting.size()));
        var over = desk.decided(person, SHOWN_DECIDED);
        decided.refresh(over);
        decidedPart.setVisible(!over.isEmpty());
    }
}
