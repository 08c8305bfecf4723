package it.portaledgst.ui.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.Days;
import it.portaledgst.domain.monitoring.Figures;
import it.portaledgst.domain.monitoring.Paid;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import org.springframework.context.MessageSource;

/**
 * A table of figures, on the page and in its file. Cells are texts, months, counts ({@code Long}), sums, shares,
 * times ({@code Duration}) and moments ({@code Instant}).
 */
enum Sheet {
    MONTHS("pagamenti-per-mese", List.of("month", "payments", "sum")),
    SERVICES("pagamenti-per-servizio", List.of("service", "service-code", "payments", "sum")),
    OFFICES("pagamenti-per-ufficio", List.of("office", "payments", "sum")),
    OUTCOMES("esiti", List.of("outcome", "requests", "share")),
    PHASES("tempi", List.of("phase", "requests", "median", "p95")),
    EXPIRIES("scadute-per-servizio", List.of("service", "service-code", "requests", "expired", "share")),
    SUPPORT("assistenza-per-ufficio", List.of("office", "open", "waiting", "late", "unclaimed", "ended", "ended-late")),
    STUCK("da-controllare", List.of("stuck", "name", "since"));

    static final int STUCK_ROWS = 100;

    /** Of money. */
    record Sum(BigDecimal euro) {
    }

    /** In hundredths, with one decimal. */
    record Percent(BigDecimal value) {

        static Percent of(long part, long whole) {
            return new Percent(whole == 0 ? null : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
        }
    }

    /** In the path of the file. */
    final String fileName;
    final List<String> columns;

    Sheet(String fileName, List<String> columns) {
        this.fileName = fileName;
        this.columns = columns;
    }

    /** What is asked of the domain, and who gives names to codes. */
    record Source(Figures figures, Offices offices, Staff person, Days days, Function<String, String> text) {

        Source(Figures figures, Offices offices, Staff person, Days days, MessageSource texts, Locale language) {
            this(figures, offices, person, days, key -> texts.getMessage(key, null, language));
        }

        private String office(String code) {
            return offices.find(code).map(Office::name).orElse(code);
        }
    }

    List<List<Object>> rows(Source from) {
        var figures = from.figures;
        var person = from.person;
        var days = from.days;
        return switch (this) {
            case MONTHS -> figures.paid(person, days, Paid.By.MONTH).stream().map(paid ->
                    row(YearMonth.parse(paid.key()), paid.payments(), new Sum(paid.amount()))).toList();
            case SERVICES -> figures.paid(person, days, Paid.By.SERVICE).stream().map(paid ->
                    row(paid.title(), paid.key(), paid.payments(), new Sum(paid.amount()))).toList();
            case OFFICES -> figures.paid(person, days, Paid.By.OFFICE).stream().map(paid ->
                    row(from.office(paid.key()), paid.payments(), new Sum(paid.amount()))).toList();
            case OUTCOMES -> {
                var found = figures.outcomes(person, days);
                yield found.confirmed() == 0 ? List.of() : List.of(
                        outcome(from, "confirmed", found.confirmed(), found.confirmed()), outcome(from, "notice", found.withNotice(), found.confirmed()),
                        outcome(from, "online", found.wentOnline(), found.confirmed()), outcome(from, "paid", found.paid(), found.confirmed()),
                        outcome(from, "afterwards", found.paidAfterwards(), found.wentOnline()), outcome(from, "to-pay", found.toPay(), found.confirmed()),
                        outcome(from, "expired", found.expired(), found.confirmed()), outcome(from, "deleted", found.deleted(), found.confirmed()));
            }
            case PHASES -> figures.phases(person, days).stream().map(phase ->
                    row(from.text.apply("monitoring.phase." + phase.phase()), phase.passed(), phase.median(), phase.p95())).toList();
            case EXPIRIES -> figures.expiries(person, days).stream().map(expiry ->
                    row(expiry.title(), expiry.serviceCode(), expiry.confirmed(), expiry.expired(), new Percent(expiry.percent()))).toList();
            case SUPPORT -> figures.support(person, days).stream().map(load -> row(from.office(load.officeCode()), load.open(), load.waiting(),
                    load.late(), load.unclaimed(), load.ended(), load.endedLate())).toList();
            case STUCK -> figures.stuck(person, STUCK_ROWS).stream().map(stuck ->
                    row(from.text.apply("monitoring.stuck." + stuck.kind()), stuck.name(), stuck.since())).toList();
        };
    }

    private static List<Object> outcome(Source from, String kind, long requests, long of) {
        return row(from.text.apply("monitoring.outcome." + kind), requests, Percent.of(requests, of));
    }

    private static List<Object> row(Object... cells) {
        return List.of(cells);
    }
}
