package org.pgqj.backend;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * One SQL constant and its plan, prepared at first use and kept for the session.
 *
 * <p>Parameters are cleared by every execution. A result must be read and closed before any SQL
 * runs that may come back to the same statement (triggers, functions of the user).
 */
public final class Prepared {

  private final String sql;
  private PreparedStatement statement;

  public Prepared(String sql) {
    this.sql = sql;
  }

  /** The statement without parameters bound. */
  public PreparedStatement get() throws SQLException {
    if (statement == null) {
      statement = Backend.connection().prepareStatement(sql);
    }
    return statement;
  }

  /** The statement with its first parameter bound. */
  public PreparedStatement with(String first) throws SQLException {
    PreparedStatement bound = get();
    bound.setString(1, first);
    return bound;
  }

  /** The statement with its first two parameters bound. */
  public PreparedStatement with(String first, String second) throws SQLException {
    PreparedStatement bound = with(first);
    bound.setString(2, second);
    return bound;
  }

  /** The statement with its first parameter bound. */
  public PreparedStatement with(int first) throws SQLException {
    PreparedStatement bound = get();
    bound.setInt(1, first);
    return bound;
  }

  /** The statement with its first parameter bound. */
  public PreparedStatement with(long first) throws SQLException {
    PreparedStatement bound = get();
    bound.setLong(1, first);
    return bound;
  }

  /** Gives a statement back that may not have been prepared. */
  public static void close(PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  /** Binds a bigint that may be null. */
  public static void bind(PreparedStatement statement, int position, Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.BIGINT);
    } else {
      statement.setLong(position, value);
    }
  }

  /** Binds an integer that may be null. */
  public static void bind(PreparedStatement statement, int position, Integer value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.INTEGER);
    } else {
      statement.setInt(position, value);
    }
  }
}
