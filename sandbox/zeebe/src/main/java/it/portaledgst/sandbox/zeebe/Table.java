package it.portaledgst.sandbox.zeebe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of one kind in the shape the API shows them, in the order they came to be. Columns starting with "_" are for
 * ourselves only.
 */
final class Table {

  private final String what;
  private final Set<String> columns;
  private final Map<Object, Map<String, Object>> rows = new LinkedHashMap<>();
  private final Map<Object, List<Map<String, Object>>> byProcessInstance = new HashMap<>();

  Table(String what, String... columns) {
    this.what = what;
    this.columns = Set.of(columns);
  }

  void put(Object key, Map<String, Object> row) {
    Map<String, Object> previous = rows.get(key);
    if (previous != null) {
      previous.putAll(row);
      return;
    }
    rows.put(key, row);
    Object processInstanceKey = row.get("processInstanceKey");
    if (processInstanceKey != null) {
      byProcessInstance.computeIfAbsent(processInstanceKey, ignored -> new ArrayList<>()).add(row);
    }
  }

  /** Changes some columns of a row, if it is there. */
  void change(Object key, Object... namesAndValues) {
    Map<String, Object> row = rows.get(key);
    if (row != null) {
      row.putAll(Json.object(namesAndValues));
    }
  }

  void remove(Object key) {
    rows.remove(key);
  }

  Map<String, Object> get(Object key) {
    return rows.get(key);
  }

  Map<String, Object> getOrProblem(Object key) {
    Map<String, Object> row = rows.get(key);
    if (row == null) {
      throw Problem.notFound(what + " with key '" + key + "' not found");
    }
    return row;
  }

  Collection<Map<String, Object>> rows() {
    return rows.values();
  }

  Collection<Map<String, Object>> ofProcessInstance(String processInstanceKey) {
    return byProcessInstance.getOrDefault(processInstanceKey, List.of());
  }

  boolean hasColumn(String name) {
    return columns.contains(name);
  }

  static Map<String, Object> visible(Map<String, Object> row) {
    Map<String, Object> visible = new LinkedHashMap<>(row);
    visible.keySet().removeIf(name -> name.startsWith("_"));
    return visible;
  }
}
