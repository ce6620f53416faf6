package org.pgqj.retry;

import java.sql.SQLException;
import org.pgqj.backend.Guarded;
import org.pgqj.backend.Transaction;
import org.pgqj.event.EventFunctions;

/** Moves due events from the retry queue to the queues they came from. */
final class RetryMover {

  private static final int AT_ONCE = 10_000;

  private RetryMover() {}

  static int move() throws SQLException {
    RetryStatements.lockRetryQueue();
    boolean fixedSnapshot = Transaction.hasFixedSnapshot();
    int moved = 0;
    for (DueQueue queue : RetryStatements.dueQueues()) {
      if (moved == AT_ONCE) {
        break;
      }
      if (fixedSnapshot) {
        EventFunctions.holdRotation(queue.name());
      }
      Long count =
          Guarded.update(
              "maint_retry_events, queue " + queue.name(), queue.moveStatement(AT_ONCE - moved));
      moved += count == null ? 0 : count.intValue();
    }
    return moved;
  }
}
