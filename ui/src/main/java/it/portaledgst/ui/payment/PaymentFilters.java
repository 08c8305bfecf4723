package it.portaledgst.ui.payment;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentOrder;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.Icon;

/** What the list is asked for. The parts needed less often are folded away, so that a phone shows the list at once. */
class PaymentFilters extends Div {

    private final transient Catalogue catalogue;
    private final TextField search = new TextField();
    private final Select<PaymentState> state = new Select<>();
    private final ComboBox<ServiceEntry> service = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Select<PaymentOrder> order = new Select<>();
    private final NativeDetails others = new NativeDetails();

    /** @param changed runs when the person has changed something */
    PaymentFilters(Catalogue catalogue, Runnable changed) {
        this.catalogue = catalogue;
        search.setLabel(getTranslation("payments.search"));
        search.setHelperText(getTranslation("payments.search.help"));
        search.setPrefixComponent(new Icon(Icon.Shape.SEARCH));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        state.setLabel(getTranslation("payments.filter.state"));
        state.setItems(PaymentState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("payments.filter.all"));
        state.setItemLabelGenerator(each -> getTranslation(each == null ? "payments.filter.all" : "state." + each.name()));
        service.setLabel(getTranslation("payments.filter.service"));
        service.setItems(catalogue.all());
        service.setItemLabelGenerator(entry -> entry.title() + " (" + entry.code() + ")");
        service.setClearButtonVisible(true);
        day(from, "payments.filter.from");
        day(to, "payments.filter.to");
        order.setLabel(getTranslation("payments.order"));
        order.setItems(PaymentOrder.values());
        order.setItemLabelGenerator(each -> getTranslation("payments.order." + each.name()));
        Stream.<HasValue<?, ?>>of(search, state, service, from, to, order).forEach(each -> each.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                showHowMany();
                changed.run();
            }
        }));
        var first = new Div(search, state);
        first.addClassName("filters");
        var more = new Div(service, from, to, order);
        more.addClassName("filters");
        others.setContent(more);
        others.addClassName("more-filters");
        add(first, others);
    }

    private void day(DatePicker field, String label) {
        field.setLabel(getTranslation(label));
        field.setI18n(Calendars.of(field, getLocale()).setMinErrorMessage(getTranslation("payments.filter.period")));
        field.setLocale(Locale.ITALY);
        field.setClearButtonVisible(true);
    }

    /** The text searched for stays as it is. */
    void show(ListAddress address) {
        state.setValue(address.filter().state());
        service.setValue(catalogue.find(Objects.requireNonNullElse(address.filter().serviceCode(), "")).orElse(null));
        from.setValue(address.filter().from());
        to.setValue(address.filter().to());
        order.setValue(address.order());
        showHowMany();
        others.setOpen(folded() > 0 || address.order() != PaymentOrder.NEWEST);
    }

    ListAddress value() {
        return new ListAddress(new PaymentFilter(state.getValue(), search.getValue(),
                service.getOptionalValue().map(ServiceEntry::code).orElse(null), from.getValue(), to.getValue()), order.getValue());
    }

    boolean any() {
        return !value().filter().equals(PaymentFilter.NONE);
    }

    /** Lets everything pass; the order stays. */
    void clear() {
        Stream.<HasValue<?, ?>>of(search, state, service, from, to).forEach(HasValue::clear);
        showHowMany();
        search.focus(); // the button that had it goes
    }

    private void showHowMany() {
        to.setMin(from.getValue());
        long set = folded();
        others.setSummaryText(set == 0 ? getTranslation("payments.filter.others") : getTranslation("payments.filter.others.set", set));
    }

    private long folded() {
        return Stream.<HasValue<?, ?>>of(service, from, to).filter(field -> !field.isEmpty()).count();
    }
}
