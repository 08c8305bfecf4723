package it.portaledgst.ui.payment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentOrder;
import it.portaledgst.domain.payment.PaymentState;

/**
 * What of a list is in its address: everything but the text searched for, which may be a name or a tax code. What
 * cannot be understood is passed over.
 */
record ListAddress(PaymentFilter filter, PaymentOrder order) {

    static final String STATE = "stato";
    static final String SERVICE = "servizio";
    static final String FROM = "dal";
    static final String TO = "al";
    static final String ORDER = "ordine";

    private static final Map<PaymentOrder, String> ORDERS = Map.of(PaymentOrder.NEWEST, "recenti", PaymentOrder.DUE_DATE, "scadenza",
            PaymentOrder.AMOUNT, "importo");
    private static final Pattern DAY = Pattern.compile("2\\d{3}-\\d{2}-\\d{2}");

    /** @param value of the query's parameter of that name */
    static ListAddress of(Function<String, Optional<String>> value, String text) {
        return new ListAddress(new PaymentFilter(value.apply(STATE).flatMap(ListAddress::stateNamed).orElse(null), text,
                value.apply(SERVICE).filter(code -> !code.isBlank()).orElse(null),
                value.apply(FROM).flatMap(ListAddress::day).orElse(null), value.apply(TO).flatMap(ListAddress::day).orElse(null)),
                value.apply(ORDER).flatMap(ListAddress::orderNamed).orElse(PaymentOrder.NEWEST));
    }

    Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        if (filter.state() != null) {
            query.put(STATE, nameOf(filter.state()));
        }
        if (filter.serviceCode() != null) {
            query.put(SERVICE, filter.serviceCode());
        }
        if (filter.from() != null) {
            query.put(FROM, filter.from().toString());
        }
        if (filter.to() != null) {
            query.put(TO, filter.to().toString());
        }
        if (order != PaymentOrder.NEWEST) {
            query.put(ORDER, ORDERS.get(order));
        }
        return query;
    }

    private static String nameOf(PaymentState state) {
        return state.label().toLowerCase(Locale.ITALIAN).replace(' ', '-');
    }

    private static Optional<PaymentState> stateNamed(String name) {
        return Arrays.stream(PaymentState.values()).filter(state -> nameOf(state).equals(name)).findFirst();
    }

    private static Optional<PaymentOrder> orderNamed(String name) {
        return Arrays.stream(PaymentOrder.values()).filter(order -> ORDERS.get(order).equals(name)).findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
