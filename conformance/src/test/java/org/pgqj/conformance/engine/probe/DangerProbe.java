package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.postgresql.pljava.ResultSetProvider;

/** What code must not do, and what was seen of it afterwards. */
@SuppressWarnings("JavaUtilDate")
public final class DangerProbe {

  private static String second;
  private static ResultSet held;

  private DangerProbe() {}

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Catches the error of a statement and returns as if nothing had happened. */
  @SuppressWarnings("EmptyCatch")
  public static int swallow(String sql) {
    try {
      execute(sql);
    } catch (SQLException e) {
      return -1;
    }
    return 0;
  }

  /** Tries a second statement after the error of the first, and then lets that pass. */
  public static void useAfterError(String failing, String next) throws SQLException {
    second = "nothing";
    try {
      execute(failing);
    } catch (SQLException first) {
      try {
        execute(next);
        second = "executed";
      } catch (SQLException e) {
        second = e.getSQLState();
      }
      throw first;
    }
  }

  /** What came of the second statement. */
  public static String outcome() {
    return second;
  }

  /** Sends an object of a class that is not one of the type's. */
  public static String wrongClass(String kind) throws SQLException {
    try (PreparedStatement s = connection().prepareStatement("select ?::text")) {
      switch (kind) {
        case "String as timestamptz" -> s.setObject(1, "now", Types.TIMESTAMP_WITH_TIMEZONE);
        case "String as integer" -> s.setObject(1, new Object[] {"x"}, Types.INTEGER);
        case "java.util.Date" -> s.setObject(1, new java.util.Date(0));
        default -> throw new IllegalArgumentException(kind);
      }
      try (ResultSet rows = s.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Text with one character of this number in the middle. */
  public static String odd(int character) {
    return "a" + (char) character + "b";
  }

  /** A set with a null in it. */
  public static Iterator<Integer> nullElement() {
    return new ArrayList<>(Arrays.asList(1, null, 3)).iterator();
  }

  /** A set whose elements are of a class that is not the declared one. */
  @SuppressWarnings("unchecked")
  public static Iterator<Integer> wrongElement() {
    Iterator<?> texts = List.of("x").iterator();
    return (Iterator<Integer>) texts;
  }

  /** Keeps a result set open for a later call. */
  public static void hold(String sql) throws SQLException {
    held = connection().prepareStatement(sql).executeQuery();
    held.next();
  }

  /** The next row of what was kept. */
  public static int next() throws SQLException {
    return held.next() ? held.getInt(1) : -1;
  }

  /** Keeps the row of a call that is over. */
  public static int keepArgument(ResultSet row) throws SQLException {
    held = row;
    return row.getInt(1);
  }

  /** Reads it. */
  public static int readArgument() throws SQLException {
    return held.getInt(1);
  }

  /** Gives a row, then throws. */
  public static ResultSetProvider failsInRow(int good) {
    return new Failing(good);
  }

  private static final class Failing implements ResultSetProvider {
    private final int good;

    Failing(int good) {
      this.good = good;
    }

    @Override
    public boolean assignRowValues(ResultSet row, int index) throws SQLException {
      if (index == good) {
        throw new SQLException("no row " + index, "P0003");
      }
      row.updateInt(1, index);
      row.updateString(2, "row");
      return true;
    }

    @Override
    public void close() {}
  }
}
