package it.portaledgst.ui.settlement;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.settlement.SettlementReport;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;

/** The latest reports, and whether they fit. */
class ReportTable extends RowTable<SettlementReport> {

    ReportTable(String caption) {
        super(caption, "settlements.column.", List.of("published", "psp", "fdr", "payments", "amount", "state"));
    }

    @Override
    protected String key(SettlementReport report) {
        return report.id().toString();
    }

    @Override
    protected Component cell(String column, SettlementReport report) {
        return new Span(switch (column) {
            case "published" -> Dates.shortDay(Dates.day(report.publishedAt()), getLocale());
            case "psp" -> report.pspName();
            case "fdr" -> report.revision() == 1 ? report.fdr() : getTranslation("settlements.revision", report.fdr(), report.revision());
            case "payments" -> String.valueOf(report.payments());
            case "amount" -> Money.format(report.total(), getLocale());
            case "state" -> report.openDifferences() == 0 ? getTranslation("settlements.fits")
                    : getTranslation("settlements.differs", report.openDifferences());
            default -> throw new IllegalArgumentException(column);
        });
    }
}
