package org.pgqj.maintenance;

import java.sql.SQLException;

/** The SQL functions that the maintenance daemon calls. */
public final class MaintenanceFunctions {

  private MaintenanceFunctions() {}

  /**
   * Rotates a queue if it is time and nobody needs the oldest table any more: empties that table
   * and makes it the one for new events. Step 2 must follow in a later transaction.
   *
   * @return always 0, also when nothing was done
   * @throws SQLException P0001 when the queue's transaction ids are from another cluster, or a
   *     consumer's tick is missing
   */
  public static int maintRotateTablesStep1(String queue) throws SQLException {
    Rotation.rotate(queue);
    return 0;
  }

  /**
   * Notes, for every queue rotated in an earlier transaction, a transaction that comes after all
   * that can still have used the old table.
   *
   * @return always 0
   */
  public static int maintRotateTablesStep2() throws SQLException {
    Rotation.confirm();
    return 0;
  }
}
