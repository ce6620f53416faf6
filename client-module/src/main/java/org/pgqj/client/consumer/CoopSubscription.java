package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * One of several processes that share a consumer: the calls of schema pgq_coop.
 *
 * @param timeout siblings silent for longer lose their batch; zero means never
 */
record CoopSubscription(Settings settings, String name, Duration timeout) implements Subscription {

  private static final String REGISTER = "select pgq_coop.register_subconsumer(?, ?, ?)";

  /** Refuses while a batch is open, so that no batch is lost. */
  private static final String UNREGISTER = "select pgq_coop.unregister_subconsumer(?, ?, ?, 0)";

  private static final String NEXT =
      """
      select pgq_coop.next_batch_custom(?, ?, ?, cast(? as interval), ?, cast(? as interval))
      """;

  private static final String NEXT_OR_TAKE_OVER =
      """
      select pgq_coop.next_batch_custom(
               ?, ?, ?, cast(? as interval), ?, cast(? as interval), cast(? as interval))
      """;

  private static final String INFO =
      """
      select tick_id, prev_tick_id, batch_end, batch_start from pgq.get_batch_info(?)
      """;

  private static final String FINISH = "select pgq_coop.finish_batch(?)";

  @Override
  public boolean register(Connection connection) throws SQLException {
    return Call.number(connection, REGISTER, settings.queue(), settings.consumer(), name) > 0;
  }

  @Override
  public boolean unregister(Connection connection) throws SQLException {
    return Call.number(connection, UNREGISTER, settings.queue(), settings.consumer(), name) > 0;
  }

  @Override
  public BatchInfo next(Connection connection) throws SQLException {
    try (PreparedStatement statement = callForNext(connection);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long id = row.getLong(1);
      return row.wasNull() ? null : info(connection, id);
    }
  }

  private PreparedStatement callForNext(Connection connection) throws SQLException {
    if (timeout.isZero()) {
      return Call.prepare(
          connection,
          NEXT,
          settings.queue(),
          settings.consumer(),
          name,
          settings.minLag(),
          settings.minCount(),
          settings.minInterval());
    }
    return Call.prepare(
        connection,
        NEXT_OR_TAKE_OVER,
        settings.queue(),
        settings.consumer(),
        name,
        settings.minLag(),
        settings.minCount(),
        settings.minInterval(),
        timeout.toMillis() + " milliseconds");
  }

  private static BatchInfo info(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = Call.prepare(connection, INFO, id);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new BatchInfo(
          id,
          row.getLong(1),
          row.getLong(2),
          row.getObject(3, OffsetDateTime.class).toInstant(),
          row.getObject(4, OffsetDateTime.class).toInstant());
    }
  }

  @Override
  public boolean finish(Connection connection, long batchId) throws SQLException {
    return Call.number(connection, FINISH, batchId) > 0;
  }
}
