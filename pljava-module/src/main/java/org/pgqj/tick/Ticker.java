package org.pgqj.tick;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.queue.SequenceFunctions;

/**
 * Ticks one queue: looks whether a tick is due; if so, locks, looks again and ticks. The common
 * case, no tick, locks nothing but the queue's row, and that against nothing but drop_queue.
 */
final class Ticker {

  private Ticker() {}

  static Long tick(String name) throws SQLException {
    TickedQueue queue = find(name);
    if (!isDue(queue)) {
      return null;
    }
    TickLock.acquire(queue);
    queue = find(name);
    // The sequence is read before the snapshot is taken: the number never counts too much.
    long eventSequence = SequenceFunctions.seqGetval(queue.eventSequence());
    LastTick last = TickStatements.last(queue);
    if (last != null && !isDue(queue, last, eventSequence)) {
      return null;
    }
    return TickStatements.insert(queue, eventSequence);
  }

  private static TickedQueue find(String name) throws SQLException {
    TickedQueue queue = TickStatements.find(name);
    if (queue == null) {
      throw Raise.error(PgqError.TICK_NO_SUCH_QUEUE);
    }
    if (queue.external()) {
      throw Raise.error(PgqError.EXTERNAL_TICKER);
    }
    if (queue.paused()) {
      throw Raise.error(PgqError.TICKER_PAUSED);
    }
    return queue;
  }

  private static boolean isDue(TickedQueue queue) throws SQLException {
    long eventSequence = SequenceFunctions.seqGetval(queue.eventSequence());
    LastTick last = TickStatements.last(queue);
    if (last == null) {
      return true;
    }
    complain(last, eventSequence);
    return isDue(queue, last, eventSequence);
  }

  /**
   * The sequence alone misses two things: the first event of a queue (it shows 1 before and after),
   * and events that drew their id before the last tick and were committed after it. So a queue that
   * seems idle is asked for events that no tick covers.
   */
  private static boolean isDue(TickedQueue queue, LastTick last, long eventSequence)
      throws SQLException {
    long newEvents = eventSequence - last.eventSequence();
    if (newEvents < 1 && TickStatements.hasEventAfter(queue, last.snapshot())) {
      newEvents = 1;
    }
    return TickPolicy.isDue(newEvents, queue.maxCount(), last.age());
  }

  private static void complain(LastTick last, long eventSequence) throws SQLException {
    PgqError doubt = TickPolicy.doubt(last);
    long xmin = last.snapshot().xmin();
    long xmax = last.snapshot().xmax();
    if (doubt == PgqError.INVALID_STATE) {
      throw Raise.error(doubt, xmin, xmax, last.currentTxid());
    }
    if (eventSequence < last.eventSequence()) {
      Raise.warning(PgqError.NEGATIVE_NEW_EVENTS, last.eventSequence(), eventSequence);
    }
    if (doubt == PgqError.DUBIOUS_STATE) {
      Raise.warning(doubt, xmax, last.currentTxid());
    }
  }
}
