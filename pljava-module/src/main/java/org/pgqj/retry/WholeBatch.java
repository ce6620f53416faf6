package org.pgqj.retry;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.OpenBatch;

/** Puts all events of a batch aside; runs with the owner's rights and search_path. */
final class WholeBatch {

  // A batch may hold an event twice, as it was and as an earlier retry: the retry counts.
  private static final String STORE =
      """
      insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select distinct on (ev_id)
             current_timestamp + make_interval(secs => %s), %q, ev_id, ev_time, %o,
             coalesce(ev_retry, 0) + 1,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
        from (%b) batch
       where not exists (
               select
                 from pgq.retry_queue waiting
                where waiting.ev_owner = %o and waiting.ev_id = batch.ev_id)
       order by ev_id, ev_retry desc nulls last
          on conflict (ev_owner, ev_id) do nothing
      """;

  private WholeBatch() {}

  /** Stores what is not waiting already; returns how many events that were. */
  static int store(OpenBatch batch, Integer seconds) throws SQLException {
    return Backend.update(
        STORE
            .replace("%s", String.valueOf(seconds))
            .replace("%q", Integer.toString(batch.queueId()))
            .replace("%o", Integer.toString(batch.owner()))
            .replace("%b", BatchQuery.text(batch)));
  }
}
