package org.pgqj.client.ticker;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.client.connect.Connector;

/**
 * The session that watches a database. It only reads, calls no Java in the server, and leaves no
 * trace: no transaction id, no WAL. It also holds the lock by which one ticker works and others
 * wait.
 */
final class WatchSession implements AutoCloseable {

  /** Servers before 14 do not know the setting; there a stalled ticker keeps its lock. */
  private static final int IDLE_SESSION_TIMEOUT_SINCE = 14;

  /** The other session's Java VM is started meanwhile, which takes its time on a busy machine. */
  private static final Duration BEFORE_WORK = Duration.ofMinutes(1);

  /** "pgqt": the number that tickers lock in their database. */
  private static final int LOCK = 0x70677174;

  private static final String HAS_PGQ =
      """
      select pg_catalog.to_regprocedure('pgq.ticker(text)') is not null
             and pg_catalog.to_regprocedure('pgq.maint_retry_events()') is not null,
             pg_catalog.to_regprocedure('pgq.tick_now(text)') is not null
      """;

  private static final String TRY_LOCK = "select pg_catalog.pg_try_advisory_lock(?, 0)";

  // The queues only when the snapshot is another one.
  private static final String LOOK =
      """
      select s.snapshot::pg_catalog.text,
             q.queue_id, q.queue_name, q.queue_data_pfx, q.queue_cur_table,
             (q.queue_cur_table + q.queue_ntables - 1) % q.queue_ntables,
             extract(epoch from q.queue_ticker_max_lag)::pg_catalog.float8,
             pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass(q.queue_event_seq))
        from (select pg_catalog.txid_current_snapshot() as snapshot) s
        left join pgq.queue q
          on s.snapshot::pg_catalog.text is distinct from ?
             and not q.queue_external_ticker and not q.queue_ticker_paused
      """;

  // The rules of ticker(text): it need not be called, and draw a transaction id, to say no.
  private static final String STATES =
      """
select q.queue_id, q.queue_name,
       t.tick_id is null
       or case when pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass(q.queue_event_seq))
                    > t.tick_event_seq
               then pg_catalog.pg_sequence_last_value(
                        pg_catalog.to_regclass(q.queue_event_seq)) - t.tick_event_seq
                        >= q.queue_ticker_max_count
                    or t.lag >= q.queue_ticker_max_lag
               else p.tick_time is null
                    or (t.lag >= q.queue_ticker_max_lag / 2
                        and (t.lag >= 2 * (t.tick_time - p.tick_time)
                             or t.lag >= q.queue_ticker_idle_period))
          end,
       s.reached is not null,
       coalesce(t.tick_id - s.reached, 0)
  from pgq.queue q
  left join lateral (
        select tick_id, tick_event_seq, tick_time, pg_catalog.now() - tick_time as lag
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
  left join lateral (
        select pg_catalog.max(coalesce(sub_next_tick, sub_last_tick)) as reached
          from pgq.subscription
         where sub_queue = q.queue_id) s on true
 where not q.queue_external_ticker and not q.queue_ticker_paused
 order by q.queue_name
""";

  // In one data table, by its index, which the order by ensures even without statistics.
  private static final String EVENTS_OF =
      """
      exists (select
                from pg_catalog.unnest(?::pg_catalog.int8[]) ended (id)
               cross join lateral (
                     select
                       from %s e
                      where e.ev_txid >= ended.id and e.ev_txid <= ended.id
                      order by e.ev_txid
                      limit 1) one)
      """;

  private final Connection connection;

  private WatchSession(Connection connection) {
    this.connection = connection;
  }

  static WatchSession open(Connector connector) throws SQLException {
    Connection connection = connector.open();
    WatchSession session = new WatchSession(connection);
    try (Statement set = connection.createStatement()) {
      // The same few statements again and again, whose plans don't depend on their values.
      set.execute("set plan_cache_mode = force_generic_plan");
      session.endWhenSilentFor(BEFORE_WORK);
      return session;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Has the server end this session, and so let another ticker work, when this one is stalled. */
  void endWhenSilentFor(Duration time) throws SQLException {
    try (Statement set = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseMajorVersion() >= IDLE_SESSION_TIMEOUT_SINCE) {
        set.execute("set idle_session_timeout = " + time.toMillis());
      }
    }
  }

  Pgq pgq() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HAS_PGQ);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Pgq(row.getBoolean(1), row.getBoolean(2));
    }
  }

  /** Becomes the one ticker of the database that works, unless there is one. */
  boolean tryToLead() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TRY_LOCK)) {
      select.setInt(1, LOCK);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Shows the server that this ticker is alive, and nothing else. */
  void giveSignOfLife() throws SQLException {
    try (Statement nothing = connection.createStatement()) {
      nothing.execute("select");
    }
  }

  /**
   * Looks which transactions are running, and, when they are others than at an earlier look, at the
   * queues.
   *
   * @param earlier that look's snapshot; null to see the queues in any case
   */
  Look look(Snapshot earlier) throws SQLException {
    List<QueueRow> queues = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LOOK)) {
      select.setString(1, earlier == null ? null : earlier.text());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        Snapshot snapshot = Snapshot.parse(row.getString(1));
        do {
          QueueRow queue = queue(row);
          if (queue != null) {
            queues.add(queue);
          }
        } while (row.next());
        return new Look(snapshot, queues);
      }
    }
  }

  private static QueueRow queue(ResultSet row) throws SQLException {
    int id = row.getInt(2);
    return row.wasNull()
        ? null
        : new QueueRow(
            id,
            row.getString(3),
            row.getString(4),
            row.getInt(5),
            row.getInt(6),
            Duration.ofMillis((long) (row.getDouble(7) * 1000)),
            row.getObject(8, Long.class));
  }

  List<QueueState> states() throws SQLException {
    List<QueueState> states = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(STATES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        states.add(
            new QueueState(
                row.getInt(1),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getLong(5)));
      }
    }
    return states;
  }

  /** Whether one of these transactions has brought an event. */
  boolean hasEventsOf(QueueRow queue, List<Long> transactions) throws SQLException {
    String current = dataTable(queue, queue.currentTable());
    String previous = dataTable(queue, queue.previousTable());
    String sql = "select " + EVENTS_OF.formatted(current) + " or " + EVENTS_OF.formatted(previous);
    Array ids = connection.createArrayOf("int8", transactions.toArray());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, ids);
      select.setArray(2, ids);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String dataTable(QueueRow queue, int number) {
    String[] parts = queue.dataPrefix().split("\\.", 2);
    return Identifiers.quoted(parts[0], parts[1] + "_" + number);
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
