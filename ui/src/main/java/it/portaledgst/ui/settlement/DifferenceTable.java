package it.portaledgst.ui.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.settlement.Difference;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;

/** Each difference with what it means and what to do about it. */
class DifferenceTable extends RowTable<Difference> {

    DifferenceTable(String caption, Consumer<UUID> close) {
        super(caption, "settlements.column.", List.of("code", "what", "report", "found", "action"));
        onPress(key -> close.accept(UUID.fromString(key)));
    }

    /** The notice, failing that the IUV, failing that the report it is about. */
    static String name(Difference difference) {
        return difference.noticeCode() != null ? new NoticeCode(difference.noticeCode()).grouped()
                : difference.iuv() != null ? difference.iuv() : difference.fdr();
    }

    @Override
    protected String key(Difference difference) {
        return difference.id().toString();
    }

    @Override
    protected Component cell(String column, Difference difference) {
        return switch (column) {
            case "code" -> {
                var code = new Span(name(difference));
                code.addClassName("mono");
                yield code;
            }
            case "what" -> {
                var what = new Paragraph(getTranslation("settlements.kind." + difference.kind()));
                yield new Div(what, new Paragraph(amounts(difference)), new Paragraph(getTranslation("settlements.todo." + difference.kind())));
            }
            case "report" -> new Span(difference.fdr() == null ? "-" : difference.fdr());
            case "found" -> new Span(Dates.shortDay(Dates.day(difference.foundAt()), getLocale()));
            case "action" -> act(getTranslation("settlements.close"), getTranslation("settlements.row", name(difference)));
            default -> throw new IllegalArgumentException(column);
        };
    }

    private String amounts(Difference difference) {
        String amounts = getTranslation("settlements.amounts", money(difference.reportedAmount()), money(difference.knownAmount()));
        return difference.outcome() == null ? amounts : amounts + " " + getTranslation("settlements.outcome", difference.outcome().code());
    }

    private String money(BigDecimal amount) {
        return amount == null ? "-" : Money.format(amount, getLocale());
    }
}
