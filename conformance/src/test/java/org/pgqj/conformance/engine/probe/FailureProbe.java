package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Ways of going wrong. */
public final class FailureProbe {

  private FailureProbe() {}

  /** Lets the error of a statement pass. */
  public static void run(String sql) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (Statement statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  public static void sqlException(String message, String state) throws SQLException {
    throw new SQLException(message, state);
  }

  public static void runtimeException(String message) {
    throw new IllegalStateException(message);
  }

  /** Without end for any stack there is: call it with 0. */
  public static int endlessRecursion(int depth) {
    return depth < 0 ? 0 : endlessRecursion(depth + 1) + 1;
  }

  /** Holds on to all memory there is. */
  public static int endlessMemory() {
    List<long[]> hoard = new ArrayList<>();
    while (hoard.size() < Integer.MAX_VALUE) {
      hoard.add(new long[1 << 20]);
    }
    return hoard.size();
  }

  /** Wraps the error of a statement into one of its own. */
  public static void wrap(String sql) throws SQLException {
    try {
      run(sql);
    } catch (SQLException e) {
      throw new SQLException("wrapped", "P0008", e);
    }
  }
}
