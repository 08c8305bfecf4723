package it.portaledgst.domain.office;

import java.time.LocalDate;
import java.util.List;

/** For which provinces an office is competent, and when. */
record Competence(String office, List<String> provinces, LocalDate from, LocalDate to) {

    boolean holdsOn(LocalDate day) {
        return Period.holds(from, to, day);
    }

    boolean overlaps(Competence other) {
        return Period.overlap(from, to, other.from, other.to);
    }
}
