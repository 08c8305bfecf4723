package it.portaledgst.ui.payment;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.StateBadge;

/**
 * A plain table with the seven columns of the manual, in its order; on a phone the style sheet shows each row as a card.
 * The roles are written out because that change of display would take the table's meaning from screen readers.
 */
class PaymentTable extends NativeTable {

    private static final List<String> COLUMNS = List.of("code", "debtor", "service", "amount", "state", "due", "action");

    private final Consumer<PaymentRequest> delete;
    private final NativeTableBody body;
    private int rows;

    PaymentTable(Consumer<PaymentRequest> delete) {
        this.delete = delete;
        addClassName("payments");
        role(this, "table");
        setCaptionText(getTranslation("payments.caption"));
        getCaption().addClassName("sr-only");
        var head = new NativeTableRow();
        role(head, "row");
        for (String column : COLUMNS) {
            var cell = new NativeTableHeaderCell(getTranslation("payments.column." + column));
            cell.getElement().setAttribute("scope", "col");
            role(cell, "columnheader");
            head.add(cell);
        }
        getHead().add(head);
        role(getHead(), "rowgroup");
        body = addBody();
        role(body, "rowgroup");
    }

    int rows() {
        return rows;
    }

    void show(List<PaymentRequest> requests) {
        body.removeAll();
        rows = 0;
        append(requests);
    }

    void append(List<PaymentRequest> requests) {
        requests.forEach(request -> body.add(row(request)));
        rows += requests.size();
    }

    private NativeTableRow row(PaymentRequest request) {
        var code = new NativeTableHeaderCell();
        code.getElement().setAttribute("scope", "row");
        code.add(grouped(request));
        role(code, "rowheader");
        label(code, "code");
        var row = new NativeTableRow();
        role(row, "row");
        row.add(code);
        row.add(cell("debtor", new Span(request.debtor().fullName())),
                cell("service", new ServiceName(request.serviceTitle(), request.serviceCode())),
                cell("amount", new Span(Money.format(request.amount(), getLocale()))),
                cell("state", new StateBadge(request.state())),
                cell("due", new Span(Dates.shortDay(request.dueDate(), getLocale()))),
                cell("action", actions(request)));
        return row;
    }

    private static Component grouped(PaymentRequest request) {
        var text = new Span(request.noticeCode().grouped());
        text.addClassName("mono");
        return text;
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
            button.addClickListener(click -> delete.accept(request));
            button.addClassNames("row-action", "row-action-danger");
            actions.add(button);
        }
        return actions;
    }

    /** "Elimina" twenty times tells nobody which: the name carries the code. */
    private Component named(PaymentRequest request) {
        var name = new Span(" " + getTranslation("payments.row", request.noticeCode().grouped()));
        name.addClassName("sr-only");
        return name;
    }

    private NativeTableCell cell(String column, Component content) {
        var cell = new NativeTableCell();
        cell.add(content);
        role(cell, "cell");
        label(cell, column);
        return cell;
    }

    private void label(Component cell, String column) {
        cell.getElement().setAttribute("data-column", column);
        cell.getElement().setAttribute("data-label", getTranslation("payments.column." + column));
    }

    private static void role(Component component, String role) {
        component.getElement().setAttribute("role", role);
    }
}
