package org.pgqj.batch;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Rows;
import org.pgqj.backend.TxidSnapshot;

/** Statements on subscriptions and batches; some callers run with the user's search_path. */
final class BatchStatements {

  private static final int NEXT_BATCH_COLUMNS = 7;
  private static final int INFO_COLUMNS = 9;

  private static final Prepared CALL_FOR_ID =
      new Prepared("select b.batch_id from pgq.next_batch_custom(?, ?, null, null, null) b");

  private static final Prepared CALL_NEXT_BATCH_CUSTOM =
      new Prepared(
          """
          select b.batch_id, b.cur_tick_id, b.prev_tick_id, b.cur_tick_time, b.prev_tick_time,
                 b.cur_tick_event_seq, b.prev_tick_event_seq
            from pgq.next_batch_custom(?, ?, null, null, null) b
          """);

  private static final Prepared POSITION =
      new Prepared(
          """
          select s.sub_queue, s.sub_consumer, s.sub_last_tick, s.sub_batch,
                 last.tick_id, last.tick_time, last.tick_event_seq,
                 next.tick_id, next.tick_time, next.tick_event_seq
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
            left join pgq.tick last
              on last.tick_queue = s.sub_queue and last.tick_id = s.sub_last_tick
            left join pgq.tick next
              on next.tick_queue = s.sub_queue and next.tick_id = s.sub_next_tick
           where q.queue_name = ? and c.co_name = ?
          """);

  // Queue, consumer, subscription: the order in which those are locked that drop or move them. The
  // foreign keys ask for the first two when a row of the third is changed twice in a transaction.
  private static final Prepared LOCK =
      new Prepared(
          """
          select s.sub_id::bigint
            from pgq.queue q, pgq.consumer c, pgq.subscription s
           where q.queue_id = ? and c.co_id = ?
             and s.sub_queue = q.queue_id and s.sub_consumer = c.co_id
             for key share of q
             for key share of c
             for no key update of s
          """);

  // Locks in the same order: a row is changed after all that it is joined with is there.
  private static final Prepared OPEN =
      new Prepared(
          """
          update pgq.subscription s
             set sub_batch = nextval('pgq.batch_id_seq'), sub_next_tick = ?, sub_active = now()
            from (select q.queue_id, c.co_id
                    from pgq.queue q, pgq.consumer c
                   where q.queue_id = ? and c.co_id = ?
                     for key share) held
           where s.sub_queue = held.queue_id and s.sub_consumer = held.co_id
             and s.sub_batch is null and s.sub_last_tick = ?
          returning s.sub_batch
          """);

  private static final Prepared FIND =
      new Prepared(
          """
          select s.sub_id, s.sub_queue, s.sub_last_tick, s.sub_next_tick,
                 last.tick_snapshot::pg_catalog.text, cur.tick_snapshot::pg_catalog.text,
                 q.queue_data_pfx, q.queue_ntables, q.queue_cur_table,
                 q.queue_switch_step1, q.queue_switch_step2
            from pgq.subscription s
            join pgq.queue q on q.queue_id operator(pg_catalog.=) s.sub_queue
            join pgq.tick last
              on last.tick_queue operator(pg_catalog.=) s.sub_queue
             and last.tick_id operator(pg_catalog.=) s.sub_last_tick
            join pgq.tick cur
              on cur.tick_queue operator(pg_catalog.=) s.sub_queue
             and cur.tick_id operator(pg_catalog.=) s.sub_next_tick
           where s.sub_batch operator(pg_catalog.=) ?
          """);

  private static final Prepared INFO =
      new Prepared(
          """
          select q.queue_name, c.co_name, last.tick_time, cur.tick_time,
                 last.tick_id, cur.tick_id, current_timestamp - cur.tick_time,
                 last.tick_event_seq, cur.tick_event_seq
            from pgq.subscription s
            join pgq.queue q on q.queue_id = s.sub_queue
            join pgq.consumer c on c.co_id = s.sub_consumer
            join pgq.tick last on last.tick_queue = s.sub_queue and last.tick_id = s.sub_last_tick
            join pgq.tick cur on cur.tick_queue = s.sub_queue and cur.tick_id = s.sub_next_tick
           where s.sub_batch = ?
          """);

