package it.portaledgst.ui.payment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentPage;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Elenco pagamenti: what this person created. The address carries the filters. What changes shows up by itself. */
@Route("pagamenti")
@PermitAll
public class PaymentsView extends Page implements AfterNavigationObserver {

    private static final int PAGE = 20;

    private final transient PaymentRequests payments;
    private final transient Citizen citizen;
    private final PaymentFilters filters;
    private final Paragraph count = new Paragraph();
    private final Paragraph changed = new Paragraph();
    private final PaymentTable table;
    private final Nothing nothing = new Nothing();
    private final Button clear;
    private final Button more;
    private final ListExport export = new ListExport();
    private final Div dossier;
    private String cursor;

    public PaymentsView(PaymentRequests payments, Catalogue catalogue, SignedIn person, Following following) {
        this.payments = payments;
        citizen = person.citizen();
        heading(getTranslation("payments.title"));
        trail(homeStep());
        lead(getTranslation("payments.lead"));
        table = new PaymentTable(getTranslation("payments.caption"), this::delete);

        filters = new PaymentFilters(catalogue, this::filterChanged);
        clear = Buttons.secondary(getTranslation("payments.filter.clear"), this::clearFilters);
        clear.addClassName("clear-filters");
        count.getElement().setAttribute("role", "status");
        count.addClassName("count");
        changed.getElement().setAttribute("role", "status");
        changed.addClassName("sr-only");
        var copied = new Paragraph();
        copied.getElement().setAttribute("role", "status");
        copied.addClassName("sr-only");
        table.tellCopied(copied);
        more = Buttons.secondary(getTranslation("payments.more"), this::more);
        more.addClassName("more");
        dossier = new Div(new Paragraph(getTranslation("payments.dossier.text")),
                Buttons.secondaryLink("pagamenti/dossier", getTranslation("payments.dossier")));
        dossier.addClassName("export");
        // also for who has created nothing: what is paid for a company may be others'
        var statement = new Div(Buttons.secondaryLink("pagamenti/estratti", getTranslation("payments.statement")));
        statement.addClassName("export");
        content(filters, clear, count, changed, copied, table, nothing, more, export, dossier, statement);
        following.follow(this, citizen, this::look);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filters.show(ListAddress.of(event.getLocation().getQueryParameters()::getSingleParameter, null));
        reload();
    }

    private void filterChanged() {
        UI.getCurrent().getPage().getHistory().replaceState(null,
                new Location("pagamenti", QueryParameters.simple(filters.value().query())));
        reload();
    }

    private void reload() {
        PaymentPage page = page(null, PAGE);
        table.show(page.rows());
        after(page);
    }

    private void more() {
        int before = table.rows();
        PaymentPage page = page(cursor, PAGE);
        table.append(page.rows().stream().filter(request -> !table.has(request)).toList()); // one may have arrived as news
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
        PaymentPage page = page(null, table.rows() + PAGE);
        List<PaymentRequest> known = page.rows().stream().filter(table::has).toList();
        List<PaymentRequest> others = payments.find(citizen, without(known));
        var sentences = new ArrayList<String>();
        table.redraw(Stream.concat(known.stream(), others.stream()).toList()).forEach(request -> sentences.add(sentence(request)));
        insertNew(page).forEach(request -> sentences.add(getTranslation("payments.news.new", request.noticeCode().grouped())));
        count(page.total() + others.stream().filter(this::leftTheFilter).count());
        if (!sentences.isEmpty()) {
            changed.setText(String.join(" ", sentences));
        }
    }

    /** In their places of the list's order; what belongs after the last row comes when more is asked for. */
    private List<PaymentRequest> insertNew(PaymentPage page) {
        int shown = table.rows();
        var rows = page.rows();
        int end = rows.size();
        if (cursor != null && rows.stream().anyMatch(table::has)) {
            while (!table.has(rows.get(end - 1))) {
                end--;
            }
        }
        var arrived = new ArrayList<PaymentRequest>();
        PaymentRequest above = null;
        for (PaymentRequest request : rows.subList(0, end)) {
            if (!table.has(request)) {
                table.insert(request, above);
                arrived.add(request);
            }
            above = request;
        }
        if (cursor == null && end > shown) {
            cursor = page.nextCursor();
            more.setVisible(cursor != null);
        }
        return arrived;
    }

    private Set<UUID> without(List<PaymentRequest> known) {
        var rest = new HashSet<UUID>();
        table.keys().forEach(key -> rest.add(UUID.fromString(key)));
        known.forEach(request -> rest.remove(request.id()));
        return rest;
    }

    private boolean leftTheFilter(PaymentRequest request) {
        PaymentState wanted = filters.value().filter().state();
        return wanted != null && request.state() != wanted;
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
        clear.setVisible(!empty && filters.any());
        export.setVisible(!empty);
        dossier.setVisible(!empty);
        count(page.total());
        if (empty) {
            showNothing();
        } else {
            export.show(filters.value(), page.total());
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
        boolean filtered = filters.any();
        nothing.show(getTranslation(filtered ? "payments.none.filtered" : "payments.none.title"),
                getTranslation(filtered ? "payments.none.filtered.text" : "payments.none.text"),
                filtered ? Buttons.secondary(getTranslation("payments.filter.clear"), this::clearFilters)
                        : Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment")));
    }

    private void clearFilters() {
        filters.clear();
        filterChanged();
    }

    private PaymentPage page(String after, int size) {
        ListAddress wanted = filters.value();
        return payments.list(citizen, wanted.filter(), wanted.order(), after, size);
    }
}
