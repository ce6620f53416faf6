package org.postgresql.pljava;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Produces the rows of a set-returning function, one call a row. */
public interface ResultSetProvider {

  /**
   * Fills one row.
   *
   * @param receiver the row to fill, by position or by lower-case column name
   * @param currentRow number of rows already produced, from 0
   * @return false when there are no more rows
   */
  boolean assignRowValues(ResultSet receiver, int currentRow) throws SQLException;

  /** Called at the end of the rows, and when the caller stops early. */
  void close() throws SQLException;
}