  // Locks in the same order, too: the next batch may be opened in the same transaction.
  private static final Prepared FINISH =
      new Prepared(
          """
          update pgq.subscription s
             set sub_active = now(), sub_last_tick = s.sub_next_tick,
                 sub_next_tick = null, sub_batch = null
            from (select o.sub_batch
                    from pgq.subscription o
                    join pgq.queue q on q.queue_id = o.sub_queue
                    join pgq.consumer c on c.co_id = o.sub_consumer
                   where o.sub_batch = ?
                     for key share of q, c) held
           where s.sub_batch = held.sub_batch
          """);

  private BatchStatements() {}

  static Long callNextBatch(String queue, String consumer) throws SQLException {
    return Backend.firstLong(CALL_FOR_ID.with(queue, consumer));
  }

  static void callNextBatchCustom(String queue, String consumer, ResultSet out)
      throws SQLException {
    try (ResultSet row = CALL_NEXT_BATCH_CUSTOM.with(queue, consumer).executeQuery()) {
      if (row.next()) {
        Rows.copy(row, out, NEXT_BATCH_COLUMNS);
      }
    }
  }

  /** Where a consumer stands; null when it isn't registered. */
  static Position position(String queue, String consumer) throws SQLException {
    try (ResultSet row = POSITION.with(queue, consumer).executeQuery()) {
      return row.next()
          ? new Position(
              row.getInt(1),
              row.getInt(2),
              (Long) row.getObject(3),
              (Long) row.getObject(4),
              tick(row, 5),
              tick(row, 8))
          : null;
    }
  }

  /**
   * Locks the subscription until the end of the transaction, and keeps its queue and consumer from
   * being dropped.
   */
  static void lock(Position position) throws SQLException {
    PreparedStatement query = LOCK.with(position.queueId());
    query.setInt(2, position.consumerId());
    Backend.firstLong(query);
  }

  /** Opens the batch up to a tick; its id, or null when the position is another one by now. */
  static Long open(Position position, Tick end) throws SQLException {
    PreparedStatement update = OPEN.with(end.id());
    update.setInt(2, position.queueId());
    update.setInt(3, position.consumerId());
    update.setLong(4, position.last().id());
    return Backend.firstLong(update);
  }

  /** The open batch of that id; null when there is none. */
  static OpenBatch find(Long batch) throws SQLException {
    try (ResultSet row = bound(FIND, batch).executeQuery()) {
      return row.next()
          ? new OpenBatch(
              row.getInt(1),
              row.getInt(2),
              row.getLong(3),
              row.getLong(4),
              TxidSnapshot.parse(row.getString(5)),
              TxidSnapshot.parse(row.getString(6)),
              row.getString(7),
              new RotationState(
                  row.getInt(8), row.getInt(9), row.getLong(10), (Long) row.getObject(11)))
          : null;
    }
  }

  static void info(Long batch, ResultSet out) throws SQLException {
    try (ResultSet row = bound(INFO, batch).executeQuery()) {
      if (row.next()) {
        Rows.copy(row, out, INFO_COLUMNS);
      }
    }
  }

  /** Ends the batch; false when it is not open. */
  static boolean finish(Long batch) throws SQLException {
    return bound(FINISH, batch).executeUpdate() > 0;
  }

  private static PreparedStatement bound(Prepared statement, Long batch) throws SQLException {
    PreparedStatement bound = statement.get();
    Prepared.bind(bound, 1, batch);
    return bound;
  }

  private static Tick tick(ResultSet row, int first) throws SQLException {
    Long id = (Long) row.getObject(first);
    return id == null
        ? null
        : new Tick(id, row.getObject(first + 1, OffsetDateTime.class), row.getLong(first + 2));
  }
}
