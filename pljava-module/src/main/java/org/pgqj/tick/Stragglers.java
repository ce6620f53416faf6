package org.pgqj.tick;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which idle queues have no event left that their last tick missed.
 *
 * <p>An event that drew its id before a tick and was committed after it belongs to a transaction
 * that was running when the tick was made. So a look at the tables after all transactions of that
 * time have ended is the last one that is needed until the next tick.
 *
 * <p>Key: queue_id. Bound: {@value #MAX_QUEUES} queues, then all is forgotten, which costs looks
 * only. Staleness: what is remembered is good for one tick id.
 */
final class Stragglers {

  static final int MAX_QUEUES = 10_000;

  /** In the place of a time: looked at for the last time. */
  private static final long SETTLED = Long.MAX_VALUE;

  private static final class Watch {
    private long tick;

    /** When the tick had been made for certain, in microseconds. */
    private long since;
  }

  private final Map<Integer, Watch> watches = new HashMap<>();

  private boolean asked;
  private Long oldestStart;

  /** Begins a round of looks. */
  void begin() {
    asked = false;
  }

  /** Whether the tables of an idle queue must be looked at. */
  boolean maySurprise(QueueFacts queue) throws SQLException {
    Watch watch = watches.get(queue.id());
    if (watch != null && watch.tick == queue.lastTick() && watch.since == SETTLED) {
      return false;
    }
    if (!asked) {
      // Asked before the look, whose snapshot then shows all that has ended by now.
      oldestStart = AllQueues.oldestStart();
      asked = true;
    }
    return true;
  }

  /** Takes note that they were looked at. */
  void looked(QueueFacts queue) throws SQLException {
    Watch watch = watches.get(queue.id());
    if (watch == null) {
      if (watches.size() >= MAX_QUEUES) {
        watches.clear();
      }
      watch = new Watch();
      watches.put(queue.id(), watch);
    }
    if (watch.tick != queue.lastTick()) {
      watch.tick = queue.lastTick();
      watch.since = AllQueues.clock();
    } else if (oldestStart != null && oldestStart > watch.since) {
      watch.since = SETTLED;
    }
  }
}
