package org.pgqj.backend;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Moves rows between result sets. */
public final class Rows {

  private Rows() {}

  /**
   * Copies the first columns of the current row, where both sides have the same SQL types.
   *
   * @param to a row that PL/Java gave to be filled, all null so far
   */
  public static void copy(ResultSet from, ResultSet to, int columns) throws SQLException {
    for (int i = 1; i <= columns; i++) {
      Object value = from.getObject(i);
      if (value != null) {
        to.updateObject(i, value);
      }
    }
  }
}
