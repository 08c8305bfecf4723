package it.portaledgst.ui.legal;

/**
 * Something only who runs the portal can state.
 *
 * @param key   of its name
 * @param value null or blank when nobody has configured it: a gap that nobody can overlook
 */
record Fact(String key, Object value) {

    public boolean missing() {
        return value == null || value.toString().isBlank();
    }
}
