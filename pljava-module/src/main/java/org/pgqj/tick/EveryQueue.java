package org.pgqj.tick;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Guarded;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Transaction;

/**
 * Ticks all queues that are due: looks at all of them in one statement, locks those that are due,
 * looks again, and stores their ticks in one statement. What is odd at one queue, or fails for all
 * together, is done one by one.
 */
final class EveryQueue {

  private static final Stragglers STRAGGLERS = new Stragglers();

  private EveryQueue() {}

  static long tick() throws SQLException {
    // In a fixed snapshot, looking again shows nothing new, and each tick must be probed.
    return Transaction.hasFixedSnapshot()
        ? oneByOne(TickStatements.queuesToTick())
        : tickAll(AllQueues.facts());
  }

  private static long tickAll(List<QueueFacts> queues) throws SQLException {
    List<QueueFacts> due = new ArrayList<>();
    List<QueueFacts> idle = new ArrayList<>();
    long ticked = 0;
    for (QueueFacts queue : queues) {
      if (queue.need() == QueueFacts.Need.TICK) {
        due.add(queue);
      } else if (queue.need() == QueueFacts.Need.LOOK) {
        idle.add(queue);
      } else {
        ticked += one(queue.name());
      }
    }
    return ticked + together(due) + look(idle);
  }

  private static long together(List<QueueFacts> due) throws SQLException {
    if (due.isEmpty()) {
      return 0;
    }
    if (AllQueues.lock(due)) {
      // The sequences are read before the snapshot is taken: the numbers never count too much.
      List<QueueFacts> still = stillDue(due);
      if (still.isEmpty()) {
        return 0;
      }
      if (AllQueues.insert(still)) {
        return still.size();
      }
    }
    long ticked = 0;
    for (QueueFacts queue : due) {
      ticked += one(queue.name());
    }
    return ticked;
  }

  /** Those of the given queues that are due now; both lists are ordered by id. */
  private static List<QueueFacts> stillDue(List<QueueFacts> due) throws SQLException {
    List<QueueFacts> still = new ArrayList<>();
    int next = 0;
    for (QueueFacts now : AllQueues.facts()) {
      while (next < due.size() && due.get(next).id() < now.id()) {
        next++;
      }
      if (now.need() == QueueFacts.Need.TICK
          && next < due.size()
          && due.get(next).id() == now.id()) {
        still.add(now);
      }
    }
    return still;
  }

  private static long look(List<QueueFacts> idle) throws SQLException {
    long ticked = 0;
    STRAGGLERS.begin();
    for (QueueFacts queue : idle) {
      if (STRAGGLERS.maySurprise(queue)) {
        long tick = one(queue.name());
        STRAGGLERS.looked(queue);
        ticked += tick;
      }
    }
    return ticked;
  }

  private static long oneByOne(List<String> names) throws SQLException {
    long ticked = 0;
    for (String name : names) {
      ticked += one(name);
    }
    return ticked;
  }

  /** Calls the ticker of a single queue, found by name; 1 when it has ticked. */
  private static long one(String queue) throws SQLException {
    Long tick = Guarded.value("ticker, queue " + queue, "pgq.ticker(" + Quote.literal(queue) + ")");
    return tick != null && tick > 0 ? 1 : 0;
  }
}
