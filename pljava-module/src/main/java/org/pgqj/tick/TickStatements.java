package org.pgqj.tick;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Timestamps;
import org.pgqj.backend.TxidSnapshot;

/** Statements on ticks. All callers run with the owner's rights and search_path. */
final class TickStatements {

  // The queue's row is locked before any of the queue's relations, in the order of drop_queue: else
  // the two could deadlock. Storing a tick takes the same lock anyway, for its foreign key.
  private static final Prepared FIND =
      new Prepared(
          """
          select queue_id, queue_external_ticker, queue_ticker_paused, queue_ticker_max_count,
                 queue_data_pfx, queue_event_seq, queue_tick_seq, queue_cur_table,
                 (queue_cur_table + queue_ntables - 1) % queue_ntables
            from pgq.queue
           where queue_name = ?
             for key share
          """);

  private static final Prepared TO_TICK =
      new Prepared(
          """
          select queue_name
            from pgq.queue
           where not queue_external_ticker and not queue_ticker_paused
           order by queue_name
          """);

  private static final Prepared LAST =
      new Prepared(
          """
          select t.tick_id, t.tick_event_seq, t.tick_snapshot::text, txid_current(),
                 t.lag < q.queue_ticker_max_lag,
                 t.lag < q.queue_ticker_max_lag / 2,
                 p.tick_time is not null,
                 coalesce(t.lag < 2 * (t.tick_time - p.tick_time), false),
                 t.lag < q.queue_ticker_idle_period
            from pgq.queue q
           cross join lateral (
                  select tick_id, tick_event_seq, tick_snapshot, tick_time, now() - tick_time as lag
                    from pgq.tick
                   where tick_queue = q.queue_id
                   order by tick_queue desc, tick_id desc
                   limit 1) t
            left join lateral (
                  select tick_time
                    from pgq.tick
                   where tick_queue = q.queue_id and tick_id < t.tick_id
                   order by tick_queue desc, tick_id desc
                   limit 1) p on true
           where q.queue_id = ?
          """);

  private static final Prepared LAST_ID =
      new Prepared(
          """
          select tick_id
            from pgq.tick
           where tick_queue = ?
           order by tick_queue desc, tick_id desc
           limit 1
          """);

  private static final Prepared LAST_ID_BY_NAME =
      new Prepared(
          """
          select tick_id
            from pgq.tick
           where tick_queue = (select queue_id from pgq.queue where queue_name = ?)
           order by tick_queue desc, tick_id desc
           limit 1
          """);

  private static final Prepared INSERT =
      new Prepared("insert into pgq.tick (tick_queue, tick_id, tick_event_seq) values (?, ?, ?)");

  private static final Prepared INSERT_EXTERNAL =
      new Prepared(
          """
          insert into pgq.tick (tick_queue, tick_id, tick_time, tick_event_seq)
          values (?, ?, ?::timestamptz, ?)
          """);

  private static final Prepared PROBE =
      new Prepared(
          """
          insert into pgq.tick (tick_queue, tick_id, tick_event_seq)
          select ?, id, 0 from generate_series(?, ?) id
              on conflict do nothing
          """);

  private static final Prepared UNPROBE =
      new Prepared("delete from pgq.tick where tick_queue = ? and tick_id >= ?");

  private static final Prepared FLOOD =
      new Prepared(
          """
          select setval(queue_event_seq::regclass,
                        nextval(queue_event_seq::regclass)
                            + 2 * queue_ticker_max_count::bigint + 1000)
            from pgq.queue
           where queue_name = ? and not queue_external_ticker and not queue_ticker_paused
          """);

  // One data table. Both looks are ordered by ev_txid so that they use its index even without
  // statistics: event tables are never analyzed.
  private static final String EVENT_AFTER =
      """
      select 1::bigint
       where exists (select from %t where ev_txid >= %x order by ev_txid desc limit 1)
          or exists (select
                       from unnest('{%l}'::bigint[]) running (id)
                      cross join lateral (
                            select
                              from %t
                             where ev_txid >= running.id and ev_txid <= running.id
                             order by ev_txid
                             limit 1) e)
      """;

