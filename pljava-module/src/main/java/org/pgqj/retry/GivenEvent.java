package org.pgqj.retry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/**
 * An event to retry, of which the caller gives every part.
 *
 * @param id event id; null takes the queue's next one
 * @param time text of a timestamptz
 * @param retry number of the coming retry
 */
record GivenEvent(
    Long id,
    String time,
    Integer retry,
    String type,
    String data,
    String extra1,
    String extra2,
    String extra3,
    String extra4) {

  // The queue's row is locked first, to keep it from being dropped.
  private static final Prepared STORE =
      new Prepared(
          """
          insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_owner, ev_id, ev_time, ev_retry,
                 ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
          select ?::timestamptz, s.queue_id, s.sub_id,
                 coalesce(?, nextval(s.queue_event_seq::regclass)), ?::timestamptz, ?,
                 ?, ?, ?, ?, ?, ?
            from (select q.queue_id, q.queue_event_seq, s.sub_id
                    from pgq.queue q
                    join pgq.subscription s on s.sub_queue = q.queue_id
                    join pgq.consumer c on c.co_id = s.sub_consumer
                   where q.queue_name = ? and c.co_name = ?
                     for key share of q) s
          returning ev_id
          """);

  /**
   * Stores it in the retry queue; runs with the owner's rights and search_path.
   *
   * @param after text of a timestamptz: when it is due
   * @return its id; null when the consumer isn't registered on the queue
   */
  Long store(String queue, String consumer, String after) throws SQLException {
    PreparedStatement store = STORE.with(after);
    Prepared.bind(store, 2, id);
    store.setString(3, time);
    Prepared.bind(store, 4, retry);
    store.setString(5, type);
    store.setString(6, data);
    store.setString(7, extra1);
    store.setString(8, extra2);
    store.setString(9, extra3);
    store.setString(10, extra4);
    store.setString(11, queue);
    store.setString(12, consumer);
    return Backend.firstLong(store);
  }
}
