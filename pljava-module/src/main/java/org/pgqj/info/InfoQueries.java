package org.pgqj.info;

import java.sql.SQLException;
import org.pgqj.backend.Report;
import org.postgresql.pljava.ResultSetHandle;

/** The queries behind the reports. That on queues runs with the user's rights and search_path. */
final class InfoQueries {

  // The rate is taken over the last 20 ticks, as far as they are still there.
  private static final String QUEUES =
      """
      select q.queue_name,
             q.queue_ntables,
             q.queue_cur_table,
             q.queue_rotation_period,
             q.queue_switch_time,
             q.queue_external_ticker,
             q.queue_ticker_paused,
             q.queue_ticker_max_count,
             q.queue_ticker_max_lag,
             q.queue_ticker_idle_period,
             current_timestamp operator(pg_catalog.-) newest.tick_time as ticker_lag,
             case when older.tick_time operator(pg_catalog.<) newest.tick_time
                  then (newest.tick_event_seq operator(pg_catalog.-) older.tick_event_seq)
                         ::pg_catalog.float8
                       operator(pg_catalog./)
                       (extract(epoch from newest.tick_time operator(pg_catalog.-)
                                           older.tick_time))::pg_catalog.float8
             end as ev_per_sec,
             pgq.seq_getval(q.queue_event_seq) operator(pg_catalog.-) newest.tick_event_seq
               as ev_new,
             newest.tick_id as last_tick_id
        from pgq.queue q
        left join lateral (
               select tick_id, tick_time, tick_event_seq
                 from pgq.tick
                where tick_queue operator(pg_catalog.=) q.queue_id
                order by tick_queue desc, tick_id desc
                limit 1) newest on true
        left join lateral (
               select tick_time, tick_event_seq
                 from pgq.tick
                where tick_queue operator(pg_catalog.=) q.queue_id
                  and tick_id operator(pg_catalog.>=) (newest.tick_id operator(pg_catalog.-) 20)
                order by tick_queue, tick_id
                limit 1) older on true
       where ?::pg_catalog.text is null or q.queue_name operator(pg_catalog.=) ?
       order by q.queue_name
      """;

  private static final String CONSUMERS =
      """
      select q.queue_name,
             c.co_name,
             current_timestamp - last.tick_time as lag,
             current_timestamp - s.sub_active as last_seen,
             s.sub_last_tick as last_tick,
             s.sub_batch as current_batch,
             s.sub_next_tick as next_tick,
             newest.tick_event_seq - last.tick_event_seq as pending_events
        from pgq.subscription s
        join pgq.queue q on q.queue_id = s.sub_queue
        join pgq.consumer c on c.co_id = s.sub_consumer
        left join pgq.tick last
          on last.tick_queue = s.sub_queue and last.tick_id = s.sub_last_tick
        left join lateral (
               select tick_event_seq
                 from pgq.tick
                where tick_queue = s.sub_queue
                order by tick_queue desc, tick_id desc
                limit 1) newest on true
       where (?::text is null or q.queue_name = ?) and (?::text is null or c.co_name = ?)
       order by q.queue_name, c.co_name
      """;

  private InfoQueries() {}

  static ResultSetHandle queues(String queue) throws SQLException {
    return new Report(QUEUES, queue, queue);
  }

  static ResultSetHandle consumers(String queue, String consumer) throws SQLException {
    return new Report(CONSUMERS, queue, queue, consumer, consumer);
  }
}
