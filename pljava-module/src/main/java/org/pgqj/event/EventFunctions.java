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
   * Inserts many events at once. Each argument after the queue is the text of a text[]; null stands
   * for null in every event.
   *
   * @return their ids, in the order of the arrays
   * @throws SQLException as {@link #insertEvent}; 2202E for arrays of different lengths or more
   *     than one dimension, 22004 when all are null
   */
  public static long[] insertEvents(
      String queue,
      String types,
      String data,
      String extra1,
      String extra2,
      String extra3,
      String extra4)
      throws SQLException {
    return BulkInserter.insert(
        queue, new Bulk(BulkForm.ARRAYS, types, data, extra1, extra2, extra3, extra4));
  }

  /** As {@link #insertEvents}, with one type for all events. */
  public static long[] insertEventsOfType(
      String queue,
      String type,
      String data,
      String extra1,
      String extra2,
      String extra3,
      String extra4)
      throws SQLException {
    return BulkInserter.insert(
        queue, new Bulk(BulkForm.ONE_TYPE, type, data, extra1, extra2, extra3, extra4));
  }

  /**
   * Inserts many events at once.
   *
   * @param events text of a jsonb array of objects with keys among type, data and extra1 to extra4.
   *     A string is taken as it is, JSON's null and a key that is not there as null, any other
   *     value as its JSON text
   * @return their ids, in the order of the array
   * @throws SQLException as {@link #insertEvent}; 22023 for other JSON, 22004 for null
   */
  public static long[] insertEventsFromJson(String queue, String events) throws SQLException {
    return BulkInserter.insert(queue, new Bulk(BulkForm.OBJECTS, events));
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

  /**
   * Tells insert_event the id that its statement has drawn; the statement calls it.
   *
   * @return what the statement stores; null outside of such a statement
   */
  public static String eventText(long id) {
    return OrdinaryInserts.fetch(id);
  }
}
