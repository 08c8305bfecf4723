package it.portaledgst.ui.helpdesk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.support.CaseRow;
import it.portaledgst.domain.support.InboxFilter;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/**
 * Richieste da lavorare: the support requests of the person's office, the first due first. The address carries the filters;
 * what changes shows up by itself.
 */
@Route("richieste-da-lavorare")
@PermitAll
public class InboxView extends Page implements BeforeEnterObserver, AfterNavigationObserver {

    static final String PATH = "richieste-da-lavorare";
    private static final int PAGE = 25;

    private final transient SupportDesk desk;
    private final transient Staff person;
    private final Select<SupportState> state = new Select<>();
    private final Select<SupportCategory> category = new Select<>();
    private final Checkbox mine = new Checkbox();
    private final Checkbox unclaimed = new Checkbox();
    private final Checkbox late = new Checkbox();
    private final Paragraph counts = new Paragraph();
    private final News news = new News();
    private final Nothing nothing = new Nothing();
    private final InboxTable table;
    private final InboxTable told;
    private final Section toldPart;
    private final LoadTable load;
    private final Section loadPart;
    private final Button more;
    private transient CaseRow last;
    private boolean showing;

    public InboxView(SupportDesk desk, Offices offices, Clock clock, SignedIn signedIn, Following following) {
        this.desk = desk;
        person = signedIn.staff();
        heading(getTranslation("nav.helpdesk"));
        trail(homeStep());
        lead(getTranslation("helpdesk.lead"));
        table = new InboxTable(getTranslation("nav.helpdesk"), offices, clock);
        told = new InboxTable(getTranslation("helpdesk.told"), offices, clock);
        toldPart = new Section(new H2(getTranslation("helpdesk.told")), new Paragraph(getTranslation("helpdesk.told.text")), told);
        load = new LoadTable(getTranslation("helpdesk.load"));
        loadPart = new Section(new H2(getTranslation("helpdesk.load")), load);
        counts.getElement().setAttribute("role", "status");
        counts.addClassName("count");
        more = Buttons.secondary(getTranslation("helpdesk.more"), this::more);
        more.addClassName("more");
        var next = Buttons.primary(getTranslation("helpdesk.next"), this::next);
        next.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
        var acts = new Div(next);
        acts.addClassName("actions");
        content(news, acts, filters(), counts, table, nothing, more, toldPart, loadPart);
        if (SupportDesk.openTo(person)) {
            var seen = SupportDesk.officesOf(person);
            if (seen.isEmpty()) {
                following.followInbox(this, null, this::look);
            }
            seen.forEach(office -> following.followInbox(this, office, this::look));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!SupportDesk.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = event.getLocation().getQueryParameters();
        showing = true;
        state.setValue(one(asked, "stato", SupportState.class).orElse(null));
        category.setValue(one(asked, "categoria", SupportCategory.class).orElse(null));
        mine.setValue(asked.getSingleParameter("mie").isPresent());
        unclaimed.setValue(asked.getSingleParameter("libere").isPresent());
        late.setValue(asked.getSingleParameter("ritardo").isPresent());
        showing = false;
        reload();
    }

    private Div filters() {
        state.setLabel(getTranslation("helpdesk.column.state"));
        state.setItems(SupportState.OPEN, SupportState.WAITING, SupportState.ANSWERED, SupportState.CLOSED);
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("helpdesk.filter.open"));
        state.setItemLabelGenerator(value -> getTranslation(value == null ? "helpdesk.filter.open" : "support.state." + value));
        category.setLabel(getTranslation("helpdesk.column.category"));
        category.setItems(SupportCategory.values());
        category.setEmptySelectionAllowed(true);
        category.setEmptySelectionCaption(getTranslation("helpdesk.filter.all"));
        category.setItemLabelGenerator(value -> getTranslation(value == null ? "helpdesk.filter.all" : "support.category." + value));
        mine.setLabel(getTranslation("helpdesk.filter.mine"));
        unclaimed.setLabel(getTranslation("helpdesk.filter.unclaimed"));
        late.setLabel(getTranslation("helpdesk.filter.late"));
        state.addValueChangeListener(change -> filterChanged());
        category.addValueChangeListener(change -> filterChanged());
        List.of(mine, unclaimed, late).forEach(box -> box.addValueChangeListener(change -> filterChanged()));
        var filters = new Div(state, category, mine, unclaimed, late);
        filters.addClassName("filters");
        return filters;
    }

    private void filterChanged() {
        if (showing) {
            return;
        }
        var address = QueryParameters.empty();
        address = state.getValue() == null ? address : address.merging("stato", state.getValue().name());
        address = category.getValue() == null ? address : address.merging("categoria", category.getValue().name());
        address = mine.getValue() ? address.merging("mie", "si") : address;
        address = unclaimed.getValue() ? address.merging("libere", "si") : address;
        address = late.getValue() ? address.merging("ritardo", "si") : address;
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(PATH, address));
        reload();
    }

    private InboxFilter filter() {
        return new InboxFilter(state.getValue(), category.getValue(), mine.getValue(), unclaimed.getValue(), late.getValue());
    }

    private void reload() {
        var rows = desk.inbox(person, filter(), null, PAGE);
        table.show(rows);
        after(rows);
        around();
    }

    /** Something in an inbox may have changed: rows that look different are drawn anew, new ones come in their place. */
    private void look() {
        var rows = desk.inbox(person, filter(), null, Math.max(PAGE, table.rows()));
        table.refresh(rows);
        after(rows);
        around();
    }

    private void more() {
        int before = table.rows();
        var rows = desk.inbox(person, filter(), last, PAGE);
        table.append(rows.stream().filter(row -> !table.has(row)).toList());
        after(rows);
        table.getElement().executeJs("window.portale.focusRow(this.querySelectorAll('tbody tr')[$0])", before);
    }

    private void after(List<CaseRow> page) {
        last = page.isEmpty() ? last : page.getLast();
        long all = desk.count(person, filter());
        table.setVisible(table.rows() > 0);
        nothing.setVisible(table.rows() == 0);
        nothing.show(getTranslation("helpdesk.none"), getTranslation(filter().equals(InboxFilter.OPEN) ? "helpdesk.none.text" : "helpdesk.none.filter"));
        more.setVisible(all > table.rows());
        var found = desk.counts(person);
        counts.setText(getTranslation("helpdesk.counts", all, found.open(), found.late(), found.unclaimed(), found.mine(), found.waiting()));
    }

    private void around() {
        var known = desk.told(person, null, PAGE);
        told.show(known);
        toldPart.setVisible(!known.isEmpty());
        boolean head = SupportDesk.headOf(person, person.office()) && person.office() != null;
        loadPart.setVisible(head);
        if (head) {
            load.show(desk.load(person, person.office()));
        }
    }

    private void next() {
        var row = desk.next(person, null);
        if (row == null) {
            news.tell(new Paragraph(getTranslation("helpdesk.next.none")));
            news.takeFocus();
        } else {
            UI.getCurrent().navigate(CaseView.address(row.id()));
        }
    }

    private static <E extends Enum<E>> Optional<E> one(QueryParameters asked, String name, Class<E> type) {
        return asked.getSingleParameter(name).flatMap(text -> List.of(type.getEnumConstants()).stream()
                .filter(value -> value.name().equals(text)).findFirst());
    }
}
