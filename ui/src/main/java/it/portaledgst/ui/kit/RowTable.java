package it.portaledgst.ui.kit;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;

/**
 * A plain table; on a phone the style sheet shows each row as a card. The roles are written out because that change of
 * display would take the table's meaning from screen readers. The first column names the row.
 */
public abstract class RowTable<T> extends NativeTable {

    private final String labelPrefix;
    private final List<String> columns;
    private final NativeTableBody body;
    private int rows;

    /**
     * @param caption     read by screen readers, not shown
     * @param labelPrefix key of a column's heading without the column's name
     * @param columns     in the order of the page; the style sheet knows them by these names
     */
    protected RowTable(String caption, String labelPrefix, List<String> columns) {
        this.labelPrefix = labelPrefix;
        this.columns = columns;
        addClassName("rows");
        role(this, "table");
        setCaptionText(caption);
        getCaption().addClassName("sr-only");
        var head = new NativeTableRow();
        role(head, "row");
        for (String column : columns) {
            var cell = new NativeTableHeaderCell(label(column));
            cell.getElement().setAttribute("scope", "col").setAttribute("data-column", column);
            role(cell, "columnheader");
            head.add(cell);
        }
        getHead().add(head);
        role(getHead(), "rowgroup");
        body = addBody();
        role(body, "rowgroup");
    }

    protected abstract Component cell(String column, T item);

    public final int rows() {
        return rows;
    }

    public final void show(List<T> items) {
        body.removeAll();
        rows = 0;
        append(items);
    }

    public final void append(List<T> items) {
        items.forEach(item -> body.add(row(item)));
        rows += items.size();
    }

    private NativeTableRow row(T item) {
        var row = new NativeTableRow();
        role(row, "row");
        for (String column : columns) {
            boolean names = column.equals(columns.getFirst());
            var cell = names ? new NativeTableHeaderCell() : new NativeTableCell();
            if (names) {
                cell.getElement().setAttribute("scope", "row");
            }
            role(cell, names ? "rowheader" : "cell");
            cell.getElement().setAttribute("data-column", column).setAttribute("data-label", label(column));
            cell.getElement().appendChild(cell(column, item).getElement());
            row.getElement().appendChild(cell.getElement());
        }
        return row;
    }

    private String label(String column) {
        return getTranslation(labelPrefix + column);
    }

    private static void role(Component component, String role) {
        component.getElement().setAttribute("role", role);
    }
}
