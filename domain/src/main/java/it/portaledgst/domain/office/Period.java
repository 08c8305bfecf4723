package it.portaledgst.domain.office;

import java.time.LocalDate;

/** Days from the first to the last, both included; null where there is no end. */
final class Period {

    private Period() {
    }

    static boolean holds(LocalDate from, LocalDate to, LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
