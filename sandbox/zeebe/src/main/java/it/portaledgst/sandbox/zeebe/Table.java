package it.portaledgst.sandbox.zeebe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of the read model: how a kind of thing is stored in SQLite and how the API shows it. Columns starting with "_"
 * are for ourselves only. The first column is the primary key.
 */
final class Table {

  /**
   * How a column is kept and shown: keys are numbers in the database and strings in the API, dates milliseconds and ISO. A
   * missing {@code KEY_OR_NONE} is shown as -1, since clients insist on a number there.
   */
  enum Kind {
    KEY("INTEGER"), KEY_OR_NONE("INTEGER"), TEXT("TEXT"), NUMBER("INTEGER"), FLAG("INTEGER"), DATE("INTEGER"), JSON("TEXT");

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }

    /** What is bound to a statement for a value of the records, where negative keys and times mean "none". */
    Object stored(Object value) {
      return switch (value) {
        case null -> null;
        case Long number when (this == KEY || this == DATE) && number < 0 -> null;
        case Boolean flag -> flag ? 1 : 0;
        default -> this == JSON ? Json.text(value) : value;
      };
    }

    private Object shown(ResultSet row, int index) throws SQLException {
      Object value = switch (this) {
        case KEY, KEY_OR_NONE -> Long.toString(row.getLong(index));
        case DATE -> Json.date(row.getLong(index));
        case NUMBER -> row.getInt(index);
        case FLAG -> row.getInt(index) != 0;
        case TEXT -> row.getString(index);
        case JSON -> Json.value(row.getString(index));
      };
      return row.wasNull() ? null : value;
    }
  }

  private final String what;
  private final String name;
  private final Map<String, Kind> columns = new LinkedHashMap<>();
  private final String view;
  private final List<String> indexes;

  /**
   * @param what for messages to people
   * @param columns names, with a kind behind a colon when they are not text
   * @param indexes one per index: columns separated by commas
   */
  Table(String what, String name, String columns, String... indexes) {
    this(what, name, columns, null, List.of(indexes));
  }

  /** A table that is not stored but counted from others when it is asked for. */
  static Table view(String what, String name, String columns, String select) {
    return new Table(what, name, columns, select, List.of());
  }

  private Table(String what, String name, String columns, String view, List<String> indexes) {
    this.what = what;
    this.name = name;
    this.view = view;
    this.indexes = indexes;
    for (String column : columns.trim().split("\\s+")) {
      String[] parts = column.split(":");
      this.columns.put(parts[0], parts.length == 1 ? Kind.TEXT : Kind.valueOf(parts[1].toUpperCase()));
    }
  }

  String what() {
    return what;
  }

  String name() {
    return name;
  }

  String keyColumn() {
    return columns.keySet().iterator().next();
  }

  /** @return null when there is no such column */
  Kind kind(String column) {
    return columns.get(column);
  }

  boolean shows(String column) {
    return columns.containsKey(column) && !column.startsWith("_");
  }

  Collection<String> visibleColumns() {
    return columns.keySet().stream().filter(this::shows).toList();
  }

  Collection<String> allColumns() {
    return columns.keySet();
  }

  String ddl() {
    if (view != null) {
      return "CREATE VIEW " + name + " (" + String.join(", ", columns.keySet()) + ") AS " + view + ";\n";
    }
    String key = keyColumn();
    String definition = columns.entrySet().stream()
        .map(column -> column.getKey() + " " + column.getValue().sql + (column.getKey().equals(key) ? " PRIMARY KEY" : ""))
        .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    StringBuilder ddl = new StringBuilder(definition).append(";\n");
    for (String index : indexes) {
      ddl.append("CREATE INDEX ").append(name).append("_by_").append(index.replace(',', '_')).append(" ON ").append(name)
          .append(" (").append(index).append(");\n");
    }
    return ddl.toString();
  }

  /** Adds a row, or changes those columns of it that are given. */
  void put(History.Session session, Object... namesAndValues) {
    StringBuilder names = new StringBuilder();
    StringBuilder places = new StringBuilder();
    StringBuilder changes = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String comma = i == 0 ? "" : ", ";
      names.append(comma).append(namesAndValues[i]);
      places.append(comma).append('?');
      changes.append(comma).append(namesAndValues[i]).append(" = excluded.").append(namesAndValues[i]);
    }
    session.update("INSERT INTO " + name + " (" + names + ") VALUES (" + places + ") ON CONFLICT DO UPDATE SET " + changes,
        stored(namesAndValues, 0));
  }

  /** Changes some columns of a row, if it is there. */
  void change(History.Session session, Object key, Object... namesAndValues) {
    StringBuilder changes = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      changes.append(i == 0 ? "" : ", ").append(namesAndValues[i]).append(" = ?");
    }
    Object[] values = stored(namesAndValues, 1);
    values[values.length - 1] = key;
    session.update("UPDATE " + name + " SET " + changes + " WHERE " + keyColumn() + " = ?", values);
  }

  private Object[] stored(Object[] namesAndValues, int more) {
    Object[] values = new Object[namesAndValues.length / 2 + more];
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values[i / 2] = columns.get((String) namesAndValues[i]).stored(namesAndValues[i + 1]);
    }
    return values;
  }

  void remove(History.Session session, Object key) {
    session.update("DELETE FROM " + name + " WHERE " + keyColumn() + " = ?", key);
  }

  /** The row as the API shows it, our own columns included, or null. */
  Map<String, Object> get(History.Session session, Object key) {
    List<Map<String, Object>> rows = session.rows(this, allColumns(), "WHERE " + keyColumn() + " = ?", key);
    return rows.isEmpty() ? null : rows.getFirst();
  }

  /** @param key as a caller gave it, in the path of a request */
  Map<String, Object> getOrProblem(History.Session session, String key) {
    Map<String, Object> row = get(session, kind(keyColumn()) == Kind.KEY ? Request.keyOf(keyColumn(), key) : key);
    if (row == null) {
      throw Problem.notFound(what + " with key '" + key + "' not found");
    }
    return row;
  }

  Map<String, Object> shown(Collection<String> wanted, ResultSet result) throws SQLException {
    Map<String, Object> row = LinkedHashMap.newLinkedHashMap(wanted.size());
    int index = 0;
    for (String column : wanted) {
      row.put(column, columns.get(column).shown(result, ++index));
    }
    return row;
  }

  static Map<String, Object> visible(Map<String, Object> row) {
    Map<String, Object> visible = new LinkedHashMap<>(row);
    visible.keySet().removeIf(column -> column.startsWith("_"));
    return visible;
  }
}
