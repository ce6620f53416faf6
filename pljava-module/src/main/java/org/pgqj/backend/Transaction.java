package org.pgqj.backend;

import java.sql.SQLException;

/** What the engine must know about the transaction it runs in. */
public final class Transaction {

  private static final Prepared ISOLATION =
      new Prepared("select pg_catalog.current_setting('transaction_isolation')");

  private static final Prepared TXID = new Prepared("select pg_catalog.txid_current()");

  private static final Prepared ASSIGNED_TXID =
      new Prepared("select pg_catalog.txid_current_if_assigned()");

  private Transaction() {}

  /**
   * Whether all statements of this transaction see one and the same snapshot (REPEATABLE READ and
   * SERIALIZABLE), so that reading again shows nothing new.
   */
  public static boolean hasFixedSnapshot() throws SQLException {
    String level = Backend.firstString(ISOLATION.get());
    return !"read committed".equals(level) && !"read uncommitted".equals(level);
  }

  /** Whether the top-level transaction has an id already. */
  public static boolean hasId() throws SQLException {
    return Backend.firstLong(ASSIGNED_TXID.get()) != null;
  }

  /** The top-level transaction's id; assigns one when the transaction has none yet. */
  public static long txid() throws SQLException {
    return Backend.firstLong(TXID.get());
  }
}
