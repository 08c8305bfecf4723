package it.portaledgst.ui.desk;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.StateBadge;

/** The requests that were found; without their debtors for who may see states only. */
class DeskTable extends RowTable<PaymentRequest> {

    private static final List<String> WHOLE = List.of("code", "debtor", "service", "amount", "state", "created", "action");

    DeskTable(String caption, boolean debtors) {
        super(caption, "desk.column.", debtors ? WHOLE : WHOLE.stream().filter(column -> !column.equals("debtor")).toList());
    }

    @Override
    protected String key(PaymentRequest request) {
        return request.id().toString();
    }

    @Override
    protected Component cell(String column, PaymentRequest request) {
        return switch (column) {
            case "code" -> {
                var code = new Span(request.noticeCode().grouped());
                code.addClassName("mono");
                yield code;
            }
            case "debtor" -> new Span(request.debtor().fullName());
            case "service" -> new ServiceName(request.serviceTitle(), request.serviceCode());
            case "amount" -> new Span(Money.format(request.amount(), getLocale()));
            case "state" -> new StateBadge(request.state());
            case "created" -> new Span(Dates.shortDay(Dates.day(request.createdAt()), getLocale()));
            case "action" -> {
                var link = new Anchor(DeskRequestView.address(request.id()));
                link.add(new Span(getTranslation("desk.open")), unseen(" " + getTranslation("payments.row", request.noticeCode().grouped())));
                link.addClassName("row-action");
                var actions = new Div(link);
                actions.addClassName("row-actions");
                yield actions;
            }
            default -> throw new IllegalArgumentException(column);
        };
    }
}
