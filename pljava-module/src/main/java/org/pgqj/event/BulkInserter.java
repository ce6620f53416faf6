package org.pgqj.event;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/**
 * Puts many events into the current table of their queue: one look at the queue's row, one
 * statement for all events. When the queue rotates between the two, the second inserts nothing and
 * both are repeated.
 */
final class BulkInserter {

  private static final long[] NONE = {};

  private BulkInserter() {}

  static long[] insert(String queue, Bulk events) throws SQLException {
    if (queue == null) {
      throw Raise.error(PgqError.QUEUE_NAME_NULL);
    }
    BulkCheck.check(events);
    boolean counted = false;
    while (true) {
      QueueState state = EventStatements.look(queue);
      if (state == null) {
        throw Raise.error(PgqError.INSERT_NO_SUCH_QUEUE);
      }
      int attempts = 0;
      if (!counted && state.acceptsEvents() && state.isLimited()) {
        attempts = Inserter.countAttempts(state, BulkCheck.count(events));
        counted = true;
      }
      Inserter.refuse(queue, state, attempts);
      long[] ids = Inserter.planFor(queue, state).bulk().insert(events);
      if (ids != null) {
        return ids;
      }
      if (BulkCheck.count(events) == 0) {
        return NONE;
      }
    }
  }
}
