package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Statements through {@code jdbc:default:connection}. */
public final class StatementProbe {

  private static PreparedStatement kept;
  private static PreparedStatement keptToo;

  private StatementProbe() {}

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }

  /** Number of changed rows. */
  public static int update(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** First column of the first row, in the driver's text. */
  public static String first(String sql) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  /** Executes a query and asks for {@code rows} of its rows. */
  public static void fetch(String sql, int rows) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      statement.execute();
      try (ResultSet result = statement.getResultSet()) {
        for (int i = 0; i < rows; i++) {
          result.next();
        }
      }
    }
  }

  /** Labels of the columns, as the metadata gives them. */
  public static String columns(String sql) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      ResultSetMetaData metadata = rows.getMetaData();
      StringBuilder names = new StringBuilder();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        names.append(i == 1 ? "" : ",").append(metadata.getColumnLabel(i));
      }
      return names.toString();
    }
  }

  /** Whether the second execution of a statement still knows the parameter of the first. */
  public static boolean parametersSurviveExecution() throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement("select ? + 0")) {
      statement.setInt(1, 7);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      } catch (SQLException e) {
        // The driver's own refusal, before anything reached the backend.
        return false;
      }
    }
  }

  /** Inserts through a batch that is executed twice, cleared in between or not; adds one each. */
  public static void batchTwice(boolean clear) throws SQLException {
    try (PreparedStatement statement =
        connection().prepareStatement("insert into batched values (?)")) {
      statement.setInt(1, 1);
      statement.addBatch();
      statement.executeBatch();
      if (clear) {
        statement.clearBatch();
      }
      statement.setInt(1, 2);
      statement.addBatch();
      statement.executeBatch();
    }
  }

  /** A statement that is prepared once in the session. */
  public static int keptCount() throws SQLException {
    if (kept == null) {
      kept = connection().prepareStatement("select count(*)::int from kept");
    }
    try (ResultSet rows = kept.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** How many columns a query has, and what touching each of them gives. */
  public static String touchColumns(String table) throws SQLException {
    try (PreparedStatement statement =
            connection().prepareStatement("select t from " + table + " t");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      ResultSet row = (ResultSet) rows.getObject(1);
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        text.append(row.getMetaData().getColumnLabel(i))
            .append('=')
            .append(touch(row, i))
            .append(' ');
      }
      return text.toString();
    }
  }

  private static String touch(ResultSet row, int column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** The class and the text of a query's one value, and its form as PostgreSQL's text. */
  public static String classAndTexts(String query) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      Object value = rows.getObject(1);
      String text = rows.getObject(1, String.class);
      return (value == null ? "null" : value.getClass().getSimpleName()) + " " + text;
    }
  }

  /** Reads a query's one number as every kind of number. */
  public static String asNumbers(String query) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getShort(1)
          + " "
          + rows.getInt(1)
          + " "
          + rows.getLong(1)
          + " "
          + rows.getFloat(1)
          + " "
          + rows.getDouble(1)
          + " "
          + rows.wasNull();
    }
  }

  /** A statement kept in a static, with whatever it reads. */
  public static String keep(String sql) throws SQLException {
    keptToo = connection().prepareStatement(sql);
    return useKept();
  }

  /** Executes it again. */
  public static String useKept() throws SQLException {
    try (ResultSet rows = keptToo.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  /** Opens a cursor of this name by a statement's own method, and leaves it open. */
  public static void openCursor(String name, String sql) throws SQLException {
    PreparedStatement statement = connection().prepareStatement(sql);
    statement.setCursorName(name);
    statement.executeQuery().next();
  }

  /** The first column of all rows, in turn. */
  public static String all(String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (PreparedStatement statement = connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        text.append(rows.getString(1)).append(' ');
      }
    }
    return text.toString();
  }

  /** The counts that a batch returned. */
  public static String batchCounts() throws SQLException {
    try (PreparedStatement statement =
        connection().prepareStatement("insert into batched select generate_series(1, ?)")) {
      for (int i = 1; i <= 3; i++) {
        statement.setInt(1, i);
        statement.addBatch();
      }
      return Arrays.toString(statement.executeBatch());
    }
  }
}
