package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Work that is done very often. */
public final class LeakProbe {

  private static PreparedStatement text;

  private LeakProbe() {}

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }

  /** Nothing but the call. */
  public static int nop(int value) {
    return value;
  }

  /** Values of every kind of memory: text, bytes, an array. */
  public static String values(String text, byte[] bytes, String[] array) {
    return text + bytes.length + array[0];
  }

  /** A composite result. */
  public static boolean row(int number, ResultSet out) throws SQLException {
    out.updateInt(1, number);
    out.updateString(2, "text");
    return true;
  }

  /** Prepares, uses and closes a statement. */
  public static int prepareAndClose(String sql) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? 1 : 0;
    }
  }

  /** Prepares and uses a statement, and closes its rows only. */
  public static int prepareAndForget(String sql) throws SQLException {
    try (ResultSet rows = connection().prepareStatement(sql).executeQuery()) {
      return rows.next() ? 1 : 0;
    }
  }

  /** A value in PostgreSQL's own text form. */
  public static String asText(int value) throws SQLException {
    if (text == null) {
      text = connection().prepareStatement("select ?::int");
    }
    text.setInt(1, value);
    try (ResultSet rows = text.executeQuery()) {
      rows.next();
      return rows.getObject(1, String.class);
    }
  }

  /** Lets Java find what is not used any more, and the engine free what hangs on it. */
  public static void collectGarbage() throws SQLException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      try (Statement statement = connection().createStatement()) {
        statement.execute("select 1");
      }
    }
  }
}
