package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import org.pgqj.backend.Backend;

/**
 * Prepared statements of one text. What they run may fire triggers that want the same statement
 * before it is done, so there is one for each level of nesting.
 */
final class StatementPool {

  private final String sql;
  private final ArrayDeque<PreparedStatement> idle = new ArrayDeque<>(2);

  StatementPool(String sql) {
    this.sql = sql;
  }

  /** A statement that is not running; to be given back. */
  PreparedStatement take() throws SQLException {
    PreparedStatement statement = idle.poll();
    return statement == null ? Backend.connection().prepareStatement(sql) : statement;
  }

  void giveBack(PreparedStatement statement) {
    idle.push(statement);
  }

  /** Gives all statements up. */
  void close() throws SQLException {
    for (PreparedStatement statement = idle.poll(); statement != null; statement = idle.poll()) {
      statement.close();
    }
  }
}
