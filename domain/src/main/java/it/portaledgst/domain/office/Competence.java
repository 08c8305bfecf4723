package it.portaledgst.domain.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** For which provinces an office is competent, and when. */
record Competence(String office, List<String> provinces, LocalDate from, LocalDate to) {

    Competence {
        provinces = provinces == null ? List.of() : provinces.stream().filter(Objects::nonNull).toList();
    }

    boolean holdsOn(LocalDate day) {
        return Period.holds(from, to, day);
    }
}
