package it.portaledgst.ui.desk;

import java.time.Clock;
import java.util.List;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.desk.StaffCase;
import it.portaledgst.domain.desk.StaffCase.Kind;
import it.portaledgst.domain.desk.StaffCases;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Casi da decidere: receipts that fit no request and payments to check. What is decided here, Tasklist knows, too. */
@Route("casi")
@PermitAll
public class CasesView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final transient StaffCases cases;
    private final transient Staff person;
    private final Paragraph count = new Paragraph();
    private final News news = new News();
    private final Nothing nothing = new Nothing();
    private final CaseTable table;
    private transient List<StaffCase> shown = List.of();

    public CasesView(StaffCases cases, Offices offices, Clock clock, SignedIn signedIn) {
        this.cases = cases;
        person = signedIn.staff();
        heading(getTranslation("nav.cases"));
        trail(homeStep());
        lead(getTranslation("cases.lead"));
        table = new CaseTable(getTranslation("nav.cases"), offices, clock, this::decide);
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        nothing.show(getTranslation("cases.none.title"), getTranslation("cases.none.text"));
        content(news, count, table, nothing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (StaffCases.openTo(person)) {
            look();
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void look() {
        shown = cases.toDo(person, SHOWN);
        table.show(shown);
        table.setVisible(!shown.isEmpty());
        nothing.setVisible(shown.isEmpty());
        count.setText(getTranslation(shown.size() == SHOWN ? "cases.count.some" : "cases.count", cases.count(person)));
    }

    private void decide(long key) {
        shown.stream().filter(found -> found.key() == key && found.open()).findFirst().ifPresent(found ->
                DecideDialog.open(found, (decision, noticeCode, words) -> {
                    if (found.kind() == Kind.DECIDE_ON_RECEIPT) {
                        cases.decide(person, key, decision, noticeCode, words);
                    } else {
                        cases.checked(person, key, words);
                    }
                }, () -> {
                    look();
                    news.tell(new Paragraph(getTranslation("cases.done", CaseTable.name(found))));
                    news.takeFocus();
                }));
    }
}
