package it.portaledgst.ui.kit;

import java.util.Optional;
import java.util.UUID;

/** Ids as addresses carry them: whatever else somebody typed there is none. */
public final class RowId {

    private RowId() {
    }

    public static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
