package org.pgqj.embedded.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.embedded.rt.Natives;

/**
 * One row to be filled or changed: the row of a composite result, and NEW of a BEFORE row trigger.
 * A change takes effect at once; reading the column gives the new value.
 */
public final class UpdatableRow extends SingleRow {
  private boolean updated;

  /**
   * Serves a row; called by the engine.
   *
   * @param rows handle of the row
   */
  public UpdatableRow(long rows) {
    super(rows);
  }

  @Override
  public int getConcurrency() {
    return ResultSet.CONCUR_UPDATABLE;
  }

  @Override
  public void updateObject(int column, Object value) throws SQLException {
    if (column < 1 || column > rowType().count() || rowType().isDropped(column)) {
      throw new SQLException("Invalid attribute index \"" + column + "\"", "07009");
    }
    Natives.set(rows(), column, Conversions.toColumn(value, rowType().type(column)));
    updated = true;
  }

  @Override
  public boolean rowUpdated() {
    return updated;
  }

  /** Does nothing: each column's change is in effect already. */
  @Override
  public void updateRow() {}
}
