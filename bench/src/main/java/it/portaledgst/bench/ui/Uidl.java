package it.portaledgst.bench.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import it.portaledgst.bench.BenchFailure;

/** What Vaadin's server answers, as far as it must be understood to know that it did what was asked. */
final class Uidl {

    private static final String NOT_A_SCRIPT = "for(;;);[";

    private Uidl() {
    }

    /** Throws unless this is the answer of that number, is no message of an error, and draws that place. */
    static void check(String text, Place place, int syncId, int clientId) {
        var answer = json(text);
        if (answer.has("meta")) {
            throw new BenchFailure("the portal refuses to show the " + place.heading + ": " + answer.get("meta"));
        }
        if (number(answer, "syncId") != syncId || number(answer, "clientId") != clientId) {
            throw new BenchFailure("the answer to a click is out of step, expected " + syncId + " and " + clientId + ": " + beginning(text));
        }
        if (!place.isIn(text)) {
            throw new BenchFailure("the answer does not show the " + place.heading + ": " + beginning(text));
        }
    }

    static JsonObject json(String text) {
        try {
            return JsonParser.parseString(text.startsWith(NOT_A_SCRIPT) ? text.substring(NOT_A_SCRIPT.length(), text.length() - 1) : text)
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new BenchFailure("this is not an answer of Vaadin's server: " + beginning(text), e);
        }
    }

    static String beginning(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static int number(JsonObject answer, String name) {
        JsonElement value = answer.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsInt() : -1;
    }
}
