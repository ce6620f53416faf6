package org.pgqj.retry;

import java.sql.SQLException;
import org.pgqj.batch.NamedEvents;
import org.pgqj.batch.OpenBatch;

/** Puts events of a batch aside; when each is due is the value that it comes with. */
final class ManyRetries {

  private static final String INSERT =
      """
      insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select f.value, %q, f.ev_id, f.ev_time, %o, coalesce(f.ev_retry, 0) + 1,
             f.ev_type, f.ev_data, f.ev_extra1, f.ev_extra2, f.ev_extra3, f.ev_extra4
        from found f
       order by f.ev_id
          on conflict (ev_owner, ev_id) do nothing
      """;

  private ManyRetries() {}

  /**
   * Stores them.
   *
   * @return how many were not waiting yet
   * @throws SQLException P0001 when one is not in the batch; 23502 for a null time
   */
  static int store(OpenBatch batch, NamedEvents events) throws SQLException {
    return events.store(
        batch,
        INSERT
            .replace("%q", Integer.toString(batch.queueId()))
            .replace("%o", Integer.toString(batch.owner())));
  }
}
