package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.shape.Printing;

/**
 * The direct inserts that this session has prepared.
 *
 * <p>Key: the table's oid, or schema and table where a row does not tell the oid; then user,
 * format, operation, time and arguments. The arguments are not asked for where no other trigger
 * could have fired, since they cost as much as two columns of the row. Bound: {@value
 * #MAX_INSERTS}, then all are forgotten. Staleness: {@link DirectInsert} knows by itself.
 */
final class DirectInserts {

  private static final int MAX_INSERTS = 1000;

  /** Plans that can't insert directly now are asked again after so many firings. */
  private static final int PATIENCE = 200;

  private static final Map<Integer, List<Entry>> BY_OID = new HashMap<>();

  private static final Map<String, List<Entry>> BY_NAME = new HashMap<>();

  private record Entry(
      String user, boolean after, boolean alone, String[] arguments, DirectInsert insert) {

    int oid() {
      return insert.plan().capture().shape().oid();
    }
  }

  private DirectInserts() {}

  /** No name has a zero character in it. */
  private static String name(String schema, String table) {
    return schema + '\0' + table;
  }

  /** The direct insert for a firing; null when there is none. */
  @SuppressWarnings("ReferenceEquality")
  static DirectInsert find(Firing firing, String user, Encoding encoding) throws SQLException {
    int oid = BY_OID.isEmpty() ? 0 : firing.tableOid();
    List<Entry> entries =
        oid != 0 ? BY_OID.get(oid) : BY_NAME.get(name(firing.schema(), firing.table()));
    if (entries == null) {
      return null;
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Plan plan = entry.insert.plan();
      if (plan.operation() == firing.operation()
          && plan.encoding() == encoding
          && entry.after == firing.isAfter()
          && entry.user.equals(user)
          && (entry.alone || Arrays.equals(entry.arguments, firing.arguments()))) {
        return entry.insert;
      }
    }
    return null;
  }

  /** Prepares direct inserts for later firings of a plan, if they are possible. */
  static void prepare(Firing firing, Plan plan, String user, Printing printing)
      throws SQLException {
    if (!plan.canInsertDirectly() || !plan.isAskedAgain(PATIENCE)) {
      return;
    }
    DirectInsert insert = DirectInsert.prepare(plan, printing);
    if (insert == null) {
      return;
    }
    if (BY_NAME.values().stream().mapToInt(List::size).sum() >= MAX_INSERTS) {
      forgetAll();
    }
    boolean isAfter = firing.isAfter();
    boolean isAlone = isAfter && OtherTriggers.areNone(plan);
    add(new Entry(user, isAfter, isAlone, firing.arguments(), insert));
    plan.insertsDirectly();
  }

  private static void add(Entry entry) throws SQLException {
    Capture capture = entry.insert.plan().capture();
    int oid = capture.shape().oid();
    String name = name(capture.schema(), capture.table());
    forgetOthers(name, oid);
    BY_OID.computeIfAbsent(oid, unused -> new ArrayList<>()).add(entry);
    BY_NAME.computeIfAbsent(name, unused -> new ArrayList<>()).add(entry);
  }

  /** Forgets what belongs to another table that had the name before. */
  private static void forgetOthers(String name, int oid) throws SQLException {
    List<Entry> entries = BY_NAME.get(name);
    if (entries == null || entries.get(0).oid() == oid) {
      return;
    }
    BY_NAME.remove(name);
    for (Entry entry : entries) {
      remove(BY_OID, entry.oid(), entry.insert);
      close(entry);
    }
  }

  /** Forgets a direct insert whose conditions do not hold any more. */
  static void forget(DirectInsert insert) throws SQLException {
    Capture capture = insert.plan().capture();
    remove(BY_OID, capture.shape().oid(), insert);
    Entry entry = remove(BY_NAME, name(capture.schema(), capture.table()), insert);
    if (entry != null) {
      close(entry);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static <K> Entry remove(Map<K, List<Entry>> tables, K table, DirectInsert insert) {
    List<Entry> entries = tables.get(table);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      if (entries.get(i).insert == insert) {
        Entry removed = entries.remove(i);
        if (entries.isEmpty()) {
          tables.remove(table);
        }
        return removed;
      }
    }
    return null;
  }

  private static void forgetAll() throws SQLException {
    for (List<Entry> entries : BY_NAME.values()) {
      for (Entry entry : entries) {
        close(entry);
      }
    }
    BY_NAME.clear();
    BY_OID.clear();
  }

  private static void close(Entry entry) throws SQLException {
    if (!entry.insert.isBusy()) {
      entry.insert.close();
    }
  }
}
