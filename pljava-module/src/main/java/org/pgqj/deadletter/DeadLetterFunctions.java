package org.pgqj.deadletter;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Report;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.NamedEvents;
import org.pgqj.batch.OpenBatch;
import org.postgresql.pljava.ResultSetHandle;

/**
 * The SQL functions on dead letters.
 *
 * <p>A dead letter belongs to a queue and to the name of a consumer, and its event's id is unique
 * there. So it outlives the consumer's registration, and whoever registers by that name again may
 * retry it.
 */
public final class DeadLetterFunctions {

  private static final String REASON = "text";

  private static final NamedEvents.Call EVENTS_FAILED =
      new NamedEvents.Call("events_failed", "x_event_ids", "x_reasons");

  private DeadLetterFunctions() {}

  /**
   * Makes an event of an open batch a dead letter. The batch stays open: call finish_batch in the
   * same transaction.
   *
   * @param reason why it failed; may be null
   * @return 1; 0 when it is a dead letter already, which stays as it is
   * @throws SQLException P0001 when there is no such event in a batch of that id
   */
  public static int eventFailed(Long batch, Long event, String reason) throws SQLException {
    return FailedEvents.store(find(batch), NamedEvents.one(event, REASON, reason));
  }

  /**
   * Makes many events of an open batch dead letters, all or none.
   *
   * @param events text of a bigint[]: their ids; of an id that is there twice the first counts
   * @param reasons text of a text[] of equal length; null for no reasons at all
   * @return how many were no dead letters yet
   * @throws SQLException P0001 when one of the events is not in a batch of that id; 2202E for
   *     arrays of different lengths or of more than one dimension
   */
  public static int eventsFailed(Long batch, String events, String reasons) throws SQLException {
    NamedEvents named = NamedEvents.many(EVENTS_FAILED, events, REASON, reasons);
    return FailedEvents.store(find(batch), named);
  }

  /**
   * Dead letters in the order of their ids.
   *
   * @param queue null for all
   * @param consumer null for all
   * @param after the last id that was seen; null for the first page
   * @param limit most rows to return; null for all
   */
  public static ResultSetHandle deadLetterList(
      String queue, String consumer, Long after, Integer limit) throws SQLException {
    return new Report(
        DeadLetterStatements.LIST, queue, queue, consumer, consumer, text(after), text(limit));
  }

  /** How many dead letters a consumer has on a queue; null for all queues or consumers. */
  public static long deadLetterCount(String queue, String consumer) throws SQLException {
    return DeadLetterStatements.count(queue, consumer);
  }

  /**
   * Puts dead letters back into the retry queue, due at once, as if never retried. Each is
   * delivered to its consumer alone. One whose event is waiting there already stays.
   *
   * @param queue null for all
   * @param consumer null for all; those that are not registered any more keep theirs
   * @return how many
   * @throws SQLException P0001 when both are given and the consumer isn't registered on the queue
   */
  public static long deadLetterRetry(String queue, String consumer) throws SQLException {
    if (queue != null && consumer != null) {
      requireRegistered(queue, consumer);
    }
    long moved = 0;
    for (int id : DeadLetterStatements.holdQueues(queue, consumer)) {
      moved += Redelivery.ofConsumer(id, consumer);
    }
    return moved;
  }

  /**
   * As {@link #deadLetterRetry(String, String)}, for one dead letter.
   *
   * @return 1; 0 when there is none of that id, or its event is waiting already
   * @throws SQLException P0001 when its consumer isn't registered
   */
  public static int deadLetterRetry(Long id) throws SQLException {
    DeadLetterStatements.Address address = DeadLetterStatements.address(id);
    if (address == null) {
      return 0;
    }
    requireRegistered(address.queue(), address.consumer());
    return Redelivery.ofOne(id);
  }

  /** Deletes dead letters of a consumer on a queue, null for all; returns how many. */
  public static long deadLetterDelete(String queue, String consumer) throws SQLException {
    return DeadLetterStatements.delete(queue, consumer);
  }

  /** Deletes one dead letter; 0 when there is none of that id. */
  public static int deadLetterDelete(Long id) throws SQLException {
    return DeadLetterStatements.delete(id);
  }

  private static OpenBatch find(Long batch) throws SQLException {
    OpenBatch open = BatchQuery.find(batch);
    if (open == null) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    return open;
  }

  private static void requireRegistered(String queue, String consumer) throws SQLException {
    if (!DeadLetterStatements.isRegistered(queue, consumer)) {
      throw Raise.error(PgqError.CONSUMER_NOT_REGISTERED);
    }
  }

  private static String text(Number number) {
    return number == null ? null : number.toString();
  }
}
