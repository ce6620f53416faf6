package org.pgqj.coop;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Calls of other functions through SQL; some callers run with the user's search_path. */
final class CallStatements {

  private static final Prepared NEXT_BATCH =
      new Prepared(
          """
          select pgq_coop.next_batch_custom(?, ?, ?, null, null, null, ?::pg_catalog.interval)
          """);

  private static final Prepared NEXT_BATCH_CUSTOM =
      new Prepared(
          """
          select pgq_coop.next_batch_custom(
                   ?, ?, ?, ?::pg_catalog.interval, ?, ?::pg_catalog.interval, null)
          """);

  private static final Prepared REGISTER = new Prepared("select pgq.register_consumer(?, ?)");

  private static final Prepared TAKE =
      new Prepared(
          """
          select batch_id
            from pgq.next_batch_custom(?, ?, ?::pg_catalog.interval, ?, ?::pg_catalog.interval)
          """);

  private CallStatements() {}

  static Long nextBatch(String queue, String consumer, String sub, String deadInterval)
      throws SQLException {
    PreparedStatement call = NEXT_BATCH.with(queue, consumer);
    call.setString(3, sub);
    call.setString(4, deadInterval);
    return Backend.firstLong(call);
  }

  static Long nextBatchCustom(
      String queue,
      String consumer,
      String sub,
      String minLag,
      Integer minCount,
      String minInterval)
      throws SQLException {
    PreparedStatement call = NEXT_BATCH_CUSTOM.with(queue, consumer);
    call.setString(3, sub);
    call.setString(4, minLag);
    Prepared.bind(call, 5, minCount);
    call.setString(6, minInterval);
    return Backend.firstLong(call);
  }

  /** Whether the consumer is newly registered. */
  static boolean register(String queue, String consumer) throws SQLException {
    try (ResultSet row = REGISTER.with(queue, consumer).executeQuery()) {
      row.next();
      return row.getInt(1) == 1;
    }
  }

  /** Opens the consumer's next batch; null when there is none. */
  static Long take(
      String queue, String consumer, String minLag, Integer minCount, String minInterval)
      throws SQLException {
    PreparedStatement call = TAKE.with(queue, consumer);
    call.setString(3, minLag);
    Prepared.bind(call, 4, minCount);
    call.setString(5, minInterval);
    return Backend.firstLong(call);
  }
}
