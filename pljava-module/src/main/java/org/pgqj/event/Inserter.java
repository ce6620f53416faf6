package org.pgqj.event;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;

/**
 * Puts events into the current table of their queue.
 *
 * <p>An ordinary event goes by one statement, see {@link InsertPlan}. Everything else, and the
 * first event that this session puts into a table, goes by two: one looks at the queue's row and
 * draws the id, one inserts. When the queue rotates between the two, the second inserts nothing and
 * both are repeated.
 */
final class Inserter {

  private static final PlanCache PLANS = new PlanCache();

  private static final TransactionCounter ATTEMPTS = new TransactionCounter();

  private Inserter() {}

  static long insert(String queue, Payload event) throws SQLException {
    InsertPlan plan = queue == null ? null : PLANS.find(queue);
    if (plan != null && plan.isReady()) {
      long id = plan.insertAtOnce(event);
      if (id != OrdinaryInserts.NONE) {
        return id;
      }
    }
    return insertRaw(queue, Header.NEW, event);
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
        attempts = countAttempts(state, 1);
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

  /**
   * Counts events against the limit of a transaction.
   *
   * @return attempts of this transaction so far, these included
   */
  static int countAttempts(QueueState state, int events) throws SQLException {
    return ATTEMPTS.attempt(state.id(), Transaction.txid(), state.table(), events);
  }

  /** The plan for a queue in the given state. */
  static InsertPlan planFor(String queue, QueueState state) throws SQLException {
    return PLANS.planFor(queue, state);
  }

  /** Raises the reason for which the queue takes no more events; returns when there is none. */
  static void refuse(String queue, QueueState state, int attempts) throws SQLException {
    PgqError refusal = state.refusal(attempts);
    if (refusal == PgqError.TX_LIMIT) {
      throw Raise.error(refusal, queue, state.limit());
    }
    if (refusal != null) {
      throw Raise.error(refusal);
    }
  }
}
