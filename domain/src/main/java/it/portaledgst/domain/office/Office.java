package it.portaledgst.domain.office;

import java.util.List;

/** An office; {@code label} is the short name of the portal's list, {@code contact} a public address or null. */
public record Office(String code, String name, String label, String seat, List<String> provinces, String contact) {

    /** The general directorate in Rome: whatever has no territory. */
    public static final String CENTRAL = "DGST-CEN";
    /** Technical support of the portal. */
    public static final String TECHNICAL_SUPPORT = "SUP-TEC";

    public Office {
        provinces = provinces == null ? List.of() : List.copyOf(provinces);
    }
}
