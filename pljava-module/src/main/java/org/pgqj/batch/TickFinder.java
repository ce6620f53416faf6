package org.pgqj.batch;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Timestamps;

/**
 * Finds the tick that ends a batch. Runs with the user's search_path, too.
 *
 * <p>Ticks too young for the consumer's lag are left out from the start, so that a newest tick that
 * is always too young can't hide older ones that would do.
 */
final class TickFinder {

  /**
   * The tick that a batch starts from.
   *
   * @param id tick_id
   * @param time tick_time; null matches no interval
   * @param eventSequence tick_event_seq; null matches no count
   */
  record Start(long id, OffsetDateTime time, Long eventSequence) {}

  private static final Prepared NEXT =
      new Prepared(
          """
          select t.tick_id, t.tick_time, t.tick_event_seq,
                 coalesce((current_timestamp operator(pg_catalog.-) t.tick_time)
                          operator(pg_catalog.<) ?::pg_catalog.interval, false)
            from pgq.tick t
           where t.tick_queue operator(pg_catalog.=) ?
             and t.tick_id operator(pg_catalog.>) ?
           order by t.tick_queue, t.tick_id
           limit 1
          """);

  // Parameters of this and the next one, in order: previous sequence, previous time, minimal
  // count, minimal interval, minimal lag, queue, previous id.
  private static final String CANDIDATES =
      """
      with wanted as (
        select ?::pg_catalog.int8 as previous_seq,
               ?::pg_catalog.timestamptz as previous_time,
               ?::pg_catalog.int8 as count,
               ?::pg_catalog.interval as span,
               ?::pg_catalog.interval as lag
      ), candidate as (
        select t.tick_queue, t.tick_id, t.tick_time, t.tick_event_seq,
               t.tick_event_seq operator(pg_catalog.-) w.previous_seq as count,
               t.tick_time operator(pg_catalog.-) w.previous_time as span,
               w.count as wanted_count,
               w.span as wanted_span
          from pgq.tick t, wanted w
         where t.tick_queue operator(pg_catalog.=) ?
           and t.tick_id operator(pg_catalog.>) ?
           and (w.lag is null
                or (current_timestamp operator(pg_catalog.-) t.tick_time)
                   operator(pg_catalog.>=) w.lag)
      )
      """;

  private static final Prepared NEWEST =
      new Prepared(
          CANDIDATES
              + """
              select tick_id, tick_time, tick_event_seq,
                     coalesce(count operator(pg_catalog.>=) wanted_count, false),
                     coalesce(count operator(pg_catalog.>)
                              (2::pg_catalog.int8 operator(pg_catalog.*) wanted_count), false),
                     coalesce(span operator(pg_catalog.>=) wanted_span, false),
                     coalesce(span operator(pg_catalog.>)
                              (wanted_span operator(pg_catalog.*) 2::pg_catalog.float8), false)
                from candidate
               order by tick_queue desc, tick_id desc
               limit 1
              """);

  private static final Prepared FIRST_SUFFICIENT =
      new Prepared(
          CANDIDATES
              + """
              select tick_id, tick_time, tick_event_seq
                from candidate
               where count operator(pg_catalog.>=) wanted_count
                  or span operator(pg_catalog.>=) wanted_span
               order by tick_queue, tick_id
               limit 1
              """);

  private TickFinder() {}

  /** The first tick after another; null when there is none or it is too young. */
  static Tick next(int queueId, long previousId, Conditions conditions) throws SQLException {
    PreparedStatement query = NEXT.with(conditions.minLag());
    query.setInt(2, queueId);
    query.setLong(3, previousId);
    try (ResultSet row = query.executeQuery()) {
      return row.next() && !row.getBoolean(4) ? read(row) : null;
    }
  }

  /** The tick that ends a batch of a wanted size; null when there is none. */
  static Tick find(int queueId, Start start, Conditions conditions) throws SQLException {
    Tick newest;
    TickChoice choice;
    try (ResultSet row = bind(NEWEST, queueId, start, conditions).executeQuery()) {
      if (!row.next()) {
        return null;
      }
      newest = read(row);
      choice =
          TickChoice.of(
              TickChoice.Extent.of(row.getBoolean(4), row.getBoolean(5)),
              TickChoice.Extent.of(row.getBoolean(6), row.getBoolean(7)));
    }
    switch (choice) {
      case NEWEST:
        return newest;
      case FIRST_SUFFICIENT:
        return firstSufficient(queueId, start, conditions);
      default:
        return null;
    }
  }

  private static Tick firstSufficient(int queueId, Start start, Conditions conditions)
      throws SQLException {
    try (ResultSet row = bind(FIRST_SUFFICIENT, queueId, start, conditions).executeQuery()) {
      return row.next() ? read(row) : null;
    }
  }

  private static PreparedStatement bind(
      Prepared statement, int queueId, Start start, Conditions conditions) throws SQLException {
    PreparedStatement query = statement.get();
    Prepared.bind(query, 1, start.eventSequence());
    query.setString(2, Timestamps.text(start.time()));
    Prepared.bind(query, 3, conditions.minCount());
    query.setString(4, conditions.minInterval());
    query.setString(5, conditions.minLag());
    query.setInt(6, queueId);
    query.setLong(7, start.id());
    return query;
  }

  private static Tick read(ResultSet row) throws SQLException {
    return new Tick(row.getLong(1), row.getObject(2, OffsetDateTime.class), row.getLong(3));
  }
}
