package org.pgqj.event;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;

/**
 * Puts events into the current table of their queue.
 *
 * <p>An ordinary event takes one statement, which checks the queue's row by itself; the first of a
 * transaction one more, see {@link InsertPlan}. Everything else reads the row, checks, and inserts
 * in a second statement; when the queue rotates between the two, the second inserts nothing and
 * both are repeated.
 */
final class Inserter {

  private static final PlanCache PLANS = new PlanCache();

  private static final TransactionCounter ATTEMPTS = new TransactionCounter();

  private Inserter() {}

  static long insert(String queue, Payload event) throws SQLException {
    InsertPlan plan = queue == null ? null : PLANS.find(queue);
    Long id = plan == null || !plan.isUsable() ? null : plan.insert(event);
    return id != null ? id : insertRaw(queue, Header.NEW, event);
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
      if (PLANS.planFor(queue, state).insert(id, header, event)) {
        return id;
      }
    }
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
