package org.pgqj.embedded.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import org.pgqj.embedded.rt.Natives;

/**
 * A planned statement: a text with the types of its parameters.
 *
 * <p>A plan may be discarded while it is being executed, by a nested call that closes the same
 * prepared statement; it is freed when its execution ends.
 */
final class Plan {
  private final String sql;
  private final int[] types;
  private final long handle;
  private final boolean returnsRows;
  private int executions;
  private boolean discarded;

  /**
   * Plans a statement.
   *
   * @param types oids, kept: the caller must not change them afterwards
   */
  Plan(String sql, int[] types) throws SQLException {
    this.sql = sql;
    this.types = types;
    handle = Natives.prepare(sql, types);
    returnsRows = Natives.returnsRows(handle);
  }

  boolean isFor(String otherSql, int[] otherTypes) {
    return sql.equals(otherSql) && Arrays.equals(types, otherTypes);
  }

  boolean returnsRows() {
    return returnsRows;
  }

  /** Executes a plan that doesn't return rows; returns how many were processed. */
  long execute(Object[] values) throws SQLException {
    executions++;
    try {
      return Natives.execute(handle, values);
    } finally {
      executions--;
      if (discarded) {
        discard();
      }
    }
  }

  /** Opens a plan that returns rows; runs nothing yet. */
  long open(Object[] values, String cursorName) throws SQLException {
    return Natives.open(handle, values, cursorName);
  }

  /** Frees the plan, now or when its last execution ends. */
  void discard() {
    discarded = true;
    if (executions == 0) {
      Natives.freePlan(handle);
    }
  }
}
