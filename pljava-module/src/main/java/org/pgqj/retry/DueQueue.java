package org.pgqj.retry;

import org.pgqj.backend.Quote;

/**
 * A queue that has due events and takes events.
 *
 * @param id queue_id
 * @param name queue_name
 * @param dataPrefix name of the parent table
 * @param table number of the current data table
 */
record DueQueue(int id, String name, String dataPrefix, int table) {

  // Moves nothing when the queue has rotated since it was looked at. The event sequence advances
  // with every event, for the ticker to notice.
  private static final String MOVE =
      """
      with due as (
        delete from pgq.retry_queue r
         using (select d.ev_owner, d.ev_id
                  from pgq.retry_queue d
                  join pgq.queue q on q.queue_id operator(pg_catalog.=) d.ev_queue
                 where d.ev_queue operator(pg_catalog.=) %i
                   and d.ev_retry_after operator(pg_catalog.<=) current_timestamp
                   and q.queue_cur_table operator(pg_catalog.=) %n
                 order by d.ev_retry_after
                 limit %m) d
         where r.ev_owner operator(pg_catalog.=) d.ev_owner
           and r.ev_id operator(pg_catalog.=) d.ev_id
        returning r.*)
      insert into %t (ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
        from due
       where pg_catalog.nextval(
               (select q.queue_event_seq::pg_catalog.regclass
                  from pgq.queue q
                 where q.queue_id operator(pg_catalog.=) %i)) is not null
      """;

  /** The statement that moves up to so many due events. */
  String moveStatement(int limit) {
    return MOVE.replace("%i", Integer.toString(id))
        .replace("%n", Integer.toString(table))
        .replace("%m", Integer.toString(limit))
        .replace("%t", Quote.qualified(dataPrefix + "_" + table));
  }
}
