package org.pgqj.embedded.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/**
 * One row to be read: a composite argument or column value, OLD, and NEW where it can't be changed.
 */
public final class ReadOnlyRow extends SingleRow {

  /**
   * Reads a row; called by the engine.
   *
   * @param rows handle of the row
   */
  public ReadOnlyRow(long rows) {
    super(rows);
  }

  @Override
  public int getConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public boolean rowUpdated() {
    return false;
  }

  @Override
  public void updateObject(int column, Object value) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "Feature not supported: ResultSet is read-only", "0A000");
  }
}
