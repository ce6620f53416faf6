package org.pgqj.retry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.OpenBatch;

/** Statements on the retry queue; some callers run with the user's search_path. */
final class RetryStatements {

  private static final Prepared CALL_EVENT_RETRY =
      new Prepared("select pgq.event_retry(?, ?, current_timestamp + make_interval(secs => ?))");

  private static final Prepared KEEP_QUEUE =
      new Prepared("select queue_id::bigint from pgq.queue where queue_id = ? for key share");

  // A batch may hold an event twice, as it was and as an earlier retry: the retry counts.
  private static final String STORE =
      """
      insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select %w::timestamptz, %q, ev_id, ev_time, %o, coalesce(ev_retry, 0) + 1,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
        from (%b) batch
       where ev_id = %e
       order by ev_retry desc nulls last
       limit 1
          on conflict (ev_owner, ev_id) do nothing
      """;

  private static final String IN_BATCH = "select ev_id from (%b) batch where ev_id = %e limit 1";

  private static final Prepared DUE_QUEUES =
      new Prepared(
          """
          select q.queue_id, q.queue_name, q.queue_data_pfx, q.queue_cur_table
            from pgq.queue q
            join (select ev_queue, pg_catalog.min(ev_retry_after) as since
                    from pgq.retry_queue
                   where ev_retry_after operator(pg_catalog.<=) current_timestamp
                   group by ev_queue) due
              on due.ev_queue operator(pg_catalog.=) q.queue_id
           where not q.queue_disable_insert
              or pg_catalog.current_setting('session_replication_role')
                 operator(pg_catalog.=) 'replica'
           order by due.since, q.queue_id
          """);

  private RetryStatements() {}

  static int callEventRetry(Long batch, Long event, Integer seconds) throws SQLException {
    PreparedStatement call = CALL_EVENT_RETRY.get();
    Prepared.bind(call, 1, batch);
    Prepared.bind(call, 2, event);
    Prepared.bind(call, 3, seconds);
    try (ResultSet row = call.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Keeps a batch's queue from being dropped; false when it has been. Its row is locked before any
   * of its tables, as drop_queue does it, or the two could deadlock.
   */
  static boolean keepQueue(OpenBatch batch) throws SQLException {
    return Backend.firstLong(KEEP_QUEUE.with(batch.queueId())) != null;
  }

  /**
   * Stores an event of a batch.
   *
   * @param place a condition on where it is; empty for anywhere
   * @return 1; 0 when it is waiting already; null when it isn't in the batch, or isn't there
   */
  static Integer store(OpenBatch batch, long event, String when, String place) throws SQLException {
    String sql =
        STORE
            .replace("%w", Quote.literal(when))
            .replace("%q", Integer.toString(batch.queueId()))
            .replace("%o", Integer.toString(batch.owner()));
    if (Backend.update(inBatch(sql, batch, event, place)) == 1) {
      return 1;
    }
    return Backend.queryLong(inBatch(IN_BATCH, batch, event, place)) == null ? null : 0;
  }

  /** Lets one mover work at a time; storing retries goes on meanwhile. */
  static void lockRetryQueue() throws SQLException {
    Backend.update("lock table pgq.retry_queue in share update exclusive mode");
  }

  /** Queues with due events that take events, longest due first. */
  static List<DueQueue> dueQueues() throws SQLException {
    List<DueQueue> queues = new ArrayList<>();
    try (ResultSet rows = DUE_QUEUES.get().executeQuery()) {
      while (rows.next()) {
        queues.add(
            new DueQueue(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
      }
    }
    return queues;
  }

  private static String inBatch(String sql, OpenBatch batch, long event, String place) {
    return sql.replace("%e", Long.toString(event))
        .replace("%b", BatchQuery.text(batch, BatchQuery.COLUMNS, place));
  }
}
