package it.portaledgst.domain.office;

import java.time.LocalDate;
import java.util.List;

/**
 * An office; {@code label} is the short name of the portal's list, {@code contact} a public address or null.
 *
 * @param provinces what it is competent for on the day it was asked about; none for the units without a territory
 * @param calendar  where the calendar of Italian holidays keeps those of its seat; empty when only national ones count
 * @param from      its first day, null when it always was
 * @param to        its last day, null when no end is known
 */
public record Office(String code, String name, String label, String seat, List<String> provinces, String contact,
                     List<String> calendar, LocalDate from, LocalDate to) {

    /** The general directorate in Rome: whatever has no territory. */
    public static final String CENTRAL = "DGST-CEN";
    /** Technical support of the portal. */
    public static final String TECHNICAL_SUPPORT = "SUP-TEC";

    public Office {
        provinces = provinces == null ? List.of() : List.copyOf(provinces);
        calendar = calendar == null ? List.of() : List.copyOf(calendar);
    }

    public boolean existsOn(LocalDate day) {
        return Period.holds(from, to, day);
    }

    Office with(List<String> provinces) {
        return new Office(code, name, label, seat, provinces, contact, calendar, from, to);
    }
}
