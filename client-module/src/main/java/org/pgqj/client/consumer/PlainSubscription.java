package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A consumer by itself: the calls of schema pgq. */
record PlainSubscription(Settings settings) implements Subscription {

  private static final String REGISTER = "select pgq.register_consumer(?, ?)";

  private static final String UNREGISTER = "select pgq.unregister_consumer(?, ?)";

  private static final String NEXT =
      """
      select batch_id, cur_tick_id, prev_tick_id, cur_tick_time, prev_tick_time
        from pgq.next_batch_custom(?, ?, cast(? as interval), ?, cast(? as interval))
      """;

  private static final String FINISH = "select pgq.finish_batch(?)";

  @Override
  public boolean register(Connection connection) throws SQLException {
    return Call.number(connection, REGISTER, settings.queue(), settings.consumer()) > 0;
  }

  @Override
  public boolean unregister(Connection connection) throws SQLException {
    return Call.number(connection, UNREGISTER, settings.queue(), settings.consumer()) > 0;
  }

  @Override
  public BatchInfo next(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            Call.prepare(
                connection,
                NEXT,
                settings.queue(),
                settings.consumer(),
                settings.minLag(),
                settings.minCount(),
                settings.minInterval());
        ResultSet row = statement.executeQuery()) {
      row.next();
      long id = row.getLong(1);
      return row.wasNull()
          ? null
          : new BatchInfo(id, row.getLong(2), row.getLong(3), instant(row, 4), instant(row, 5));
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public boolean finish(Connection connection, long batchId) throws SQLException {
    return Call.number(connection, FINISH, batchId) > 0;
  }
}
