package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.tick.TickChannel;

/** The session that ticks. Each tick is a transaction of its own, and announced in it. */
final class TickSession implements AutoCloseable {

  /** Who rotates, drops or ticks a queue by hand does not hold up the others for longer. */
  private static final String LOCK_TIMEOUT = "300ms";

  private static final String TICK_NOW =
      """
      select t.id, pg_catalog.pg_notify(?, t.id::pg_catalog.text)
        from pgq.tick_now(?) t (id)
      """;

  private static final String TICK_IF_DUE =
      """
      select t.id, pg_catalog.pg_notify(?, t.id::pg_catalog.text)
        from pgq.ticker(?) t (id)
       where t.id is not null
      """;

  private static final String ANY_CALL = "select pgq.version()";

  private final Connection connection;
  private final long openedAt = System.nanoTime();

  private TickSession(Connection connection) {
    this.connection = connection;
  }

  /** Also starts the Java VM that PgQ/J needs in the server. */
  static TickSession open(Connector connector) throws SQLException {
    Connection connection = connector.open();
    try (Statement set = connection.createStatement()) {
      set.execute("set lock_timeout = '" + LOCK_TIMEOUT + "'");
      set.execute(ANY_CALL);
      return new TickSession(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  boolean isOlderThan(Duration lifetime) {
    return System.nanoTime() - openedAt > lifetime.toNanos();
  }

  void tickNow(int queueId, String queue) throws SQLException {
    tick(TICK_NOW, queueId, queue);
  }

  /** Ticks by the queue's settings; whether it has ticked. */
  boolean tickIfDue(int queueId, String queue) throws SQLException {
    return tick(TICK_IF_DUE, queueId, queue);
  }

  private boolean tick(String sql, int queueId, String queue) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, TickChannel.of(queueId));
      select.setString(2, queue);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether the session itself is well, after a statement failed. */
  boolean isAlive() throws SQLException {
    return connection.isValid(5);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
