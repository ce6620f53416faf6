package org.pgqj.deadletter;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.batch.NamedEvents;
import org.pgqj.batch.OpenBatch;

/** Makes events of a batch dead letters; the reason is the value that each comes with. */
final class FailedEvents {

  private static final String INSERT =
      """
      insert into pgq.dead_letter (dl_queue, dl_consumer, dl_reason, ev_id, ev_time, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select %q, ?, f.value, f.ev_id, f.ev_time, f.ev_retry,
             f.ev_type, f.ev_data, f.ev_extra1, f.ev_extra2, f.ev_extra3, f.ev_extra4
        from found f
       order by f.ev_id
          on conflict (dl_queue, dl_consumer, ev_id) do nothing
      """;

  private FailedEvents() {}

  /**
   * Stores them.
   *
   * @return how many were no dead letters yet
   * @throws SQLException P0001 when one is not in the batch
   */
  static int store(OpenBatch batch, NamedEvents events) throws SQLException {
    String consumer = DeadLetterStatements.holdConsumer(batch);
    if (consumer == null) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    return events.store(batch, INSERT.replace("%q", Integer.toString(batch.queueId())), consumer);
  }
}
