package org.pgqj.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;

/**
 * Refuses an UPDATE that changes the primary key: the consumer of such an event could not find the
 * row.
 *
 * <p>Two values are the same if the default equality operator of their type says so (1.0 and 1.00
 * of type numeric are); arrays are compared by their text.
 */
final class KeyGuard {

  private KeyGuard() {}

  /**
   * Compares the key columns.
   *
   * @throws Refusal XX000 «primary key update not allowed»
   */
  static void check(TableShape table, ResultSet before, ResultSet after)
      throws SQLException, Refusal {
    for (Column column : table.key()) {
      if (isChanged(column, before, after)) {
        throw TriggerError.KEY_UPDATE.refusal();
      }
    }
  }

  private static boolean isChanged(Column column, ResultSet before, ResultSet after)
      throws SQLException {
    if (column.form().isFloat()) {
      return isChangedFloat(RowText.value(before, column), RowText.value(after, column));
    }
    String old = RowText.of(before, column);
    String now = RowText.of(after, column);
    if (old == null || now == null) {
      return (old == null) != (now == null);
    }
    return !old.equals(now) && (column.isArray() || !isEqual(column, old, now));
  }

  /** Fewer digits may be printed than a float has, so its value counts; -0 equals 0. */
  private static boolean isChangedFloat(Object old, Object now) {
    if (old instanceof Number a && now instanceof Number b) {
      return !a.equals(b) && !(a.doubleValue() == 0 && b.doubleValue() == 0);
    }
    return (old == null) != (now == null);
  }

  /** Different texts of equal values are rare: this runs just before most refusals. */
  private static boolean isEqual(Column column, String old, String now) throws SQLException {
    String sql =
        "select pg_catalog.record_eq("
            + record(column, old)
            + ", "
            + record(column, now)
            + ")::pg_catalog.int4::pg_catalog.int8";
    return Backend.queryLong(sql) == 1;
  }

  private static String record(Column column, String text) {
    return "row(" + Quote.literal(text) + "::" + column.comparedAs() + ")";
  }
}
