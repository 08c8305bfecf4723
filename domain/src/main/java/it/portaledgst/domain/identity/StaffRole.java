package it.portaledgst.domain.identity;

import java.util.Arrays;
import java.util.Optional;

/** What somebody of the staff does. The names are the sign-in's. */
public enum StaffRole {
    OPERATOR("OPERATORE"), SUPPORT("SUPPORTO"),
    /** Head of an office: works like its operators, and sees who of them has how much to do. */
    HEAD("RESPONSABILE"),
    ANALYST("ANALISTA"), ADMINISTRATOR("AMMINISTRATORE");

    private final String claim;

    StaffRole(String claim) {
        this.claim = claim;
    }

    /** Empty for a role that means nothing here. */
    public static Optional<StaffRole> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
