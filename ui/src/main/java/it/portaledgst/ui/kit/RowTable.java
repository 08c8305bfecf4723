package it.portaledgst.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/**
 * A plain table; on a phone the style sheet shows each row as a card. The roles are written out because that change of
 * display would take the table's meaning from screen readers. The first column names the row. Each row is
 * {@link Drawn}; one listener hears the buttons of all.
 */
@Tag("table")
public abstract class RowTable<T> extends HtmlComponent {

    private static final String KEY = "data-row";
    /** The attribute of a button that copies what it holds; whoever has such buttons calls {@link #tellCopied}. */
    protected static final String COPIED = "data-copy";
    private static final String ON_BUTTON = "event.target.closest('button:not([" + COPIED + "])') !== null";
    private static final String PRESSED_ROW = "event.target.closest('[" + KEY + "]')?.dataset.row";

    /** The headings by the columns' names, in the order of the page. */
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Element body = new Element("tbody");
    private final Map<String, Drawn> rows = new LinkedHashMap<>();

    /**
     * @param caption     read by screen readers, not shown
     * @param labelPrefix key of a column's heading without the column's name
     * @param columns     in the order of the page; the style sheet knows them by these names
     */
    protected RowTable(String caption, String labelPrefix, List<String> columns) {
        columns.forEach(column -> labels.put(column, getTranslation(labelPrefix + column)));
        addClassName("rows");
        role(this, "table");
        var name = new Element("caption");
        name.setText(caption);
        name.setAttribute("class", "sr-only");
        body.setAttribute("role", "rowgroup");
        getElement().appendChild(name, new Drawn(head()).getElement(), body);
        KeptFocus.watch(this);
    }

    protected abstract Component cell(String column, T item);

    /** Tells the rows apart; it is in the page. */
    protected abstract String key(T item);

    /** What follows when a button in a row is pressed; it is told the row's key. */
    protected final void onPress(Consumer<String> act) {
        body.addEventListener("click", click -> {
            String key = click.getEventData().path(PRESSED_ROW).asString("");
            if (rows.containsKey(key)) { // it comes from the browser
                act.accept(key);
            }
        }).addEventData(PRESSED_ROW).setFilter(ON_BUTTON);
    }

    /** @param status tells what became of it; the button shows it, too */
    public final void tellCopied(Component status) {
        addAttachListener(attached -> getElement().executeJs("window.portale.prepareCopies(this, $0, $1, $2)", status.getElement(),
                getTranslation("request.copied"), getTranslation("request.copy.failed")));
    }

    public final int rows() {
        return rows.size();
    }

    public final Set<String> keys() {
        return Set.copyOf(rows.keySet());
    }

    public final boolean has(T item) {
        return rows.containsKey(key(item));
    }

    public final void show(List<T> items) {
        body.removeAllChildren();
        rows.clear();
        append(items);
    }

    public final void append(List<T> items) {
        items.forEach(item -> body.appendChild(drawn(item).getElement()));
    }

    /** @param above the item whose row comes just before the new one; null to put it on top */
    public final void insert(T item, T above) {
        int place = above == null ? 0 : body.indexOfChild(rows.get(key(above)).getElement()) + 1;
        body.insertChild(place, drawn(item).getElement());
    }

    /** @return the items whose rows look different now */
    public final List<T> redraw(List<T> items) {
        var changed = items.stream().filter(item -> rows.get(key(item)).redraw(row(item))).toList();
        if (!changed.isEmpty()) {
            KeptFocus.restore(this);
        }
        return changed;
    }

    /** Shows these: what stands there already is only drawn anew where it looks different. */
    public final void refresh(List<T> items) {
        if (items.size() == rows() && items.stream().allMatch(this::has)) {
            redraw(items);
        } else {
            show(items);
        }
    }

    /** "Elimina" twenty times tells nobody which: what stands beside a word for those who do not see the row. */
    protected static Span unseen(String text) {
        var span = new Span(text);
        span.addClassName("sr-only");
        return span;
    }

    /** The one button of a row. */
    protected static Component act(String text, String unseen) {
        var button = new NativeButton();
        button.add(new Span(text), unseen(" " + unseen));
        button.addClassName("row-action");
        var actions = new Div(button);
        actions.addClassName("row-actions");
        return actions;
    }

    private Drawn drawn(T item) {
        var drawn = new Drawn(row(item));
        rows.put(key(item), drawn);
        return drawn;
    }

    private NativeTableHeader head() {
        var row = new NativeTableRow();
        role(row, "row");
        for (String column : labels.keySet()) {
            var cell = new NativeTableHeaderCell(labels.get(column));
            cell.getElement().setAttribute("scope", "col").setAttribute("data-column", column);
            role(cell, "columnheader");
            row.add(cell);
        }
        var head = new NativeTableHeader(row);
        role(head, "rowgroup");
        return head;
    }

    private NativeTableRow row(T item) {
        var row = new NativeTableRow();
        role(row, "row");
        row.getElement().setAttribute(KEY, key(item));
        for (String column : labels.keySet()) {
            boolean names = row.getElement().getChildCount() == 0;
            var cell = names ? new NativeTableHeaderCell() : new NativeTableCell();
            if (names) {
                cell.getElement().setAttribute("scope", "row");
            }
            role(cell, names ? "rowheader" : "cell");
            cell.getElement().setAttribute("data-column", column).setAttribute("data-label", labels.get(column));
            cell.getElement().appendChild(cell(column, item).getElement());
            row.getElement().appendChild(cell.getElement());
        }
        return row;
    }

    private static void role(Component component, String role) {
        component.getElement().setAttribute("role", role);
    }
}
