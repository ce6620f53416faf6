package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.options.Operation;

/**
 * The direct inserts for triggers for each statement that this session has prepared. Bound: {@value
 * #MAX_SETS}, then all are forgotten. Staleness: {@link DirectSet} knows by itself.
 */
final class DirectSets {

  private static final int MAX_SETS = 200;

  private static final Map<Key, DirectSet> SETS = new HashMap<>();

  /** What one is for. */
  record Key(
      String schema,
      String table,
      String trigger,
      String user,
      Encoding encoding,
      Operation operation,
      List<String> arguments) {}

  private DirectSets() {}

  /** The direct insert for a firing; null when there is none, or when it is running. */
  static DirectSet find(Key key) {
    DirectSet set = SETS.get(key);
    return set == null || set.isBusy() ? null : set;
  }

  /** Whether a new one is of use: there is none, or it found out that it is not right any more. */
  static boolean isWanted(Key key) {
    DirectSet set = SETS.get(key);
    return set == null || (!set.isBusy() && !set.isSound());
  }

  /** Keeps a direct insert in the place of another one. */
  static void keep(Key key, DirectSet set) throws SQLException {
    if (SETS.size() >= MAX_SETS) {
      for (DirectSet other : SETS.values()) {
        close(other);
      }
      SETS.clear();
    }
    DirectSet former = SETS.put(key, set);
    if (former != null) {
      close(former);
    }
  }

  /** Forgets a direct insert that has not inserted events that there were. */
  static void forget(Key key) throws SQLException {
    DirectSet set = SETS.get(key);
    if (set != null && !set.isBusy()) {
      SETS.remove(key);
      set.close();
    }
  }

  private static void close(DirectSet set) throws SQLException {
    if (!set.isBusy()) {
      set.close();
    }
  }
}
