package it.portaledgst.ui.administration;

import java.util.Comparator;
import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;

/** All texts of one kind: which are in force, which are planned, on which somebody is working. */
abstract class TextsView<T extends Record> extends Page implements BeforeEnterObserver {

    private final transient Editing<T> editing;
    private final transient Staff person;
    private final Paragraph count = new Paragraph();
    private final TextTable<T> table;

    TextsView(Editing<T> editing, SignedIn signedIn) {
        this.editing = editing;
        person = signedIn.staff();
        heading(getTranslation("admin.kind." + editing.kind()));
        trail(homeStep(), new Step(Kind.ROOT, getTranslation("nav.administration")));
        lead(getTranslation("admin.about." + editing.kind()));
        count.addClassName("count");
        table = new TextTable<>(getTranslation("admin.kind." + editing.kind()), Kind.path(editing.kind()), this::name, this::about, this::out);
        if (editing.blank().isPresent()) {
            var begin = new Div(Buttons.primaryLink(Kind.path(editing.kind()) + "/" + Kind.NEW, getTranslation("admin.new." + editing.kind())));
            begin.addClassName("actions");
            content(begin);
        }
        content(count, table);
    }

    /** What a text is called in the list. */
    abstract String name(Overview<T> row);

    /** What stands before its name. */
    abstract String about(Overview<T> row);

    /** Whether people do not get to see it although it is published. */
    abstract boolean out(T text);

    abstract Comparator<Overview<T>> order();

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!Editions.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        List<Overview<T>> rows = editing.all(person).stream().sorted(order()).toList();
        table.show(rows);
        count.setText(getTranslation("admin.count", rows.size(), rows.stream().filter(row -> row.draftBy() != null).count()));
    }
}
