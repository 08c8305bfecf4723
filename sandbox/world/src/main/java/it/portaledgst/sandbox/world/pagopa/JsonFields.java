package it.portaledgst.sandbox.world.pagopa;

import java.net.URI;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/** Checks a JSON body against what an OpenAPI description asks of its fields, collecting everything that is wrong. */
final class JsonFields {

    private final JsonNode object;
    private final String path;
    private final List<String> problems;

    private JsonFields(JsonNode object, String path, List<String> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static JsonFields of(JsonNode body) {
        JsonFields fields = new JsonFields(body, "", new ArrayList<>());
        if (body == null || !body.isObject()) {
            fields.problems.add("the body is not a JSON object");
        }
        return fields;
    }

    List<String> problems() {
        return problems;
    }

    private JsonNode value(String name) {
        JsonNode value = object == null ? null : object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode required(String name) {
        JsonNode value = value(name);
        if (value == null) {
            wrong(name, "is required");
        }
        return value;
    }

    private void wrong(String name, String what) {
        problems.add(path + name + " " + what);
    }

    String text(String name, int min, int max) {
        return checked(name, required(name), min, max);
    }

    String optionalText(String name, int min, int max) {
        return checked(name, value(name), min, max);
    }

    private String checked(String name, JsonNode value, int min, int max) {
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            wrong(name, "must be a string");
            return null;
        }
        String text = value.stringValue();
        if (text.length() < min || text.length() > max) {
            wrong(name, min == max ? "must have " + min + " characters" : "must have " + min + " to " + max + " characters");
        }
        return text;
    }

    long integer(String name, long min, long max) {
        JsonNode value = required(name);
        if (value == null) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            wrong(name, "must be an integer from " + min + " to " + max);
            return 0;
        }
        return value.longValue();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value == null || !value.isBoolean() ? otherwise : value.booleanValue();
    }

    String oneOf(String name, List<String> allowed) {
        String text = text(name, 0, Integer.MAX_VALUE);
        if (text != null && !allowed.contains(text)) {
            wrong(name, "must be one of " + String.join(", ", allowed));
        }
        return text;
    }

    String optionalEmail(String name) {
        String text = optionalText(name, 0, 256);
        if (text != null && !EMail.valid(text)) {
            wrong(name, "must be an e-mail address");
        }
        return text;
    }

    /** A date-time with an offset, as the format says, or without, as the service takes it too. */
    String dateTime(String name) {
        String text = text(name, 1, 64);
        if (text != null && !dateTime(text, OffsetDateTime::parse) && !dateTime(text, LocalDateTime::parse)) {
            wrong(name, "must be a date-time");
        }
        return text;
    }

    private static boolean dateTime(String text, Consumer<CharSequence> parser) {
        try {
            parser.accept(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** An address a browser can be sent to: absolute, and https unless it is this machine. */
    String returnAddress(String name) {
        String text = text(name, 1, 2048);
        if (text == null) {
            return null;
        }
        try {
            URI address = URI.create(text);
            String host = String.valueOf(address.getHost());
            boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(host);
            boolean usable = address.getHost() != null
                    && ("https".equals(address.getScheme()) || here && "http".equals(address.getScheme()));
            if (!usable) {
                wrong(name, "must be an absolute https address (http only for this machine)");
            }
        } catch (IllegalArgumentException e) {
            wrong(name, "must be an address");
        }
        return text;
    }

    JsonFields object(String name) {
        JsonNode value = required(name);
        if (value != null && !value.isObject()) {
            wrong(name, "must be an object");
            value = null;
        }
        return new JsonFields(value, path + name + ".", value == null ? new ArrayList<>() : problems);
    }

    List<JsonFields> objects(String name, int min) {
        JsonNode value = required(name);
        List<JsonFields> items = new ArrayList<>();
        if (value == null) {
            return items;
        }
        if (!value.isArray() || value.size() < min) {
            wrong(name, "must be a list with at least " + min + " item");
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                wrong(name + "[" + i + "]", "must be an object");
                continue;
            }
            items.add(new JsonFields(value.get(i), path + name + "[" + i + "].", problems));
        }
        return items;
    }
}
