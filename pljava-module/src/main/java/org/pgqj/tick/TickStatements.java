package org.pgqj.tick;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  // A tick of the future, before the clock stepped back, has no lag, and so is below no limit.
  private static final Prepared FIND =
      new Prepared(
          """
          select q.queue_id, q.queue_external_ticker, q.queue_ticker_paused,
                 q.queue_ticker_max_count, q.queue_data_pfx, q.queue_event_seq, q.queue_tick_seq,
                 q.queue_cur_table,
                 (q.queue_cur_table + q.queue_ntables - 1) % q.queue_ntables,
                 t.tick_id, t.tick_event_seq, t.tick_snapshot::text, txid_current(),
                 t.lag < q.queue_ticker_max_lag,
                 t.lag < q.queue_ticker_max_lag / 2,
                 p.tick_time is not null,
                 coalesce(t.lag < 2 * (t.tick_time - p.tick_time), false),
                 t.lag < q.queue_ticker_idle_period
            from pgq.queue q
            left join lateral (
                  select tick_id, tick_event_seq, tick_snapshot, tick_time,
                         case when tick_time <= clock_timestamp() then now() - tick_time end as lag
                    from pgq.tick
                   where tick_queue = q.queue_id
                   order by tick_queue desc, tick_id desc
                   limit 1) t on true
            left join lateral (
                  select tick_time
                    from pgq.tick
                   where tick_queue = q.queue_id and tick_id < t.tick_id
                   order by tick_queue desc, tick_id desc
                   limit 1) p on true
           where q.queue_name = ?
             for key share of q
          """);

  private static final Prepared TO_TICK =
      new Prepared(
          """
          select queue_name
            from pgq.queue
           where not queue_external_ticker and not queue_ticker_paused
           order by queue_name
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
      new Prepared(
          """
          insert into pgq.tick (tick_queue, tick_id, tick_event_seq)
          values (?, nextval(?::regclass), ?)
          returning tick_id
          """);

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

  // In one data table. Both looks are ordered by ev_txid so that they use its index even without
  // statistics: event tables are never analyzed.
  private static final String EVENT_AFTER =
      """
      exists (select from %t where ev_txid >= %x order by ev_txid desc limit 1)
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
              row.getInt(9),
              last(row))
          : null;
    }
  }

  private static LastTick last(ResultSet row) throws SQLException {
    Long id = (Long) row.getObject(10);
    return id == null
        ? null
        : new LastTick(
            id,
            row.getLong(11),
            TxidSnapshot.parse(row.getString(12)),
            row.getLong(13),
            new TickAge(
                row.getBoolean(14),
                row.getBoolean(15),
                row.getBoolean(16),
                row.getBoolean(17),
                row.getBoolean(18)));
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

  static Long lastTickId(TickedQueue queue) throws SQLException {
    return Backend.firstLong(LAST_ID.with(queue.id()));
  }

  static Long lastTickId(String queue) throws SQLException {
    return Backend.firstLong(LAST_ID_BY_NAME.with(queue));
  }

  /**
   * Where the event sequence stands; if it has not moved since the last tick, with a look at the
   * data tables for a committed event that the tick's snapshot doesn't show.
   */
  static Activity activity(TickedQueue queue) throws SQLException {
    LastTick last = queue.last();
    String sql =
        "select last_value, last_value <= "
            + last.eventSequence()
            + " and ("
            + eventAfter(last.snapshot(), queue.dataTable(queue.currentTable()))
            + " or "
            + eventAfter(last.snapshot(), queue.dataTable(queue.previousTable()))
            + ") from "
            + Quote.qualified(queue.eventSequence());
    try (Statement statement = Backend.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Activity(row.getLong(1), row.getBoolean(2));
    }
  }

  /** Stores a tick with the current time and snapshot; returns its id. */
  static long insert(TickedQueue queue, long eventSequence) throws SQLException {
    PreparedStatement insert = INSERT.with(queue.id());
    insert.setString(2, Quote.qualified(queue.tickSequence()));
    insert.setLong(3, eventSequence);
    return Backend.firstLong(insert);
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

  private static String eventAfter(TxidSnapshot snapshot, String table) {
    return EVENT_AFTER
        .replace("%x", Long.toString(snapshot.xmax()))
        .replace("%l", joined(snapshot.inProgress()))
        .replace("%t", table);
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
