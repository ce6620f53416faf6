package org.pgqj.maintenance;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;
import org.pgqj.tick.TxidOrigin;

/**
 * Gives ticks and events transaction ids of this cluster, after a dump of another one was restored.
 *
 * <p>Which event belongs between which two ticks is all that the old ids tell. So each tick gets
 * one id, in order, and each event the id of the first tick that sees it. The ids lie right below
 * the oldest transaction that runs now: every new event is later than every rebased tick. Events
 * that no tick has seen, and those inserted here since the restore, get the id of this transaction
 * and come with the next tick. All end up in the current table; what every consumer has read is
 * dropped, and so are the ticks from before.
 *
 * <p>Nothing is lost; delivered twice is at most what can't be told from a new event: those whose
 * old id lies between the restore and now. Open batches get new ids, so that a consumer that was at
 * work on one gets it again, complete.
 */
final class Rebase {

  private Rebase() {}

  static int run() throws SQLException {
    if (Transaction.hasFixedSnapshot()) {
      throw Raise.error(PgqError.REBASE_ISOLATION);
    }
    RebaseStatements.lockOrigin();
    if (!TxidOrigin.isForeign() && !RebaseStatements.idsAreAhead()) {
      return 0;
    }
    List<RebasedQueue> queues = RebaseStatements.lockQueues();
    TxidWindow window = RebaseStatements.window();
    for (RebasedQueue queue : queues) {
      rebase(queue, window);
    }
    RebaseStatements.advanceBatchSequence();
    RebaseStatements.renumberBatches();
    RebaseStatements.adopt();
    return queues.size();
  }

  private static void rebase(RebasedQueue queue, TxidWindow window) throws SQLException {
    List<RebasedTick> all = RebaseStatements.ticks(queue);
    List<RebasedTick> kept = TickSelection.from(all, window.free());
    if (kept == null) {
      throw Raise.error(
          PgqError.REBASE_TOO_MANY_POSITIONS,
          queue.name(),
          TickSelection.inUse(all),
          window.free());
    }
    long firstId = window.oldestRunning() - 1 - kept.size();
    RebasedEvents events = new RebasedEvents(queue, window);
    events.open();
    for (int i = 1; i < kept.size(); i++) {
      events.between(kept.get(i - 1), kept.get(i), firstId + i);
    }
    events.after(kept.isEmpty() ? null : kept.get(kept.size() - 1));
    events.close();
    RebaseStatements.deleteTicks(queue, kept);
    for (int i = 0; i < kept.size(); i++) {
      RebaseStatements.moveTick(queue, kept.get(i), firstId + i);
    }
    RebaseStatements.settle(queue, firstId - 1);
    RebaseStatements.advanceSequences(queue);
  }
}
