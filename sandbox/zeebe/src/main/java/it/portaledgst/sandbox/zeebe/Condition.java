package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import it.portaledgst.sandbox.zeebe.Table.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A piece of SQL that is true or false, with the values for its places. */
record Condition(String sql, List<Object> values) {

  static final Condition TRUE = of("TRUE");

  static Condition of(String sql, Object... values) {
    return new Condition(sql, Collections.unmodifiableList(new ArrayList<>(List.of(values))));
  }

  static Condition all(List<Condition> conditions) {
    return joined(conditions, " AND ", TRUE);
  }

  static Condition any(List<Condition> conditions) {
    return joined(conditions, " OR ", TRUE);
  }

  private static Condition joined(List<Condition> conditions, String word, Condition none) {
    if (conditions.isEmpty()) {
      return none;
    }
    if (conditions.size() == 1) {
      return conditions.getFirst();
    }
    List<String> sql = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Condition condition : conditions) {
      sql.add("(" + condition.sql + ")");
      values.addAll(condition.values);
    }
    return new Condition(String.join(word, sql), values);
  }

  /** The condition as part of a larger one; {@code %s} stands for it. */
  Condition within(String format, Object... valuesBefore) {
    List<Object> all = new ArrayList<>(List.of(valuesBefore));
    all.addAll(values);
    return new Condition(format.formatted(sql), all);
  }

  /**
   * What a filter of the API says about a column: a plain value, or an object of operators that must all hold. An array
   * wants each of its items in a column that holds a list.
   *
   * @param name how the filter is called, for messages
   */
  static Condition on(String column, Kind kind, String name, JsonNode filter) {
    if (kind == Kind.JSON) {
      return onItems(column, name, filter);
    }
    if (!filter.isObject()) {
      return of(column + " = ?", operand(kind, name, filter));
    }
    List<Condition> conditions = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> operators = filter.fields(); operators.hasNext();) {
      Map.Entry<String, JsonNode> operator = operators.next();
      JsonNode operand = operator.getValue();
      if (operand.isNull() || (operand.isArray() && operand.isEmpty())) {
        continue; // as clients leave operators that were not used
      }
      conditions.add(switch (operator.getKey()) {
        case "$eq" -> of(column + " = ?", operand(kind, name, operand));
        case "$neq" -> of(column + " IS NOT ?", operand(kind, name, operand));
        case "$exists" -> of(column + (operand.asBoolean() ? " IS NOT NULL" : " IS NULL"));
        case "$in" -> of(column + " IN (" + places(operand) + ")", operands(kind, name, operand));
        case "$notIn" -> of("(" + column + " IS NULL OR " + column + " NOT IN (" + places(operand) + "))", operands(kind, name, operand));
        case "$like" -> of("CAST(" + column + " AS TEXT) GLOB ?", glob(operand.asText()));
        case "$gt" -> of(column + " > ?", operand(kind, name, operand));
        case "$gte" -> of(column + " >= ?", operand(kind, name, operand));
        case "$lt" -> of(column + " < ?", operand(kind, name, operand));
        case "$lte" -> of(column + " <= ?", operand(kind, name, operand));
        default -> throw Problem.unreadable("Request property [filter." + name + "." + operator.getKey() + "] cannot be parsed");
      });
    }
    return all(conditions);
  }

  private static Condition onItems(String column, String name, JsonNode filter) {
    if (filter.isArray()) {
      List<Condition> each = new ArrayList<>();
      filter.forEach(item -> each.add(onItems(column, name, item)));
      return all(each);
    }
    return on("json_each.value", Kind.TEXT, name, filter).within("EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE %s)");
  }

  private static String places(JsonNode array) {
    return String.join(", ", Collections.nCopies(array.size(), "?"));
  }

  private static Object[] operands(Kind kind, String name, JsonNode array) {
    List<Object> operands = new ArrayList<>();
    array.forEach(item -> operands.add(operand(kind, name, item)));
    return operands.toArray();
  }

  private static Object operand(Kind kind, String name, JsonNode operand) {
    return switch (kind) {
      case KEY, KEY_OR_NONE -> Request.keyOf(name, operand.asText());
      case DATE -> millis(name, operand.asText());
      case FLAG -> operand.asBoolean() ? 1 : 0;
      case NUMBER -> number(name, operand);
      case TEXT, JSON -> operand.asText();
    };
  }

  private static long number(String name, JsonNode operand) {
    if (!operand.isIntegralNumber() && !operand.asText().matches("-?\\d{1,18}")) {
      throw Problem.invalid("The value for " + name + " is '" + operand.asText() + "' but must be a number.");
    }
    return operand.asLong();
  }

  private static long millis(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw Problem.invalid("The provided " + name + " '" + text + "' cannot be parsed as a date according to RFC 3339, section 5.6.");
    }
  }

  /** {@code *} stands for any text, {@code ?} for one character, a backslash takes their meaning away: nearly what GLOB says. */
  private static String glob(String wildcards) {
    StringBuilder glob = new StringBuilder();
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      boolean plain = c == '\\' && i + 1 < wildcards.length();
      if (plain) {
        c = wildcards.charAt(++i);
      }
      glob.append(c == '[' || (plain && (c == '*' || c == '?')) ? "[" + c + "]" : String.valueOf(c));
    }
    return glob.toString();
  }
}
