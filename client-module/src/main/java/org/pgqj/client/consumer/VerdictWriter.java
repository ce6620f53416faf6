package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes what was decided about events: retries and dead letters, each by one statement. PgQ in C
 * can't retry many events at once, and reads the whole batch for each.
 */
final class VerdictWriter {

  private static final String CAN_RETRY_MANY =
      """
      select pg_catalog.to_regprocedure('pgq.events_retry(int8, int8[], timestamptz[])') is not null
      """;

  private static final String RETRY =
      """
      select pgq.events_retry(
               ?,
               pg_catalog.array_agg(e.id),
               pg_catalog.array_agg(
                 pg_catalog.clock_timestamp() + e.delay * interval '1 millisecond'))
        from rows from (pg_catalog.unnest(?), pg_catalog.unnest(?)) as e (id, delay)
      """;

  private static final String RETRY_ONE_BY_ONE =
      """
      select pg_catalog.count(
               pgq.event_retry(
                 ?, e.id,
                 pg_catalog.clock_timestamp() + e.delay * interval '1 millisecond'))
        from rows from (pg_catalog.unnest(?), pg_catalog.unnest(?)) as e (id, delay)
      """;

  private static final String FAIL = "select pgq.events_failed(?, ?, ?)";

  private final Connection connection;
  private final long batchId;
  private long retried;
  private long failed;

  VerdictWriter(Connection connection, long batchId) {
    this.connection = connection;
    this.batchId = batchId;
  }

  void write(Map<Long, Verdict> verdicts) throws SQLException {
    List<Long> retries = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    List<Long> failures = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    verdicts.forEach(
        (id, verdict) -> {
          if (verdict instanceof Verdict.Retry retry) {
            retries.add(id);
            delays.add(retry.delay().toMillis());
          } else if (verdict instanceof Verdict.Fail fail) {
            failures.add(id);
            reasons.add(fail.reason());
          }
        });
    if (!retries.isEmpty()) {
      String retry = Call.truth(connection, CAN_RETRY_MANY) ? RETRY : RETRY_ONE_BY_ONE;
      Call.number(connection, retry, batchId, array("bigint", retries), array("bigint", delays));
      retried += retries.size();
    }
    if (!failures.isEmpty()) {
      Call.number(connection, FAIL, batchId, array("bigint", failures), array("text", reasons));
      failed += failures.size();
    }
  }

  private java.sql.Array array(String type, List<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  /** Number of events put into the retry queue. */
  long retried() {
    return retried;
  }

  /** Number of events that became dead letters. */
  long failed() {
    return failed;
  }
}
