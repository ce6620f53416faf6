package org.pgqj.info;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.postgresql.pljava.ResultSetHandle;

/**
 * The rows of one query. The statement is not shared: a query may hold several reports open at a
 * time.
 */
final class Report implements ResultSetHandle {

  private final PreparedStatement statement;

  Report(String sql, String... parameters) throws SQLException {
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
