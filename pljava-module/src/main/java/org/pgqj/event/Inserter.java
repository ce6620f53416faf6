package org.pgqj.event;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;

/**
 * Puts events into the current table of their queue.
 *
 * <p>Two statements: one looks at the queue's row and draws the id, one inserts. For an ordinary
 * event the first one checks the row by itself, see {@link InsertPlan}; everything else, and the
 * first event that this session puts into a table, has the row read and checked here. When the
 * queue rotates between the two, the second inserts nothing and both are repeated.
 */
final class Inserter {

  private static final PlanCache PLANS = new PlanCache();

  private static final TransactionCounter ATTEMPTS = new TransactionCounter();

  private Inserter() {}

  static long insert(String queue, Payload event) throws SQLException {
    InsertPlan plan = queue == null ? null : PLANS.find(queue);
    Long id = plan == null ? null : plan.nextId();
    return id != null && insert(plan, queue, id, Header.NEW, event)
        ? id
        : insertRaw(queue, Header.NEW, event);
  }

  static long insertRaw(String queue, Header header, Payload event) throws SQLException {
    if (queue == null) {
      throw Raise.error(PgqError.QUEUE_NAME_NULL);
    }
    int attempts = 0;
    while (true) {
      NextEvent next = EventStatements.next(queue);
      if (next == null) {
        throw Raise.error(PgqError.INSERT_NO_SUCH_QUEUE);
      }
      QueueState state = next.queue();
      if (attempts == 0 && state.acceptsEvents() && state.isLimited()) {
        attempts = ATTEMPTS.attempt(state.id(), Transaction.txid(), state.table());
      }
      refuse(queue, state, attempts);
      long id = header.id() == null ? next.id() : header.id();
      if (insert(PLANS.planFor(queue, state), queue, id, header, event)) {
        return id;
      }
    }
  }

  /** Inserts by a plan; false when the queue has rotated since the plan was chosen. */
  private static boolean insert(
      InsertPlan plan, String queue, long id, Header header, Payload event) throws SQLException {
    if (plan.insert(id, header, event)) {
      return true;
    }
    // A trigger that somebody put on the data table may have kept the event out of it.
    QueueState now = EventStatements.peek(queue);
    return now != null && plan.fits(now);
  }

  private static void refuse(String queue, QueueState state, int attempts) throws SQLException {
    PgqError refusal = state.refusal(attempts);
    if (refusal == PgqError.TX_LIMIT) {
      throw Raise.error(refusal, queue, state.limit());
    }
    if (refusal != null) {
      throw Raise.error(refusal);
    }
  }
}
