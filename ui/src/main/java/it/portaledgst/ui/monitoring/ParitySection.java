package it.portaledgst.ui.monitoring;

import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.parity.Comparisons;
import it.portaledgst.domain.parity.OpenDifference;
import it.portaledgst.domain.parity.ParityDesk;
import it.portaledgst.domain.parity.ParityRun;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.language.RefusalText;

/**
 * Parità: what the last comparison of database and engine counted, what is open, and what those may do who decide on it. What
 * changes shows up by itself, as the page calls {@link #look}.
 */
class ParitySection extends Section {

    private static final int PAGE = 20;

    private final transient ParityDesk desk;
    private final transient Staff person;
    private final News news;
    private final H2 heading = new H2(getTranslation("monitoring.parity"));
    private final Div last = new Div();
    private final News progress = new News();
    private final Paragraph numbers = new Paragraph();
    private final Button compare = Buttons.secondary(getTranslation("monitoring.parity.compare"), this::compare);
    private final Paragraph count = new Paragraph();
    private final Nothing nothing = new Nothing();
    private final ParityTable table;
    private final Button more = Buttons.secondary(getTranslation("payments.more"), this::more);
    /** Above everything else on the page, for those who would not look down here. */
    private final Div notice = new Div();
    private transient OpenDifference end;

    /** @param news where the page tells what happened */
    ParitySection(ParityDesk desk, OperateLinks operate, Staff person, News news) {
        this.desk = desk;
        this.person = person;
        this.news = news;
        table = new ParityTable(getTranslation("monitoring.parity.differences"), operate, person, this::decide);
        heading.getElement().setAttribute("tabindex", "-1");
        numbers.addClassName("quiet");
        count.addClassName("count");
        more.addClassName("more");
        compare.setVisible(ParityDesk.decidedBy(person));
        var acts = new Div(compare);
        acts.addClassName("actions");
        add(heading, new Paragraph(getTranslation("monitoring.parity.lead")), last, progress, numbers, acts, count, table, nothing, more);
    }

    Div notice() {
        return notice;
    }

    /** Something may have changed: rows that look different are drawn anew. */
    void look() {
        var rows = desk.open(person, null, Math.max(PAGE, table.rows()));
        table.refresh(rows);
        after(rows);
    }

    private void more() {
        int before = table.rows();
        var rows = desk.open(person, end, PAGE);
        table.append(rows.stream().filter(row -> !table.has(row)).toList());
        after(rows);
        table.getElement().executeJs("window.portale.focusRow(this.querySelectorAll('tbody tr')[$0])", before);
    }

    private void after(List<OpenDifference> page) {
        end = page.isEmpty() ? end : page.getLast();
        var counts = desk.counts(person);
        var comparisons = desk.comparisons(person);
        table.setVisible(counts.open() > 0);
        count.setVisible(counts.open() > 0);
        count.setText(getTranslation("monitoring.parity.count", counts.open(), counts.toDecide()));
        more.setVisible(counts.open() > table.rows());
        nothing.setVisible(counts.open() == 0);
        nothing.show(getTranslation(comparisons.last() == null ? "monitoring.parity.never.title" : "monitoring.parity.none.title"),
                getTranslation(comparisons.last() == null ? "monitoring.parity.never.text" : "monitoring.parity.none.text"));
        notice.removeAll();
        if (counts.open() > 0) {
            notice.add(new Callout(counts.toDecide() > 0 ? Callout.Kind.WARNING : Callout.Kind.INFO, getTranslation("monitoring.parity.notice", counts.open()),
                    getTranslation("monitoring.parity.count", counts.open(), counts.toDecide()))
                    .with(Buttons.secondary(getTranslation("monitoring.parity.go"), () -> heading.getElement().callJsFunction("focus"))));
        }
        show(comparisons);
    }

    private void show(Comparisons comparisons) {
        last.removeAll();
        if (comparisons.last() != null) {
            last.add(figures(comparisons.last()));
        }
        compare.setEnabled(!comparisons.busy());
        var running = comparisons.running();
        if (running != null) {
            progress.tell(new Paragraph(getTranslation(running.found() == null ? "monitoring.parity.reading" : "monitoring.parity.repairing",
                    Dates.moment(running.startedAt(), getLocale()))));
            numbers.setText(running.found() == null ? getTranslation("monitoring.parity.so-far.reading", running.instances() == null ? 0 : running.instances())
                    : getTranslation("monitoring.parity.so-far.repairing", running.instances(), running.found(), running.repaired()));
        } else if (comparisons.asked() != null) {
            progress.tell(new Paragraph(getTranslation("monitoring.parity.asked", comparisons.asked().by(), Dates.moment(comparisons.asked().at(), getLocale()))));
        } else if (!progress.silent()) {
            progress.tell(new Paragraph(getTranslation("monitoring.parity.ended")));
        }
        numbers.setVisible(running != null);
    }

    private Facts figures(ParityRun run) {
        return new Facts().fact(getTranslation("monitoring.parity.last"), Dates.moment(run.startedAt(), getLocale()))
                .fact(getTranslation("monitoring.parity.instances"), number(run.instances()))
                .fact(getTranslation("monitoring.parity.found"), number(run.found()))
                .fact(getTranslation("monitoring.parity.repaired"), number(run.repaired()))
                .fact(getTranslation("monitoring.parity.left"), number(run.leftToPeople()));
    }

    private String number(Long counted) {
        return counted == null ? "-" : String.format(getLocale(), "%,d", counted);
    }

    private void compare() {
        try {
            desk.compare(person);
        } catch (RejectedException refused) {
            news.tell(new Paragraph(RefusalText.of(refused.problem())));
            news.takeFocus();
        }
        look();
    }

    private void decide(UUID id) {
        desk.open(person, null, Math.max(PAGE, table.rows())).stream().filter(found -> found.id().equals(id)).findFirst().ifPresent(found ->
                new ParityDialog(ParityTable.name(found), table.sentence(found), getTranslation("monitoring.parity.proposal." + found.kind()),
                        (decision, words) -> desk.decide(person, id, decision, words), () -> {
                            look();
                            news.tell(new Paragraph(getTranslation("monitoring.parity.done", ParityTable.name(found))));
                            news.takeFocus(); // the button that had it is gone
                        }).ask());
    }
}
