package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Printing;

/**
 * The direct inserts that this session has prepared.
 *
 * <p>Key: schema and table, then user, format, operation and arguments. Bound: {@value #MAX_TABLES}
 * tables, then all are forgotten. Staleness: {@link DirectInsert} knows by itself.
 */
final class DirectInserts {

  private static final int MAX_TABLES = 500;

  /** Plans that can't insert directly now are asked again after so many firings. */
  private static final int PATIENCE = 200;

  private static final Map<String, List<Entry>> TABLES = new HashMap<>();

  private record Entry(String user, String[] arguments, DirectInsert insert) {}

  private DirectInserts() {}

  /** No name has a zero character in it. */
  private static String key(String schema, String table) {
    return schema + '\0' + table;
  }

  /** The direct insert for a firing; null when there is none. */
  @SuppressWarnings("ReferenceEquality")
  static DirectInsert find(
      String schema,
      String table,
      String user,
      Encoding encoding,
      Operation operation,
      String[] arguments) {
    List<Entry> entries = TABLES.get(key(schema, table));
    if (entries == null) {
      return null;
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Plan plan = entry.insert.plan();
      if (plan.operation() == operation
          && plan.encoding() == encoding
          && Arrays.equals(entry.arguments, arguments)
          && entry.user.equals(user)) {
        return entry.insert;
      }
    }
    return null;
  }

  /** Prepares direct inserts for later firings of a plan, if they are possible. */
  static void prepare(Plan plan, String user, String[] arguments, Printing printing)
      throws SQLException {
    if (!plan.canInsertDirectly() || !plan.isAskedAgain(PATIENCE)) {
      return;
    }
    DirectInsert insert = DirectInsert.prepare(plan, printing);
    if (insert == null) {
      return;
    }
    if (TABLES.size() >= MAX_TABLES) {
      forgetAll();
    }
    String key = key(plan.capture().schema(), plan.capture().table());
    List<Entry> entries = TABLES.get(key);
    if (entries == null) {
      entries = new ArrayList<>();
      TABLES.put(key, entries);
    }
    entries.add(new Entry(user, arguments, insert));
    plan.insertsDirectly();
  }

  /** Forgets a direct insert whose conditions do not hold any more. */
  @SuppressWarnings("ReferenceEquality")
  static void forget(DirectInsert insert) throws SQLException {
    String key = key(insert.plan().capture().schema(), insert.plan().capture().table());
    List<Entry> entries = TABLES.get(key);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      if (entries.get(i).insert == insert) {
        close(entries.remove(i));
      }
    }
  }

  private static void forgetAll() throws SQLException {
    for (List<Entry> entries : TABLES.values()) {
      for (Entry entry : entries) {
        close(entry);
      }
    }
    TABLES.clear();
  }

  private static void close(Entry entry) throws SQLException {
    if (!entry.insert.isBusy()) {
      entry.insert.close();
    }
  }
}
