package it.portaledgst.ui.payment;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.StateBadge;

/** The seven columns of the manual, in its order. */
class PaymentTable extends RowTable<PaymentRequest> {

    PaymentTable(String caption, Consumer<UUID> delete) {
        super(caption, "payments.column.", List.of("code", "debtor", "service", "amount", "state", "due", "action"));
        onPress(key -> delete.accept(UUID.fromString(key)));
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
                var both = new Div(code, copy(request));
                both.addClassName("row-code");
                yield both;
            }
            case "debtor" -> new Span(request.debtor().fullName());
            case "service" -> new ServiceName(request.serviceTitle(), request.serviceCode());
            case "amount" -> new Span(Money.format(request.amount(), getLocale()));
            case "state" -> new StateBadge(request.state());
            case "due" -> new Span(Dates.shortDay(request.dueDate(), getLocale()));
            case "action" -> actions(request);
            default -> throw new IllegalArgumentException(column);
        };
    }

    /** Pressed in the browser alone: the server hears nothing of it. */
    private Component copy(PaymentRequest request) {
        var button = new NativeButton();
        button.add(new Icon(Icon.Shape.COPY), unseen(getTranslation("request.copy")), named(request));
        button.addClassName("row-copy");
        button.getElement().setAttribute(COPIED, request.noticeCode().value());
        return button;
    }

    private Component actions(PaymentRequest request) {
        var detail = new Anchor("pagamenti/" + request.id());
        detail.add(new Span(getTranslation("payments.detail")), named(request));
        detail.addClassName("row-action");
        var actions = new Div(detail);
        actions.addClassName("row-actions");
        if (request.deletable()) {
            var button = new NativeButton();
            button.add(new Span(getTranslation("payments.delete")), named(request));
            button.addClassNames("row-action", "row-action-danger");
            actions.add(button);
        }
        return actions;
    }

    private Component named(PaymentRequest request) {
        return unseen(" " + getTranslation("payments.row", request.noticeCode().grouped()));
    }
}
