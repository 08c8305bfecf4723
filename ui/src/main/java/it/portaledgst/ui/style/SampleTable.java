package it.portaledgst.ui.style;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.StateBadge;

/** One row for each state, with invented data. */
class SampleTable extends RowTable<PaymentState> {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

    SampleTable(String caption) {
        super(caption, "payments.column.", List.of("code", "debtor", "service", "amount", "state", "due", "action"));
        show(List.of(PaymentState.values()));
    }

    @Override
    protected String key(PaymentState state) {
        return state.name();
    }

    @Override
    protected Component cell(String column, PaymentState state) {
        return switch (column) {
            case "code" -> {
                var code = new Span("3010 0000 0000 000" + state.ordinal() + " 00");
                code.addClassName("mono");
                yield code;
            }
            case "debtor" -> new Span("Giulia Bianchi");
            case "service" -> new ServiceName(getTranslation("style.sample.service"), "00-ESEMPIO");
            case "amount" -> new Span(Money.format(new BigDecimal("1234.50"), getLocale()));
            case "state" -> new StateBadge(state);
            case "due" -> new Span(Dates.shortDay(DUE, getLocale()));
            case "action" -> {
                var link = new Anchor("stile", getTranslation("payments.detail"));
                link.addClassName("row-action");
                var actions = new Div(link);
                actions.addClassName("row-actions");
                yield actions;
            }
            default -> throw new IllegalArgumentException(column);
        };
    }
}
