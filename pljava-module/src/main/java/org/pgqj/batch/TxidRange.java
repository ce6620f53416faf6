package org.pgqj.batch;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.TxidSnapshot;

/**
 * The transactions whose events may be in a batch, in a form that an index on ev_txid serves well:
 * one range, and a list of stragglers below it.
 *
 * @param low first transaction of the range; those in it are checked against both snapshots
 * @param high last transaction of the range
 * @param stragglers transactions below the range that certainly belong to the batch
 */
record TxidRange(long low, long high, List<Long> stragglers) {

  /** A straggler this near below the range widens the range, which is cheaper than the list. */
  private static final long NEAR = 100;

  /**
   * The range between two snapshots. From the first one's xmax on, nothing was visible in it. Below
   * it, only those can be new that were running then and had finished at the second one.
   */
  static TxidRange between(TxidSnapshot last, TxidSnapshot end) {
    long low = last.xmax();
    List<Long> stragglers = new ArrayList<>();
    long[] running = last.inProgress();
    for (int i = running.length - 1; i >= 0; i--) {
      long txid = running[i];
      if (!end.sees(txid)) {
        continue;
      }
      if (txid >= low - NEAR) {
        low = txid;
      } else {
        stragglers.add(txid);
      }
    }
    return new TxidRange(low, end.xmax(), List.copyOf(stragglers));
  }
}
