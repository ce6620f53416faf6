package org.pgqj.deadletter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Moves dead letters into the retry queue. Of two movers at once only one gets a row. */
final class Redelivery {

  // Nothing must be left in the retry queue for a consumer that is being unregistered.
  private static final Prepared HOLD_SUBSCRIPTIONS =
      new Prepared(
          """
          select count(*)
            from (select
                    from pgq.subscription
                   where sub_queue = ?
                   order by sub_consumer
                     for key share) held
          """);

  private static final String MOVE =
      """
      with gone as (
        delete from pgq.dead_letter d
         using pgq.consumer c, pgq.subscription s
         where %w
           and c.co_name = d.dl_consumer
           and s.sub_queue = d.dl_queue and s.sub_consumer = c.co_id
           and not exists (
                 select
                   from pgq.retry_queue waiting
                  where waiting.ev_owner = s.sub_id and waiting.ev_id = d.ev_id)
        returning d.*, s.sub_id)
      insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select current_timestamp, dl_queue, ev_id, ev_time, sub_id, 0,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
        from gone
      """;

  private static final Prepared MOVE_CONSUMER =
      new Prepared(MOVE.replace("%w", "d.dl_queue = ? and (?::text is null or d.dl_consumer = ?)"));

  private static final Prepared MOVE_ONE = new Prepared(MOVE.replace("%w", "d.dl_id = ?"));

  private Redelivery() {}

  /** Moves what a queue has of one consumer's dead letters, or of all; returns how many. */
  static int ofConsumer(int queue, String consumer) throws SQLException {
    Backend.firstLong(HOLD_SUBSCRIPTIONS.with(queue));
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