  private TickStatements() {}

  /** The queue of that name, kept from being dropped; null when there is none. */
  static TickedQueue find(String name) throws SQLException {
    try (ResultSet row = FIND.with(name).executeQuery()) {
      return row.next()
          ? new TickedQueue(
              row.getInt(1),
              row.getBoolean(2),
              row.getBoolean(3),
              row.getInt(4),
              row.getString(5),
              row.getString(6),
              row.getString(7),
              row.getInt(8),
              row.getInt(9))
          : null;
    }
  }

  /** Names of the queues that tick() serves. */
  static List<String> queuesToTick() throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = TO_TICK.get().executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** The newest tick; null when there is none. */
  static LastTick last(TickedQueue queue) throws SQLException {
    try (ResultSet row = LAST.with(queue.id()).executeQuery()) {
      return row.next()
          ? new LastTick(
              row.getLong(1),
              row.getLong(2),
              TxidSnapshot.parse(row.getString(3)),
              row.getLong(4),
              new TickAge(
                  row.getBoolean(5),
                  row.getBoolean(6),
                  row.getBoolean(7),
                  row.getBoolean(8),
                  row.getBoolean(9)))
          : null;
    }
  }

  static Long lastTickId(TickedQueue queue) throws SQLException {
    return Backend.firstLong(LAST_ID.with(queue.id()));
  }

  static Long lastTickId(String queue) throws SQLException {
    return Backend.firstLong(LAST_ID_BY_NAME.with(queue));
  }

  /** Whether there is a committed event that a snapshot doesn't show. */
  static boolean hasEventAfter(TickedQueue queue, TxidSnapshot snapshot) throws SQLException {
    String running = joined(snapshot.inProgress());
    return hasEventAfter(queue.dataTable(queue.currentTable()), snapshot.xmax(), running)
        || hasEventAfter(queue.dataTable(queue.previousTable()), snapshot.xmax(), running);
  }

  /** Stores a tick with the current time and snapshot; returns its id. */
  static long insert(TickedQueue queue, long eventSequence) throws SQLException {
    long id =
        Backend.queryLong(
            "select nextval("
                + Quote.literal(Quote.qualified(queue.tickSequence()))
                + "::regclass)");
    PreparedStatement insert = INSERT.with(queue.id());
    insert.setLong(2, id);
    insert.setLong(3, eventSequence);
    insert.executeUpdate();
    return id;
  }

  static void insertExternal(TickedQueue queue, Long id, OffsetDateTime time, Long eventSequence)
      throws SQLException {
    PreparedStatement insert = INSERT_EXTERNAL.with(queue.id());
    Prepared.bind(insert, 2, id);
    insert.setString(3, Timestamps.text(time));
    Prepared.bind(insert, 4, eventSequence);
    insert.executeUpdate();
  }

  /** Fails with 40001 when a tick of these ids exists that the transaction doesn't see. */
  static void probeIds(TickedQueue queue, long from, long to) throws SQLException {
    PreparedStatement probe = PROBE.with(queue.id());
    probe.setLong(2, from);
    probe.setLong(3, to);
    probe.executeUpdate();
    PreparedStatement undo = UNPROBE.with(queue.id());
    undo.setLong(2, from);
    undo.executeUpdate();
  }

  static void simulateFlood(String queue) throws SQLException {
    Backend.firstLong(FLOOD.with(queue));
  }

  private static boolean hasEventAfter(String table, long xmax, String running)
      throws SQLException {
    String sql =
        EVENT_AFTER.replace("%x", Long.toString(xmax)).replace("%l", running).replace("%t", table);
    return Backend.queryLong(sql) != null;
  }

  private static String joined(long[] ids) {
    StringBuilder out = new StringBuilder();
    for (long id : ids) {
      if (out.length() > 0) {
        out.append(',');
      }
      out.append(id);
    }
    return out.toString();
  }
}
