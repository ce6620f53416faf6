package org.pgqj.tick;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Guarded;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;

/** Statements on all queues at once. All callers run with the owner's rights and search_path. */
final class AllQueues {

  // The rules of TickPolicy, for all queues. A queue whose row is locked is being rotated or
  // dropped: its turn comes with the next call. Nothing in here may fail because of one queue. A
  // sequence that was never called stands at 1; one that was restarted elsewhere makes us care.
  private static final Prepared FACTS =
      new Prepared(
          """
          with open_queue as materialized (
            select queue_id, queue_name, queue_data_pfx, queue_ticker_max_count,
                   queue_ticker_max_lag, queue_ticker_idle_period,
                   to_regclass(queue_event_seq) as event_seq
              from pgq.queue
             where not queue_external_ticker and not queue_ticker_paused
             order by queue_id
               for key share skip locked),
          fact as materialized (
            select q.queue_id, q.queue_name, q.queue_data_pfx, q.queue_ticker_max_count,
                   t.tick_id, s.value, s.value - t.tick_event_seq as new_events,
                   txid_snapshot_xmax(t.tick_snapshot)
                       > txid_snapshot_xmax(txid_current_snapshot()) as doubtful,
                   coalesce(t.lag < q.queue_ticker_max_lag, false) as below_max_lag,
                   coalesce(t.lag < q.queue_ticker_max_lag / 2, false) as below_half_max_lag,
                   p.tick_time is not null as has_gap,
                   coalesce(t.lag < 2 * (t.tick_time - p.tick_time), false) as below_twice_gap,
                   coalesce(t.lag < q.queue_ticker_idle_period, false) as below_idle_period
              from open_queue q
             cross join lateral (
                    select case when q.event_seq is not null
                                then coalesce(pg_sequence_last_value(q.event_seq), 1)
                           end as value) s
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
                     limit 1) p on true),
          verdict as (
            select f.*,
                   case
                     when f.value is null or f.new_events < 0 or f.doubtful then 'care'
                     when f.tick_id is null then 'tick'
                     when f.new_events > 0 then
                       case
                         when f.new_events >= f.queue_ticker_max_count or not f.below_max_lag
                         then 'tick'
                       end
                     when not f.has_gap
                          or (not f.below_half_max_lag
                              and not (f.below_twice_gap and f.below_idle_period))
                     then 'tick'
                     when 1 >= f.queue_ticker_max_count or not f.below_max_lag then 'look'
                   end as need
              from fact f)
          select queue_id, queue_name, queue_data_pfx, coalesce(tick_id, 0), coalesce(value, 0), need
            from verdict
           where need is not null
           order by queue_id
          """);

  // How far back something that runs may have begun: the time, in microseconds, when the oldest
  // transaction of this database did. Unknown (null) when a session keeps it to itself, or when a
  // transaction is prepared.
  private static final Prepared OLDEST_START =
      new Prepared(
          """
          select case when coalesce(bool_and(state is not null), true)
                           and not exists (
                                 select
                                   from pg_prepared_xacts
                                  where database = current_database())
                      then (extract(epoch from coalesce(min(xact_start), clock_timestamp()))
                            * 1000000)::bigint
                 end
            from pg_stat_activity
           where datname = current_database()
             and pid <> pg_backend_pid()
             and backend_type = 'client backend'
          """);

  private static final Prepared CLOCK =
      new Prepared("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");

  private static final String INSERT =
      """
      insert into pgq.tick (tick_queue, tick_id, tick_event_seq)
      select q.queue_id, nextval(q.queue_tick_seq::regclass), due.event_seq
        from unnest('{%i}'::integer[], '{%s}'::bigint[]) due (queue_id, event_seq)
        join pgq.queue q on q.queue_id = due.queue_id
       order by q.queue_id
      """;

  private AllQueues() {}

  /** The queues at which something is to be done, kept from being dropped, by id. */
  static List<QueueFacts> facts() throws SQLException {
    List<QueueFacts> facts = new ArrayList<>();
    try (ResultSet rows = FACTS.get().executeQuery()) {
      while (rows.next()) {
        facts.add(
            new QueueFacts(
                rows.getInt(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                need(rows.getString(6))));
      }
    }
    return facts;
  }

  private static QueueFacts.Need need(String name) {
    return switch (name) {
      case "tick" -> QueueFacts.Need.TICK;
      case "look" -> QueueFacts.Need.LOOK;
      default -> QueueFacts.Need.CARE;
    };
  }

  /** Locks the parent tables as {@link TickLock} does; false when that can't be done for all. */
  static boolean lock(List<QueueFacts> queues) throws SQLException {
    StringBuilder tables = new StringBuilder();
    for (QueueFacts queue : queues) {
      if (tables.length() > 0) {
        tables.append(", ");
      }
      tables.append(Quote.qualified(queue.dataPrefix()));
    }
    return Guarded.succeeds("lock table only " + tables + " in share update exclusive mode;");
  }

  /** Stores ticks; false when not all can be stored, and none is. */
  static boolean insert(List<QueueFacts> queues) throws SQLException {
    StringBuilder ids = new StringBuilder();
    StringBuilder sequences = new StringBuilder();
    for (QueueFacts queue : queues) {
      if (ids.length() > 0) {
        ids.append(',');
        sequences.append(',');
      }
      ids.append(queue.id());
      sequences.append(queue.eventSequence());
    }
    return Guarded.succeeds(INSERT.replace("%i", ids).replace("%s", sequences) + ";");
  }

  /** When the oldest running transaction began, in microseconds; null when that is unknown. */
  static Long oldestStart() throws SQLException {
    return Backend.firstLong(OLDEST_START.get());
  }

  /** The time, in microseconds. */
  static long clock() throws SQLException {
    return Backend.firstLong(CLOCK.get());
  }
}
