package org.pgqj.backend;

import java.sql.SQLException;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.SessionManager;
import org.postgresql.pljava.TransactionListener;

/**
 * A number that is another one in every transaction of the session, for caches that hold within one
 * transaction. Costs one upcall at the end of each transaction once it is used.
 */
public final class TransactionEpoch {

  private static boolean listening;
  private static long epoch;

  private TransactionEpoch() {}

  /** The number of the current transaction. */
  public static long current() throws SQLException {
    if (!listening) {
      SessionManager.current().addTransactionListener(new Turn());
      listening = true;
    }
    return epoch;
  }

  private static final class Turn implements TransactionListener {

    @Override
    public void onCommit(Session session) {
      epoch++;
    }

    @Override
    public void onAbort(Session session) {
      epoch++;
    }

    @Override
    public void onPrepare(Session session) {
      epoch++;
    }
  }
}
