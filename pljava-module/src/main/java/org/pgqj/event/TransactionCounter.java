package org.pgqj.event;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the events that a transaction tries to insert into queues with a limit.
 *
 * <p>Attempts count, also those that a savepoint undoes or that are refused. The count of a queue
 * starts again with another top-level transaction and when the queue has rotated.
 */
final class TransactionCounter {

  private static final int MAX_QUEUES = 1000;

  private static final class Count {
    private long txid;
    private int table;
    private int attempts;
  }

  private final Map<Integer, Count> counts = new HashMap<>();

  /**
   * Counts one attempt.
   *
   * @param txid top-level transaction
   * @param table number of the queue's current data table
   * @return attempts so far, this one included
   */
  int attempt(int queueId, long txid, int table) {
    if (counts.size() >= MAX_QUEUES) {
      counts.clear();
    }
    Count count = counts.get(queueId);
    if (count == null) {
      count = new Count();
      counts.put(queueId, count);
    }
    if (count.txid != txid || count.table != table) {
      count.txid = txid;
      count.table = table;
      count.attempts = 0;
    }
    return ++count.attempts;
  }
}
