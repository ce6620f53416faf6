package org.pgqj.event;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Transaction;

/** The SQL functions of producers. */
public final class EventFunctions {

  private EventFunctions() {}

  /**
   * Inserts an event, at the time of the transaction's start.
   *
   * @return its id
   * @throws SQLException XX000 for a null or unknown queue, a disabled one, or one whose limit of
   *     events per transaction is reached; 40001 in REPEATABLE READ and SERIALIZABLE when the queue
   *     has rotated since the transaction's snapshot
   */
  public static long insertEvent(
      String queue,
      String type,
      String data,
      String extra1,
      String extra2,
      String extra3,
      String extra4)
      throws SQLException {
    return Inserter.insert(queue, new Payload(type, data, extra1, extra2, extra3, extra4));
  }

  /**
   * Inserts an event without extra fields; goes through SQL, where the form with seven arguments is
   * found by name: users may have replaced it.
   *
   * @return its id; null when a function in the place of ours says so
   */
  public static Long insertEvent(String queue, String type, String data) throws SQLException {
    return EventStatements.callInsertEvent(queue, type, data);
  }

  /**
   * Inserts an event with everything given.
   *
   * @param id event id; null takes the next one. The sequence advances in both cases
   * @param time null for the time of the transaction's start
   * @param owner the only subscription that will see it; null for all
   * @param retry how many times retried; null for a first delivery
   * @return the event's id
   * @throws SQLException as {@link #insertEvent}
   */
  public static long insertEventRaw(
      String queue,
      Long id,
      OffsetDateTime time,
      Integer owner,
      Integer retry,
      String type,
      String data,
      String extra1,
      String extra2,
      String extra3,
      String extra4)
      throws SQLException {
    return Inserter.insertRaw(
        queue,
        new Header(id, time, owner, retry),
        new Payload(type, data, extra1, extra2, extra3, extra4));
  }

  /**
   * The table that takes the queue's events, for producers that insert by themselves. Good until
   * the end of the transaction.
   *
   * @return name as stored, {@code pgq.event_N_i}
   * @throws SQLException P0001 for an unknown or disabled queue; 40001 in REPEATABLE READ and
   *     SERIALIZABLE when the queue has rotated since the transaction's snapshot
   */
  public static String currentEventTable(String queue) throws SQLException {
    if (Transaction.hasFixedSnapshot()) {
      EventStatements.callHoldRotation(queue);
    } else {
      // With its id assigned before the table number is read, the transaction comes before step 2
      // of any rotation that it does not see.
      Transaction.txid();
    }
    QueueState state = EventStatements.peek(queue);
    if (state == null) {
      throw Raise.error(PgqError.EVENT_QUEUE_NOT_FOUND);
    }
    if (!state.acceptsEvents()) {
      throw Raise.error(PgqError.WRITING_DISABLED);
    }
    return state.currentTable();
  }

  /**
   * Keeps a queue from rotating until the end of the transaction. Runs with the owner's rights,
   * because producers may not lock the queue's row.
   *
   * @return whether there is such a queue
   * @throws SQLException 40001 when the queue has rotated since the transaction's snapshot
   */
  public static boolean holdRotation(String queue) throws SQLException {
    return EventStatements.holdRotation(queue);
  }
}
