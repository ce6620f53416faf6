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
   * Counts attempts.
   *
   * @param txid top-level transaction
   * @param table number of the queue's current data table
   * @param events how many are tried at once
   * @return attempts so far, these included
   */
  int attempt(int queueId, long txid, int table, int events) {
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
    // More than fit are as many as fit: no limit is higher.
    count.attempts = (int) Math.min(Integer.MAX_VALUE, (long) count.attempts + events);
    return count.attempts;
  }
}
