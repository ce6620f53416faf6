package org.pgqj.tick;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.queue.SequenceFunctions;

/** The SQL functions of the ticker. */
public final class TickFunctions {

  private TickFunctions() {}

  /**
   * Ticks a queue if a tick is due.
   *
   * @return id of the new tick; null when none is due
   * @throws SQLException P0001 for an unknown queue, an external ticker, a paused one, or ticks
   *     that come from another cluster; 40001 in REPEATABLE READ and SERIALIZABLE when there are
   *     ticks that the transaction can't see
   */
  public static Long ticker(String queue) throws SQLException {
    return Ticker.tick(queue);
  }

  /**
   * Ticks a queue whether a tick is due or not: for those who know that there are events, such as
   * the ticker daemon.
   *
   * @return id of the new tick
   * @throws SQLException as {@link #ticker(String)}
   */
  public static long tickNow(String queue) throws SQLException {
    return Ticker.tickNow(queue);
  }

  /**
   * Ticks every queue that is due. A queue whose tick fails gets a WARNING and doesn't keep the
   * others from ticking; one that is being rotated or dropped is passed over.
   *
   * @return number of queues ticked
   * @throws SQLException P0001 when the database was restored from another cluster; else only for
   *     serialization failures and deadlocks
   */
  public static long ticker() throws SQLException {
    TxidOrigin.require();
    return EveryQueue.tick();
  }

  /**
   * Stores a tick that comes from outside, with the current snapshot, and moves the queue's
   * sequences up to it.
   *
   * @param tickId its id
   * @param time its time
   * @param eventSequence value of the event sequence at the source
   * @return its id
   * @throws SQLException P0001 unless the queue exists, has an external ticker and isn't paused,
   *     and when the database was restored from another cluster; 23505 for an id that exists, 23502
   *     for nulls
   */
  public static Long ticker(String queue, Long tickId, OffsetDateTime time, Long eventSequence)
      throws SQLException {
    TickedQueue target = TickStatements.find(queue);
    if (target == null || !target.external() || target.paused()) {
      throw Raise.error(PgqError.TICKER_DISABLED, queue);
    }
    TxidOrigin.require();
    TickLock.acquire(target);
    TickStatements.insertExternal(target, tickId, time, eventSequence);
    SequenceFunctions.seqSetval(target.tickSequence(), tickId);
    SequenceFunctions.seqSetval(target.eventSequence(), eventSequence);
    return tickId;
  }

  /**
   * Makes the next {@link #ticker(String)} tick at once, by moving the event sequence as if many
   * events had come. Does nothing to queues with an external or paused ticker.
   *
   * @return id of the last tick; null when there is none
   */
  public static Long forceTick(String queue) throws SQLException {
    TickStatements.simulateFlood(queue);
    return TickStatements.lastTickId(queue);
  }
}
