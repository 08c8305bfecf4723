package it.portaledgst.domain.parity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be decided on a difference. */
public enum ParityDecision {
    /** Have the proposed repair done. */
    REPAIR,
    /** Leave it as it is; it is asked about again only when the state has changed. */
    LEAVE;

    /** As the process spells it. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParityDecision> of(String value) {
        return Stream.of(values()).filter(each -> each.value().equals(value)).findFirst();
    }
}
