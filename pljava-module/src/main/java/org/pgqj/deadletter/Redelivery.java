package org.pgqj.deadletter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Prepared;

/**
 * Moves dead letters into the retry queue. Rows are locked before they are copied, so that of two
 * movers only one gets them, and so is the subscription, so that nothing is left behind for a
 * consumer that is being unregistered.
 */
final class Redelivery {

  private static final String MOVE =
      """
      with chosen as (
        select d.*, s.sub_id
          from pgq.dead_letter d
          join pgq.consumer c on c.co_name = d.dl_consumer
          join pgq.subscription s on s.sub_queue = d.dl_queue and s.sub_consumer = c.co_id
         where %w
         order by d.dl_id
           for update of d for key share of s),
      waiting as (
        insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
               ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
        select current_timestamp, dl_queue, ev_id, ev_time, sub_id, 0,
               ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
          from chosen
            on conflict (ev_owner, ev_id) do nothing
        returning ev_owner, ev_id)
      delete from pgq.dead_letter d
       using chosen, waiting
       where d.dl_id = chosen.dl_id
         and waiting.ev_owner = chosen.sub_id
         and waiting.ev_id = chosen.ev_id
      """;

  private static final Prepared MOVE_CONSUMER =
      new Prepared(MOVE.replace("%w", "d.dl_queue = ? and (?::text is null or d.dl_consumer = ?)"));

  private static final Prepared MOVE_ONE = new Prepared(MOVE.replace("%w", "d.dl_id = ?"));

  private Redelivery() {}

  /** Moves what a queue has of one consumer's dead letters, or of all; returns how many. */
  static int ofConsumer(int queue, String consumer) throws SQLException {
    PreparedStatement move = MOVE_CONSUMER.with(queue);
    move.setString(2, consumer);
    move.setString(3, consumer);
    return move.executeUpdate();
  }

  /** Moves one; 0 when it is gone or its event is waiting already. */
  static int ofOne(long id) throws SQLException {
    return MOVE_ONE.with(id).executeUpdate();
  }
}
