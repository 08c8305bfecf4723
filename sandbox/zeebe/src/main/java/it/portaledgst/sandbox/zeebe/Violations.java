package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a request, told in one answer and in Camunda's words. */
final class Violations {

  private final List<String> found = new ArrayList<>();

  Violations add(boolean wrong, String sentence) {
    if (wrong && !found.contains(sentence)) {
      found.add(sentence);
    }
    return this;
  }

  Violations required(JsonNode body, String name) {
    return add(Request.text(body, name, "").isBlank(), "No " + name + " provided");
  }

  /** A number that must be there and be at least 1. */
  Violations positive(JsonNode body, String name) {
    if (Json.isAbsent(body.path(name))) {
      return add(true, "No " + name + " provided");
    }
    long number = Request.number(body, name, 0);
    return add(number < 1, "The value for " + name + " is '" + number + "' but must be greater than 0");
  }

  /** The reference a caller may give to find its command again; only exporters would tell it. */
  Violations operationReference(JsonNode body) {
    long reference = Request.number(body, "operationReference", 1);
    return add(reference < 1, "The value for operationReference is '" + reference + "' but must be > 0");
  }

  /** Either the one or the other, as processes and decisions are named. */
  Violations oneOf(JsonNode body, String one, String other) {
    boolean hasOne = !Request.text(body, one, "").isEmpty();
    boolean hasOther = !Request.text(body, other, "").isEmpty();
    return add(!hasOne && !hasOther, "At least one of [" + one + ", " + other + "] is required")
        .add(hasOne && hasOther, "Only one of [" + one + ", " + other + "] is allowed");
  }

  void check() {
    if (!found.isEmpty()) {
      throw Problem.invalid(String.join(". ", found) + ".");
    }
  }
}
