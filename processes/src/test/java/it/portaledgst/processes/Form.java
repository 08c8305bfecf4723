package it.portaledgst.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Camunda Form as the tests read it: which variables it fills in, and with what. */
record Form(String json) {

    private static final Pattern KEY = Pattern.compile("\"key\": \"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\": \"([^\"]+)\"");

    static Form of(String id) {
        try {
            return new Form(Files.readString(Path.of("src/main/resources/forms", id + ".form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return KEY.matcher(json).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the field with that key may be. */
    Set<String> values(String key) {
        var from = json.substring(json.indexOf("\"key\": \"" + key + "\""));
        return VALUE.matcher(from.substring(0, from.indexOf(']'))).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
