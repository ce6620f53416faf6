package org.pgqj.bench;

import java.sql.SQLException;

/** Due events in the retry queue. */
final class DueRetries {

  private DueRetries() {}

  /** Makes the retry queue hold exactly so many events of the queue {@code read}, all due. */
  static void fill(Backend session, int events) throws SQLException {
    session.run("truncate pgq.retry_queue; select pgq.register_consumer('read', 'reader')");
    session.run(
        """
        insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
               ev_type, ev_data)
        select now(), sub_queue, i, now(), sub_id, 1, 'I:id', 'id=' || i || '&name=some'
          from generate_series(1, %d) i
         cross join pgq.subscription
          join pgq.queue on queue_id = sub_queue
         where queue_name = 'read'
        """
            .formatted(events));
    session.run("analyze pgq.retry_queue");
  }
}
