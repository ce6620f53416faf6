package org.pgqj.client.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement's rows as PostgreSQL's own text; arguments are bound, never part of the SQL. */
public final class Query {

  private Query() {}

  /** All rows; nulls are null. */
  public static List<List<String>> rows(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  /** The row that the result stands on. */
  public static List<String> row(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> row = new ArrayList<>(columns);
    for (int column = 1; column <= columns; column++) {
      row.add(result.getString(column));
    }
    return row;
  }
}
