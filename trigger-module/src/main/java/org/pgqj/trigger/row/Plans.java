package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.TableShape;

/**
 * The plans of the triggers that fire in this session.
 *
 * <p>Key: the table's name, then format, operation and arguments. A plan is found only with the
 * shape that it was made for. Bound: {@value #MAX_TABLES} tables, then all are forgotten.
 */
final class Plans {

  private static final int MAX_TABLES = 500;

  private static final Map<String, List<Entry>> TABLES = new HashMap<>();

  private record Entry(Encoding encoding, Operation operation, String[] arguments, Plan plan) {}

  private Plans() {}

  /** The plan for a firing; null when there is none for this shape. */
  @SuppressWarnings("ReferenceEquality")
  static Plan find(
      String table, Encoding encoding, Operation operation, String[] arguments, TableShape shape) {
    List<Entry> entries = TABLES.get(table);
    if (entries == null) {
      return null;
    }
    for (Entry entry : entries) {
      if (entry.encoding == encoding
          && entry.operation == operation
          && entry.plan.capture().shape() == shape
          && Arrays.equals(entry.arguments, arguments)) {
        return entry.plan;
      }
    }
    return null;
  }

  /** Keeps a plan, and drops those that were made for other shapes of its table. */
  @SuppressWarnings("ReferenceEquality")
  static void keep(String table, String[] arguments, Plan plan) throws SQLException {
    if (TABLES.size() >= MAX_TABLES && !TABLES.containsKey(table)) {
      for (List<Entry> entries : TABLES.values()) {
        close(entries);
      }
      TABLES.clear();
    }
    List<Entry> kept = new ArrayList<>();
    List<Entry> entries = TABLES.get(table);
    if (entries != null) {
      for (Entry entry : entries) {
        if (entry.plan.capture().shape() == plan.capture().shape()) {
          kept.add(entry);
        } else {
          entry.plan.close();
        }
      }
    }
    kept.add(new Entry(plan.encoding(), plan.operation(), arguments, plan));
    TABLES.put(table, kept);
  }

  private static void close(List<Entry> entries) throws SQLException {
    for (Entry entry : entries) {
      entry.plan.close();
    }
  }
}
