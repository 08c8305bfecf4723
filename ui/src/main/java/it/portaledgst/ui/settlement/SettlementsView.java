package it.portaledgst.ui.settlement;

import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.settlement.Difference;
import it.portaledgst.domain.settlement.Settlements;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Rendicontazioni: what pagoPA's reports and the portal do not agree on, and the reports. For whom the domain lets in. */
@Route("rendicontazioni")
@PermitAll
public class SettlementsView extends Page implements BeforeEnterObserver {

    private static final int DIFFERENCES = 100;
    private static final int REPORTS = 60;

    private final transient Settlements settlements;
    private final transient Staff person;
    private final Paragraph count = new Paragraph();
    private final News news = new News();
    private final Nothing nothing = new Nothing();
    private final Nothing noReports = new Nothing();
    private final DifferenceTable differences;
    private final ReportTable reports;
    private transient List<Difference> shown = List.of();

    public SettlementsView(Settlements settlements, SignedIn signedIn) {
        this.settlements = settlements;
        person = signedIn.staff();
        heading(getTranslation("nav.settlements"));
        trail(homeStep());
        lead(getTranslation("settlements.lead"));
        differences = new DifferenceTable(getTranslation("settlements.differences"), this::close);
        reports = new ReportTable(getTranslation("settlements.reports"));
        count.getElement().setAttribute("role", "status");
        count.addClassName("count");
        nothing.show(getTranslation("settlements.none.title"), getTranslation("settlements.none.text"));
        noReports.show(getTranslation("settlements.no-reports.title"), getTranslation("settlements.no-reports.text"));
        var export = new Div(Buttons.download("rendicontazioni/differenze.csv", getTranslation("settlements.export"), "act-secondary"));
        export.addClassName("actions");
        content(news, new Section(new H2(getTranslation("settlements.differences")), count, differences, nothing, export),
                new Section(new H2(getTranslation("settlements.reports")), reports, noReports));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (Settlements.openTo(person)) {
            look();
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void look() {
        shown = settlements.open(person, DIFFERENCES);
        long all = settlements.countOpen(person);
        differences.show(shown);
        differences.setVisible(!shown.isEmpty());
        nothing.setVisible(shown.isEmpty());
        count.setText(all > shown.size() ? getTranslation("settlements.count.some", all, shown.size()) : getTranslation("settlements.count", all));
        var published = settlements.reports(person, REPORTS);
        reports.show(published);
        reports.setVisible(!published.isEmpty());
        noReports.setVisible(published.isEmpty());
    }

    private void close(UUID id) {
        shown.stream().filter(difference -> difference.id().equals(id)).findFirst().ifPresent(difference ->
                CloseDialog.open(difference, reason -> settlements.close(person, id, reason), () -> {
                    look();
                    news.tell(new Paragraph(getTranslation("settlements.closed", DifferenceTable.name(difference))));
                    news.takeFocus();
                }));
    }
}
