package org.pgqj.conformance.queue;

import java.sql.Connection;
import java.sql.SQLException;

/** Running parts of a test inside a transaction, where now() stands still. */
public final class Transactions {

  private Transactions() {}

  /** Something to do in a transaction. */
  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  /** Runs {@code work} in one transaction and undoes it, whatever comes of it. */
  public static void rolledBack(Connection c, Work work) throws SQLException {
    c.setAutoCommit(false);
    try {
      work.run();
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
  }

  /** Runs {@code work} in one transaction and commits it; undoes it when it fails. */
  public static void committed(Connection c, Work work) throws SQLException {
    c.setAutoCommit(false);
    try {
      work.run();
      c.commit();
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
  }
}
