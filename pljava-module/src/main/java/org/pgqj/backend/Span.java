package org.pgqj.backend;

import java.sql.SQLException;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.SessionManager;
import org.postgresql.pljava.TransactionListener;

/**
 * A stretch of time in which a queue that this session has used stays: its tables are locked
 * against everybody else until the transaction ends, and this session drops no queue. Spans are
 * numbered, so that what was looked up can be marked with the span it is good for.
 *
 * <p>ROLLBACK TO SAVEPOINT gives locks back, but not the one on the sequence that event ids come
 * from: PostgreSQL keeps it to the end of the transaction, and dropping the queue waits for it.
 */
public final class Span implements TransactionListener {

  private static long number;
  private static boolean watching;

  private Span() {}

  /** Number of the current span. From the first call on, every transaction's end is watched. */
  public static long current() throws SQLException {
    if (!watching) {
      SessionManager.current().addTransactionListener(new Span());
      watching = true;
    }
    return number;
  }

  /** Whether the current span began when an earlier one ended with its transaction. */
  public static boolean follows(long earlier) throws SQLException {
    return current() == earlier + 1;
  }

  /** Ends the span for a queue that this session drops; the next one follows none. */
  public static void endByDrop() {
    number += 2;
  }

  private static void end() {
    number++;
  }

  @Override
  public void onCommit(Session session) {
    end();
  }

  @Override
  public void onAbort(Session session) {
    end();
  }

  @Override
  public void onPrepare(Session session) {
    end();
  }
}
