package org.pgqj.backend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection of the PostgreSQL backend that this Java runs in, and its plain statements. */
public final class Backend {

  /**
   * Put before a query whose rows are only to be counted, by {@code executeUpdate}: of two
   * statements PL/Java runs the second without a cursor, which halves the costs.
   */
  public static final String COUNTED = "select where false; ";

  private static Connection connection;

  private Backend() {}

  /** The backend's own connection, the same object for the life of the session. */
  public static Connection connection() throws SQLException {
    if (connection == null) {
      connection = DriverManager.getConnection("jdbc:default:connection");
    }
    return connection;
  }

  /**
   * Runs one statement without parameters, for SQL that is built at run time.
   *
   * @param sql the text, in which every identifier and literal went through {@link Quote}
   * @return number of rows changed
   */
  public static int update(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /**
   * Runs a query built at run time that yields one number.
   *
   * @return the first column of the first row; null when there is no row
   */
  public static Long queryLong(String sql) throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? (Long) row.getObject(1) : null;
    }
  }

  /** First column of the first row as a number; null when it is null or there is no row. */
  public static Long firstLong(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? (Long) row.getObject(1) : null;
    }
  }

  /** First column of the first row as text; null when it is null or there is no row. */
  public static String firstString(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
