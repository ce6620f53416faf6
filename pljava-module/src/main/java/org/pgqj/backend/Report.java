package org.pgqj.backend;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.pljava.ResultSetHandle;

/**
 * The rows of one query. The statement is not shared: a query may hold several reports open at a
 * time.
 */
public final class Report implements ResultSetHandle {

  private final PreparedStatement statement;

  /**
   * Prepares the query.
   *
   * @param parameters texts for the query to cast; they may be null
   */
  public Report(String sql, String... parameters) throws SQLException {
    statement = Backend.connection().prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return statement.executeQuery();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
