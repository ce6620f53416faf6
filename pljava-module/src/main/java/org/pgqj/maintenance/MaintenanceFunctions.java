package org.pgqj.maintenance;

import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.pljava.ResultSetProvider;

/** The SQL functions that the maintenance daemon calls. */
public final class MaintenanceFunctions {

  private MaintenanceFunctions() {}

  /**
   * What a maintenance daemon is to do now, in this order: rotations that are due and their second
   * step, the queues' own functions, what cascading and replication need where they are installed,
   * and vacuums.
   *
   * @return rows of func_name, func_arg: a function to call with no argument when func_arg is null,
   *     else with one text; it says by an integer other than 0 that it wants to be called again at
   *     once. Or {@code vacuum} and a table
   */
  public static ResultSetProvider maintOperations() throws SQLException {
    return new OperationRows(Operations.due());
  }

  /** The tables that should be vacuumed by hand: none while autovacuum is on. */
  public static Iterator<String> maintTablesToVacuum() throws SQLException {
    return OperationStatements.tablesToVacuum().iterator();
  }

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

  /**
   * Brings a schema of an earlier release up to date, where it is not: the three roles, columns of
   * pgq.queue and pgq.subscription. Does nothing where nothing is missing, so that any caller may.
   *
   * @return always 0
   * @throws SQLException 42501 when something is missing and the caller may not add it
   */
  public static int upgradeSchema() throws SQLException {
    SchemaUpgrade.run();
    return 0;
  }

  /**
   * Re-anchors all queues after the database was restored into another cluster: see {@link Rebase}.
   *
   * @return number of queues; 0 when the transaction ids are this cluster's, and nothing was done
   * @throws SQLException 25001 above READ COMMITTED; 54000 when more ticks are in use than the new
   *     cluster has transaction ids
   */
  public static int rebase() throws SQLException {
    return Rebase.run();
  }
}
