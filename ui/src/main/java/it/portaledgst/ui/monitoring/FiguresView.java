package it.portaledgst.ui.monitoring;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.Days;
import it.portaledgst.domain.monitoring.Figures;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The figures of a period from the portal's own records: they are there without the engine, too. */
@Route("monitoraggio/numeri")
@PermitAll
public class FiguresView extends Page implements BeforeEnterObserver {

    private final transient Figures figures;
    private final transient Offices offices;
    private final transient Staff person;
    private final DatePicker first = day("monitoring.first");
    private final DatePicker last = day("monitoring.last");
    private final News news = new News();
    private final Div shown = new Div();

    public FiguresView(Figures figures, Offices offices, SignedIn signedIn, Clock clock) {
        this.figures = figures;
        this.offices = offices;
        person = signedIn.staff();
        heading(getTranslation("monitoring.figures"));
        trail(homeStep(), new Step("monitoraggio", getTranslation("nav.monitoring")));
        lead(getTranslation("monitoring.figures.lead"));
        var usual = Days.until(Dates.today(clock));
        first.setValue(usual.first());
        last.setValue(usual.last());
        var show = new Div(Buttons.primary(getTranslation("monitoring.show"), this::again));
        show.addClassNames("actions", "after-actions");
        var period = new Div(first, last);
        period.addClassName("filters");
        shown.addClassName("parts");
        content(period, show, news, shown);
    }

    private DatePicker day(String label) {
        var field = new DatePicker(getTranslation(label));
        field.setI18n(Calendars.of(field, getLocale()));
        field.setLocale(Locale.ITALY);
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        return field;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (ProcessMonitor.openTo(person)) {
            show(new Days(first.getValue(), last.getValue()));
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void again() {
        first.setInvalid(false);
        try {
            var days = new Days(first.getValue(), last.getValue());
            show(days);
            news.tell(new Paragraph(getTranslation("monitoring.shown", Dates.day(days.first(), getLocale()), Dates.day(days.last(), getLocale()))));
        } catch (RejectedException refused) {
            first.setErrorMessage(RefusalText.of(refused.problem()));
            first.setInvalid(true);
            first.focus();
        }
    }

    private void show(Days days) {
        var from = new Sheet.Source(figures, offices, person, days, this::getTranslation);
        shown.removeAll();
        shown.add(part("payments", sheet(Sheet.MONTHS, from, "sum"), sheet(Sheet.SERVICES, from, "sum"), sheet(Sheet.OFFICES, from, "sum")),
                part("outcomes", sheet(Sheet.OUTCOMES, from, "requests"), sheet(Sheet.EXPIRIES, from, "share")),
                part("times", sheet(Sheet.PHASES, from, null)),
                part("support", sheet(Sheet.SUPPORT, from, "late")),
                part("stuck", sheet(Sheet.STUCK, from, null)));
    }

    private Component part(String name, Component... sheets) {
        var part = new Section(new H2(getTranslation("monitoring.part." + name)), new Paragraph(getTranslation("monitoring.about-part." + name)));
        part.add(sheets);
        return part;
    }

    private Component sheet(Sheet sheet, Sheet.Source from, String charted) {
        String title = getTranslation("monitoring.sheet." + sheet);
        var block = new Div(new H3(title));
        block.addClassName("sheet");
        List<List<Object>> rows = sheet.rows(from);
        if (rows.isEmpty()) {
            var none = new Paragraph(getTranslation("monitoring.nothing." + sheet));
            none.addClassName("quiet");
            block.add(none);
            return block;
        }
        var table = new SheetTable(sheet, title);
        table.show(IntStream.range(0, rows.size()).mapToObj(number -> new SheetTable.Row(number, rows.get(number))).toList());
        var data = new Div(table);
        var both = new Div(data);
        if (charted != null) {
            both.addComponentAsFirst(Bars.of(sheet, rows, charted, getTranslation("monitoring.chart", title,
                    getTranslation("monitoring.column." + charted)), getLocale()));
            both.addClassName("sheet-and-bars");
        }
        var export = new Div(Buttons.download(FigureDownload.sheet(sheet, from.days()), getTranslation("monitoring.export", title), "act-secondary"));
        export.addClassNames("actions", "after-actions");
        block.add(both, export);
        return block;
    }
}
