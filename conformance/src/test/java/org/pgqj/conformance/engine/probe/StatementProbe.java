package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements through {@code jdbc:default:connection}. */
public final class StatementProbe {

  private static PreparedStatement kept;

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
}
