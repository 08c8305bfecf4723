package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One request: what the path, the query and the body say, and whether its sender still waits for the answer. */
record Request(String method, String path, Map<String, String> pathValues, Map<String, String> query, String contentType, byte[] bytes,
    BooleanSupplier callerIsThere) {

  JsonNode body() {
    return Json.parse(bytes);
  }

  String text(String name) {
    return pathValues.get(name);
  }

  long key(String name) {
    return keyOf(name, pathValues.get(name));
  }

  static long keyOf(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("The provided " + name + " '" + text + "' is not a valid key. Expected a numeric value.");
    }
  }

  static String required(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (Json.isAbsent(value) || value.asText().isBlank()) {
      throw Problem.invalid("No " + name + " provided.");
    }
    return value.asText();
  }

  static String text(JsonNode body, String name, String otherwise) {
    JsonNode value = body.path(name);
    return Json.isAbsent(value) ? otherwise : value.asText();
  }

  static long number(JsonNode body, String name, long otherwise) {
    JsonNode value = body.path(name);
    if (Json.isAbsent(value)) {
      return otherwise;
    }
    if (!value.isNumber() && !value.asText().matches("-?\\d+")) {
      throw Problem.invalid("The value for " + name + " is '" + value.asText() + "' but must be a number.");
    }
    return value.asLong();
  }

  /** The variables of the body: absent, or an object. */
  static JsonNode variables(JsonNode body) {
    JsonNode variables = body.path("variables");
    if (!Json.isAbsent(variables) && !variables.isObject()) {
      throw Problem.invalid("Request property [variables] cannot be parsed: it must be an object");
    }
    return Json.isAbsent(variables) ? MissingNode.getInstance() : variables;
  }
}
