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
    TxidOrigin.require();
    Activity activity = look(queue);
    complain(queue.last(), activity.eventSequence());
    if (!isDue(queue, activity)) {
      return null;
    }
    TickLock.acquire(queue);
    queue = find(name);
    // The sequence is read before the snapshot is taken: the number never counts too much.
    activity = look(queue);
    return isDue(queue, activity) ? TickStatements.insert(queue, activity.eventSequence()) : null;
  }

  static long tickNow(String name) throws SQLException {
    TickedQueue queue = find(name);
    TxidOrigin.require();
    TickLock.acquire(queue);
    long eventSequence = SequenceFunctions.seqGetval(queue.eventSequence());
    complain(queue.last(), eventSequence);
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

  private static boolean isDue(TickedQueue queue, Activity activity) {
    LastTick last = queue.last();
    return last == null || TickPolicy.isDue(activity.since(last), queue.maxCount(), last.age());
  }

  /**
   * Looks at the event sequence, and where a single event makes the difference, at the events, too.
   * For the sequence alone misses two things: the first event of a queue (it shows 1 before and
   * after), and events that drew their id before the last tick and were committed after it.
   */
  private static Activity look(TickedQueue queue) throws SQLException {
    LastTick last = queue.last();
    return last != null
            && TickPolicy.isDue(1, queue.maxCount(), last.age())
            && !TickPolicy.isDue(0, queue.maxCount(), last.age())
        ? TickStatements.activity(queue)
        : new Activity(SequenceFunctions.seqGetval(queue.eventSequence()), false);
  }

  private static void complain(LastTick last, long eventSequence) throws SQLException {
    if (last == null) {
      return;
    }
    PgqError doubt = TickPolicy.doubt(last);
    long xmin = last.snapshot().xmin();
    long xmax = last.snapshot().xmax();
    if (doubt == PgqError.INVALID_STATE) {
      throw Raise.errorWithHint(doubt, TxidOrigin.CURE, xmin, xmax, last.currentTxid());
    }
    if (eventSequence < last.eventSequence()) {
      Raise.warning(PgqError.NEGATIVE_NEW_EVENTS, last.eventSequence(), eventSequence);
    }
    if (doubt == PgqError.DUBIOUS_STATE) {
      Raise.warning(doubt, xmax, last.currentTxid());
    }
  }
}
