package it.portaledgst.ui.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentPage;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.live.News;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Elenco pagamenti: what this person created, newest first. The address carries the filter. What changes shows up by itself. */
@Route("pagamenti")
@PermitAll
public class PaymentsView extends Page implements AfterNavigationObserver {

    private static final int PAGE = 20;
    private static final String STATE = "stato";

    private final transient PaymentRequests payments;
    private final transient Citizen citizen;
    private final Select<PaymentState> state = new Select<>();
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final Paragraph changed = new Paragraph();
    private final PaymentTable table;
    private final Nothing nothing = new Nothing();
    private final Button more;
    private String cursor;

    public PaymentsView(PaymentRequests payments, SignedIn person, News news) {
        this.payments = payments;
        citizen = person.citizen();
        heading(getTranslation("payments.title"));
        trail(homeStep());
        lead(getTranslation("payments.lead"));
        table = new PaymentTable(getTranslation("payments.caption"), this::delete);

        state.setLabel(getTranslation("payments.filter.state"));
        state.setItems(PaymentState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("payments.filter.all"));
        state.setItemLabelGenerator(each -> each == null ? getTranslation("payments.filter.all") : getTranslation("state." + each.name()));
        search.setLabel(getTranslation("payments.search"));
        search.setHelperText(getTranslation("payments.search.help"));
        search.setPrefixComponent(new Icon(Icon.Shape.SEARCH));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        state.addValueChangeListener(change -> filterChanged(change.isFromClient()));
        search.addValueChangeListener(change -> filterChanged(change.isFromClient()));
        var filters = new Div(search, state);
        filters.addClassName("filters");
        count.getElement().setAttribute("role", "status");
        count.addClassName("count");
        changed.getElement().setAttribute("role", "status");
        changed.addClassName("sr-only");
        more = Buttons.secondary(getTranslation("payments.more"), this::more);
        more.addClassName("more");
        content(filters, count, changed, table, nothing, more);
        news.follow(this, citizen, this::look);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        state.setValue(query.getSingleParameter(STATE).flatMap(PaymentsView::stateNamed).orElse(null));
        reload();
    }

    private void filterChanged(boolean byThePerson) {
        if (!byThePerson) {
            return;
        }
        Map<String, String> query = new HashMap<>();
        if (state.getValue() != null) {
            query.put(STATE, nameOf(state.getValue()));
        }
        // What is searched may be a name or a tax code: it stays out of the address.
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("pagamenti", QueryParameters.simple(query)));
        reload();
    }

    private void reload() {
        PaymentPage page = payments.list(citizen, filter(), null, PAGE);
        table.show(page.rows());
        after(page);
    }

    private void more() {
        int before = table.rows();
        PaymentPage page = payments.list(citizen, filter(), cursor, PAGE);
        table.append(page.rows());
        after(page);
        table.getElement().executeJs("window.portale.focusRow(this.querySelectorAll('tbody tr')[$0])", before);
    }

    private void delete(UUID id) {
        payments.find(citizen, id).ifPresent(request -> DeleteDialog.open(request, payments, citizen, () -> deleted(id)));
    }

    /** The button that had the focus is gone: its row, with the new state, takes it. */
    private void deleted(UUID id) {
        look();
        table.getElement().executeJs("window.portale.focusRow(this.querySelector(`[data-row='${$0}']`), $1)", id.toString(), count);
    }

    /**
     * Something about this person's requests may have changed. Only rows that look different are drawn again; one that no
     * longer passes the filter stays where it is, under the eyes, until the list is asked for anew.
     */
    private void look() {
        if (table.rows() == 0) {
            reload();
            return;
        }
        PaymentPage page = payments.list(citizen, filter(), null, Math.max(PAGE, table.rows()));
        List<PaymentRequest> arrived = page.rows().stream().takeWhile(request -> !table.has(request)).toList();
        List<PaymentRequest> known = page.rows().stream().filter(table::has).toList();
        List<PaymentRequest> others = payments.find(citizen, without(known));
        var sentences = new ArrayList<String>();
        for (var requests : List.of(known, others)) {
            requests.stream().filter(table::redraw).map(this::sentence).forEach(sentences::add);
        }
        table.prepend(arrived);
        arrived.forEach(request -> sentences.add(getTranslation("payments.news.new", request.noticeCode().grouped())));
        count(page.total() + others.stream().filter(this::leftTheFilter).count());
        if (!sentences.isEmpty()) {
            changed.setText(String.join(" ", sentences));
        }
    }

    private Set<UUID> without(List<PaymentRequest> known) {
        var rest = new HashSet<UUID>();
        table.keys().forEach(key -> rest.add(UUID.fromString(key)));
        known.forEach(request -> rest.remove(request.id()));
        return rest;
    }

    private boolean leftTheFilter(PaymentRequest request) {
        return state.getValue() != null && request.state() != state.getValue();
    }

    private String sentence(PaymentRequest request) {
        return getTranslation(request.payable() && !request.deletable() ? "payments.news.in-flight" : "payments.news",
                request.noticeCode().grouped(), getTranslation("state." + request.state().name()));
    }

    private void after(PaymentPage page) {
        cursor = page.nextCursor();
        more.setVisible(cursor != null);
        boolean empty = page.total() == 0;
        table.setVisible(!empty);
        nothing.setVisible(empty);
        count(page.total());
        if (empty) {
            showNothing();
        }
    }

    private void count(long total) {
        count.removeAll(); // the same number again is an answer, too
        count.add(switch ((int) Math.min(total, Integer.MAX_VALUE)) {
            case 0 -> getTranslation("payments.count.none");
            case 1 -> getTranslation("payments.count.one");
            default -> table.rows() == total ? getTranslation("payments.count.all", total)
                    : getTranslation("payments.count", total, table.rows());
        });
    }

    private void showNothing() {
        boolean filtered = state.getValue() != null || !search.getValue().isBlank();
        nothing.show(getTranslation(filtered ? "payments.none.filtered" : "payments.none.title"),
                getTranslation(filtered ? "payments.none.filtered.text" : "payments.none.text"),
                filtered ? Buttons.secondary(getTranslation("payments.filter.clear"), this::clearFilters)
                        : Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment")));
    }

    private void clearFilters() {
        state.clear();
        search.clear();
        filterChanged(true);
        search.focus(); // the button that had it goes
    }

    private PaymentFilter filter() {
        return new PaymentFilter(state.getValue(), search.getValue());
    }

    private static String nameOf(PaymentState state) {
        return state.label().toLowerCase(Locale.ITALIAN).replace(' ', '-');
    }

    private static Optional<PaymentState> stateNamed(String name) {
        return List.of(PaymentState.values()).stream().filter(state -> nameOf(state).equals(name)).findFirst();
    }
}
