package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One request: what the path, the query and the body say, and whether its sender still waits for the answer. */
record Request(String method, String path, Map<String, String> pathValues, Map<String, String> query, String contentType, byte[] bytes,
    BooleanSupplier callerIsThere) {

  static final String DEFAULT_TENANT = "<default>";

  /** The body, which may be missing. */
  JsonNode body() {
    return Json.parse(bytes);
  }

  JsonNode requiredBody() {
    if (bytes.length == 0) {
      throw Problem.unreadable("Required request body is missing");
    }
    return body();
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
      throw Problem.unreadable("Failed to convert '" + name + "' with value: '" + text + "'");
    }
  }

  static String required(JsonNode body, String name) {
    String value = text(body, name, "");
    if (value.isBlank()) {
      throw Problem.invalid("No " + name + " provided.");
    }
    return value;
  }

  static String text(JsonNode body, String name, String otherwise) {
    JsonNode value = body.path(name);
    return Json.isAbsent(value) ? otherwise : value.asText();
  }

  static boolean is(JsonNode body, String name) {
    return body.path(name).asBoolean();
  }

  static long number(JsonNode body, String name, long otherwise) {
    JsonNode value = body.path(name);
    if (Json.isAbsent(value)) {
      return otherwise;
    }
    if (!value.isIntegralNumber() && !value.asText().matches("-?\\d{1,18}")) {
      throw Problem.unreadable("Request property [" + name + "] cannot be parsed");
    }
    return value.asLong();
  }

  static int integer(JsonNode body, String name, int otherwise) {
    long number = number(body, name, otherwise);
    if (number != (int) number) {
      throw Problem.unreadable("Request property [" + name + "] cannot be parsed");
    }
    return (int) number;
  }

  /** A key in the body: a text of digits. */
  static long key(JsonNode body, String name, long otherwise) {
    JsonNode value = body.path(name);
    if (Json.isAbsent(value)) {
      return otherwise;
    }
    if (!value.asText().matches("-?\\d{1,19}")) {
      throw Problem.invalid("The provided " + name + " '" + value.asText() + "' is not a valid key. Expected a numeric value. "
          + "Did you pass an entity id instead of an entity key?.");
    }
    return Long.parseLong(value.asText());
  }

  /** The variables of the body: absent, or an object. */
  static JsonNode variables(JsonNode body) {
    JsonNode variables = body.path("variables");
    if (!Json.isAbsent(variables) && !variables.isObject()) {
      throw Problem.unreadable("Request property [variables] cannot be parsed");
    }
    return Json.isAbsent(variables) ? MissingNode.getInstance() : variables;
  }

  /** The tenant of the body, which can be no other than the default one, because multi-tenancy is off. */
  static String tenant(JsonNode body, String command) {
    return tenant(text(body, "tenantId", ""), command);
  }

  static String tenant(String id, String command) {
    if (!id.isBlank() && !id.equals(DEFAULT_TENANT)) {
      throw Problem.invalid("Expected to handle request " + command + " with tenant identifier '" + id + "', but multi-tenancy is disabled");
    }
    return DEFAULT_TENANT;
  }

  static List<String> tenants(List<String> ids, String command) {
    if (ids.size() > 1 && ids.stream().anyMatch(id -> !id.equals(DEFAULT_TENANT))) {
      throw Problem.invalid("Expected to handle request " + command + " with tenant identifiers " + ids + ", but multi-tenancy is disabled");
    }
    ids.forEach(id -> tenant(id, command));
    return List.of(DEFAULT_TENANT);
  }
}
