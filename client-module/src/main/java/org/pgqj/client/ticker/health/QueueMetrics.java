package org.pgqj.client.ticker.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The queues and consumers of one database.
 *
 * @param queues one for each queue
 * @param consumers one for each subscription
 */
public record QueueMetrics(List<Queue> queues, List<Consumer> consumers) {

  private static final QueueMetrics NONE = new QueueMetrics(List.of(), List.of());

  /**
   * A queue.
   *
   * @param events value of its event sequence, which counts the events ever inserted
   * @param newEvents those since the last tick
   * @param ticks id of the last tick
   */
  public record Queue(
      String name,
      double events,
      double newEvents,
      double ticks,
      double tickAgeSeconds,
      double rotationAgeSeconds) {}

  /**
   * A consumer of a queue.
   *
   * @param pending events between its position and the last tick
   * @param retries events that wait for being delivered once more
   * @param deadLetters events that failed for good
   */
  public record Consumer(
      String queue,
      String name,
      double lagSeconds,
      double pending,
      double lastSeenSeconds,
      double retries,
      double deadLetters) {}

  private static final String PRESENT =
      """
      select pg_catalog.to_regclass('pgq.queue') is not null,
             pg_catalog.to_regclass('pgq.dead_letter') is not null
      """;

  private static final String QUEUES =
      """
      select q.queue_name, e.seq,
             case when e.seq > t.tick_event_seq then e.seq - t.tick_event_seq else 0 end,
             t.tick_id,
             extract(epoch from pg_catalog.now() - t.tick_time)::pg_catalog.float8,
             extract(epoch from pg_catalog.now() - q.queue_switch_time)::pg_catalog.float8
        from pgq.queue q
       cross join lateral (
             select coalesce(pg_catalog.pg_sequence_last_value(
                        pg_catalog.to_regclass(q.queue_event_seq)), 0) as seq) e
        left join lateral (
             select tick_id, tick_time, tick_event_seq
               from pgq.tick
              where tick_queue = q.queue_id
              order by tick_queue desc, tick_id desc
              limit 1) t on true
       order by q.queue_name
      """;

  private static final String CONSUMERS =
      """
      select q.queue_name, c.co_name,
             extract(epoch from pg_catalog.now() - t.tick_time)::pg_catalog.float8,
             l.tick_event_seq - t.tick_event_seq,
             extract(epoch from pg_catalog.now() - s.sub_active)::pg_catalog.float8,
             (select pg_catalog.count(*)
                from pgq.retry_queue r
               where r.ev_queue = s.sub_queue and r.ev_owner = s.sub_id),
             %s
        from pgq.subscription s
        join pgq.queue q on q.queue_id = s.sub_queue
        join pgq.consumer c on c.co_id = s.sub_consumer
        join pgq.tick t on t.tick_queue = s.sub_queue and t.tick_id = s.sub_last_tick
        left join lateral (
             select tick_event_seq
               from pgq.tick
              where tick_queue = s.sub_queue
              order by tick_queue desc, tick_id desc
              limit 1) l on true
       order by q.queue_name, c.co_name
      """;

  private static final String DEAD_LETTERS =
      """
      (select pg_catalog.count(*)
         from pgq.dead_letter d
        where d.dl_queue = s.sub_queue and d.dl_consumer = c.co_name)
      """;

  /** Reads them; none where there is no PgQ. */
  public static QueueMetrics read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PRESENT);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1)
          ? new QueueMetrics(queues(connection), consumers(connection, row.getBoolean(2)))
          : NONE;
    }
  }

  private static List<Queue> queues(Connection connection) throws SQLException {
    List<Queue> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(QUEUES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Queue(
                row.getString(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6)));
      }
    }
    return found;
  }

  private static List<Consumer> consumers(Connection connection, boolean deadLetters)
      throws SQLException {
    List<Consumer> found = new ArrayList<>();
    String sql = CONSUMERS.formatted(deadLetters ? DEAD_LETTERS : "0");
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Consumer(
                row.getString(1),
                row.getString(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7)));
      }
    }
    return found;
  }
}
