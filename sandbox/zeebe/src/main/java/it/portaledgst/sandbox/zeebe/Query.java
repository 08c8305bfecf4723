package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A search request (filter, sort, page) over a {@link Table}. */
final class Query {

  /** A filter that is more than the comparison of a column. */
  interface Special extends BiPredicate<Map<String, Object>, JsonNode> {}

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 10_000;

  private final Table table;
  private final JsonNode body;
  private final Map<String, Special> specials = new HashMap<>();

  Query(Table table, JsonNode body) {
    this.table = table;
    this.body = body;
  }

  Query with(String name, Special special) {
    specials.put(name, special);
    return this;
  }

  Query with(Map<String, Special> more) {
    specials.putAll(more);
    return this;
  }

  Map<String, Object> run() {
    JsonNode instance = body.path("filter").path("processInstanceKey");
    String one = instance.isTextual() ? instance.asText() : instance.path("$eq").asText("");
    return run(one.isEmpty() ? table.rows() : table.ofProcessInstance(one));
  }

  Map<String, Object> run(Collection<Map<String, Object>> candidates) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> row : candidates) {
      if (matches(row, body.path("filter"))) {
        found.add(row);
      }
    }
    Comparator<Map<String, Object>> order = order();
    if (order != null) {
      found.sort(order);
    }
    return page(found);
  }

  private Map<String, Object> page(List<Map<String, Object>> found) {
    JsonNode page = body.path("page");
    long limit = Request.number(page, "limit", DEFAULT_LIMIT);
    long from = Request.number(page, "from", 0);
    if (limit < 0 || limit > MAX_LIMIT || from < 0) {
      throw Problem.invalid("The value for page.limit must be between 0 and " + MAX_LIMIT + ", page.from must not be negative.");
    }
    if (page.hasNonNull("after")) {
      from = cursor(page.path("after").asText());
    } else if (page.hasNonNull("before")) {
      long before = cursor(page.path("before").asText());
      from = Math.max(0, before - limit);
      limit = before - from;
    }
    List<Map<String, Object>> items = found.stream().skip(from).limit(limit).map(Table::visible).toList();
    return Json.object(
        "items", items,
        "page", Json.object(
            "totalItems", found.size(),
            "hasMoreTotalItems", false,
            "startCursor", items.isEmpty() ? null : cursor(from),
            "endCursor", items.isEmpty() ? null : cursor(from + items.size())));
  }

  private static String cursor(long index) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(("at:" + index).getBytes(StandardCharsets.US_ASCII));
  }

  private static long cursor(String text) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      return Long.parseLong(decoded.substring("at:".length()));
    } catch (RuntimeException e) {
      throw Problem.invalid("The cursor '" + text + "' is not one that was given out");
    }
  }

  private Comparator<Map<String, Object>> order() {
    Comparator<Map<String, Object>> order = null;
    for (JsonNode sort : body.path("sort")) {
      String field = Request.required(sort, "field");
      if (!table.hasColumn(field)) {
        throw Problem.invalid("Unknown sortBy: " + field);
      }
      Comparator<Object> values = "DESC".equalsIgnoreCase(sort.path("order").asText())
          ? Comparator.nullsLast(((Comparator<Object>) Query::compare).reversed())
          : Comparator.nullsLast(Query::compare);
      Comparator<Map<String, Object>> next = Comparator.comparing(row -> row.get(field), values);
      order = order == null ? next : order.thenComparing(next);
    }
    return order;
  }

  private boolean matches(Map<String, Object> row, JsonNode filter) {
    for (Iterator<Map.Entry<String, JsonNode>> conditions = filter.fields(); conditions.hasNext();) {
      Map.Entry<String, JsonNode> condition = conditions.next();
      if (!condition.getValue().isNull() && !matches(row, condition.getKey(), condition.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(Map<String, Object> row, String name, JsonNode condition) {
    if (name.equals("$or")) {
      for (JsonNode alternative : condition) {
        if (matches(row, alternative)) {
          return true;
        }
      }
      return condition.isEmpty();
    }
    Special special = specials.get(name);
    if (special != null) {
      return special.test(row, condition);
    }
    if (!table.hasColumn(name)) {
      throw Problem.invalid("Request property [filter." + name + "] cannot be parsed or is not known to the sandbox");
    }
    return satisfies(row.get(name), condition);
  }

  /** Whether a value is what a condition (a plain value or an object of operators) asks for. */
  static boolean satisfies(Object value, JsonNode condition) {
    if (condition.isArray()) {
      return holds(condition, item -> equal(value, item));
    }
    if (!condition.isObject()) {
      return equal(value, condition);
    }
    for (Iterator<Map.Entry<String, JsonNode>> operators = condition.fields(); operators.hasNext();) {
      Map.Entry<String, JsonNode> operator = operators.next();
      JsonNode operand = operator.getValue();
      if (operand.isNull() || (operand.isArray() && operand.isEmpty())) {
        continue; // as clients leave operators that were not used
      }
      boolean satisfied = switch (operator.getKey()) {
        case "$eq" -> equal(value, operand);
        case "$neq" -> !equal(value, operand);
        case "$exists" -> (value != null) == operand.asBoolean();
        case "$in" -> any(operand, item -> equal(value, item));
        case "$notIn" -> !any(operand, item -> equal(value, item));
        case "$like" -> value != null && like(operand.asText()).matcher(value.toString()).matches();
        case "$gt" -> value != null && compare(value, plain(operand)) > 0;
        case "$gte" -> value != null && compare(value, plain(operand)) >= 0;
        case "$lt" -> value != null && compare(value, plain(operand)) < 0;
        case "$lte" -> value != null && compare(value, plain(operand)) <= 0;
        default -> throw Problem.invalid("Unknown filter operator: " + operator.getKey());
      };
      if (!satisfied) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(JsonNode array, Predicate<JsonNode> test) {
    for (JsonNode item : array) {
      if (test.test(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(JsonNode array, Predicate<JsonNode> test) {
    return !any(array, test.negate());
  }

  private static boolean equal(Object value, JsonNode wanted) {
    if (value == null) {
      return false;
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().anyMatch(item -> equal(item, wanted));
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString().equals(wanted.asText());
    }
    String text = value.toString();
    Instant time = text.equals(wanted.asText()) ? null : instant(text);
    return time == null ? text.equals(wanted.asText()) : time.equals(instant(wanted.asText()));
  }

  private static Object plain(JsonNode node) {
    return node.isNumber() ? node.numberValue() : node.asText();
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    String left = a.toString();
    String right = b.toString();
    Instant leftTime = instant(left);
    Instant rightTime = leftTime == null ? null : instant(right);
    return rightTime == null ? left.compareTo(right) : leftTime.compareTo(rightTime);
  }

  private static Instant instant(String text) {
    if (text.length() < 16 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** {@code *} stands for any text, {@code ?} for one character, a backslash takes their meaning away. */
  private static Pattern like(String wildcards) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      if (c == '\\' && i + 1 < wildcards.length()) {
        regex.append(Pattern.quote(String.valueOf(wildcards.charAt(++i))));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
