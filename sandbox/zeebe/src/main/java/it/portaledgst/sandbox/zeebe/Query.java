package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search request (filter, sort, page) over a {@link Table}. Pages go by number of rows or by cursor; a cursor holds the
 * sort values of a row, so rows that come or go meanwhile shift nothing.
 */
final class Query {

  /** A filter that is more than the comparison of a column; it also sees the other filters beside it. */
  interface Special {
    Condition condition(JsonNode wanted, JsonNode filter);
  }

  private record Order(String column, boolean descending) {

    String sql(boolean backwards) {
      return column + (descending == backwards ? " ASC NULLS " : " DESC NULLS ") + (backwards ? "FIRST" : "LAST");
    }
  }

  /** Filters of the API about things that do not exist here. */
  private static final Set<String> NOT_OFFERED = Set.of("batchOperationId", "batchOperationKey");
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 10_000;
  private static final int MAX_COUNTED = 10_000;

  private final Table table;
  private final JsonNode body;
  private final Map<String, Special> specials = new HashMap<>();
  private final List<Condition> conditions = new ArrayList<>();

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

  /** Looks only at rows for which this holds too; the table is called {@code t} in it. */
  Query where(String sql, Object... values) {
    conditions.add(Condition.of(sql, values));
    return this;
  }

  /** The condition of the filter and of {@link #where} on the table, called {@code t}. */
  Condition condition() {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(filter(body.path("filter")));
    return Condition.all(all);
  }

  Map<String, Object> run(History.Session session) {
    return run(session, table.visibleColumns());
  }

  Map<String, Object> run(History.Session session, Collection<String> columns) {
    Condition condition = condition();
    JsonNode page = body.path("page");
    long limit = Request.number(page, "limit", DEFAULT_LIMIT);
    long from = Request.number(page, "from", 0);
    if (limit < 0 || limit > MAX_LIMIT) {
      throw Problem.invalid("The value for page.limit is '" + limit + "' but must be between 0 and " + MAX_LIMIT + ".");
    }
    if (from < 0) {
      throw Problem.invalid("The value for page.from is '" + from + "' but must be a non-negative number.");
    }
    boolean after = page.hasNonNull("after");
    boolean before = page.hasNonNull("before");
    if (after && before) {
      throw Problem.invalid("Both after and before cannot be set at the same time.");
    }
    if ((after || before) && page.hasNonNull("from")) {
      throw Problem.invalid("Both after/before and from cannot be set at the same time.");
    }
    List<Order> order = order();
    Condition shown = condition;
    if (after || before) {
      shown = Condition.all(List.of(condition, beyond(order, cursor(page.path(after ? "after" : "before").asText(), order.size()), before)));
    }
    String orderBy = String.join(", ", order.stream().map(by -> by.sql(before)).toList());

    List<Object> values = new ArrayList<>(shown.values());
    values.add(limit);
    values.add(after || before ? 0 : from);
    String sortValues = "json_array(" + String.join(", ", order.stream().map(by -> "t." + by.column).toList()) + ")";
    List<String> cursors = new ArrayList<>();
    List<Map<String, Object>> items = session.query(
        "SELECT " + String.join(", ", columns) + ", " + sortValues + " FROM " + table.name() + " t WHERE " + shown.sql()
            + " ORDER BY " + orderBy + " LIMIT ? OFFSET ?",
        row -> {
          cursors.add(row.getString(columns.size() + 1));
          return table.shown(columns, row);
        }, values.toArray());
    if (before) {
      Collections.reverse(items);
      Collections.reverse(cursors);
    }
    long found = session.number("SELECT COUNT(*) FROM (SELECT 1 FROM " + table.name() + " t WHERE " + condition.sql()
        + " LIMIT " + (MAX_COUNTED + 1) + ")", condition.values().toArray());
    return Json.object(
        "items", items,
        "page", Json.object(
            "totalItems", Math.min(found, MAX_COUNTED),
            "hasMoreTotalItems", found > MAX_COUNTED,
            "startCursor", cursors.isEmpty() ? null : encoded(cursors.getFirst()),
            "endCursor", cursors.isEmpty() ? null : encoded(cursors.getLast())));
  }

  private Condition filter(JsonNode filter) {
    List<Condition> all = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> fields = filter.fields(); fields.hasNext();) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (!field.getValue().isNull()) {
        all.add(filter(field.getKey(), field.getValue(), filter));
      }
    }
    return Condition.all(all);
  }

  private Condition filter(String name, JsonNode wanted, JsonNode filter) {
    if (name.equals("$or")) {
      List<Condition> alternatives = new ArrayList<>();
      wanted.forEach(alternative -> alternatives.add(filter(alternative)));
      return Condition.any(alternatives);
    }
    Special special = specials.get(name);
    if (special != null) {
      return special.condition(wanted, filter);
    }
    if (!table.shows(name)) {
      if (NOT_OFFERED.contains(name)) {
        throw Problem.unsupported("The sandbox does not know the filter '" + name + "'; use a full Camunda cluster for it.");
      }
      throw Problem.unreadable("Request property [filter." + name + "] cannot be parsed");
    }
    return Condition.on("t." + name, table.kind(name), name, wanted);
  }

  private List<Order> order() {
    List<Order> order = new ArrayList<>();
    for (JsonNode sort : body.path("sort")) {
      String field = Request.text(sort, "field", "");
      if (field.isEmpty()) {
        throw Problem.invalid("Sort field must not be null.");
      }
      if (!table.shows(field)) {
        throw Problem.invalid("Unknown sortBy: " + field);
      }
      order.add(new Order(field, "DESC".equalsIgnoreCase(sort.path("order").asText())));
    }
    order.add(new Order(table.keyColumn(), false)); // so that no two rows are at the same place
    return order;
  }

  /** The rows that come after (or before) the one with these sort values; a missing value comes last. */
  private static Condition beyond(List<Order> order, JsonNode at, boolean backwards) {
    List<Condition> alternatives = new ArrayList<>();
    List<Condition> same = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      String column = "t." + order.get(i).column;
      JsonNode value = at.get(i);
      Object plain = value.isNull() ? null : value.isNumber() ? (Object) value.longValue() : value.asText();
      List<Condition> alternative = new ArrayList<>(same);
      if (plain == null) {
        alternative.add(Condition.of(backwards ? column + " IS NOT NULL" : "FALSE"));
        same.add(Condition.of(column + " IS NULL"));
      } else {
        String sign = order.get(i).descending == backwards ? " > ?" : " < ?";
        alternative.add(Condition.of(backwards ? column + sign : "(" + column + sign + " OR " + column + " IS NULL)", plain));
        same.add(Condition.of(column + " = ?", plain));
      }
      alternatives.add(Condition.all(alternative));
    }
    return Condition.any(alternatives);
  }

  private static String encoded(String sortValues) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sortValues.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode cursor(String text, int size) {
    try {
      JsonNode values = Json.node(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      if (values.isArray() && values.size() == size) {
        return values;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw Problem.invalid("The cursor '" + text + "' is not one that was given out for this sorting.");
  }
}
