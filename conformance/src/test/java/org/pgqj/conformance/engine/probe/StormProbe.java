package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What a backend does while a storm goes over it. */
public final class StormProbe {

  private StormProbe() {}

  /** Waits in a statement, so that a cancel is noticed. */
  public static void sleepInSql(double seconds) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (Statement statement = c.createStatement()) {
      statement.execute("do 'begin perform pg_catalog.pg_sleep(" + seconds + "); end'");
    }
  }

  /** Waits in Java, where a cancel is noticed afterwards. */
  public static int compute(int milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000L;
    int rounds = 0;
    while (System.nanoTime() < end) {
      rounds++;
    }
    return rounds;
  }

  /** An Error that nobody catches. */
  @SuppressWarnings("DoNotCallSuggester")
  public static void error(String message) {
    throw new AssertionError(message);
  }
}
