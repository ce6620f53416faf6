package org.pgqj.tick;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;
import org.pgqj.queue.SequenceFunctions;

/**
 * Makes the ticks of a queue come one after the other, until the end of the transaction.
 *
 * <p>The lock is SHARE UPDATE EXCLUSIVE on the parent table: it excludes itself, but neither
 * producers nor readers, nor rotation. The queue's row would not do: producers in REPEATABLE READ
 * hold it FOR SHARE as long as their transaction lasts.
 */
final class TickLock {

  /** More unseen ids than this are not probed one by one. */
  private static final long MAX_PROBED = 1000;

  private TickLock() {}

  /**
   * Locks a queue that {@link TickStatements#find} has kept from being dropped.
   *
   * @throws SQLException 40001 when the transaction's snapshot is fixed and older than the last
   *     tick
   */
  static void acquire(TickedQueue queue) throws SQLException {
    Backend.update("lock table only " + queue.parentTable() + " in share update exclusive mode");
    if (Transaction.hasFixedSnapshot()) {
      refuseStaleSnapshot(queue);
    }
  }

  /**
   * Ids of the tick sequence that show no tick were either rolled back or belong to ticks newer
   * than this transaction's snapshot. Storing a row of that id tells which: PostgreSQL answers
   * 40001 when there is one that the snapshot doesn't see.
   */
  private static void refuseStaleSnapshot(TickedQueue queue) throws SQLException {
    long drawn = SequenceFunctions.seqGetval(queue.tickSequence());
    Long newest = TickStatements.lastTickId(queue);
    long seen = newest == null ? 0 : newest;
    if (drawn - seen > MAX_PROBED) {
      throw Raise.error(PgqError.STALE_TICK_SNAPSHOT, drawn);
    }
    if (drawn > seen) {
      TickStatements.probeIds(queue, seen + 1, drawn);
    }
  }
}
