package org.pgqj.retry;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.backend.Timestamps;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.NamedEvents;
import org.pgqj.batch.OpenBatch;

/** The SQL functions that retry events. */
public final class RetryFunctions {

  private static final NamedEvents.Call EVENTS_RETRY =
      new NamedEvents.Call("events_retry", "x_event_ids", "x_retry_times");

  private RetryFunctions() {}

  /**
   * Puts an event of an open batch aside, to come back in a later batch of this consumer alone.
   *
   * @param when not before this time; past times and -infinity mean at once, infinity means never
   * @return 1; 0 when the event is waiting already
   * @throws SQLException P0001 when there is no such event in a batch of that id; 23502 for a null
   *     time
   */
  public static int eventRetry(Long batch, Long event, OffsetDateTime when) throws SQLException {
    OpenBatch open = BatchQuery.find(batch);
    if (open == null || event == null || !RetryStatements.keepQueue(open)) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    String time = Timestamps.text(when);
    String place = EventPlaces.of(open, event);
    Integer result = place == null ? null : RetryStatements.store(open, event, time, place);
    if (result == null) {
      result = RetryStatements.store(open, event, time, "");
    }
    if (result == null) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    return result;
  }

  /**
   * The form with a delay; goes through SQL, where the other form is found by name.
   *
   * @param seconds delay from now; negative means at once
   */
  public static int eventRetry(Long batch, Long event, Integer seconds) throws SQLException {
    return RetryStatements.callEventRetry(batch, event, seconds);
  }

  /**
   * Puts many events of an open batch aside, all or none, as event_retry does with each.
   *
   * @param events text of a bigint[]: their ids; of an id that is there twice the first counts
   * @param times text of a timestamptz[] of equal length in ISO form: not before these
   * @return how many were not waiting yet
   * @throws SQLException P0001 when one of the events is not in a batch of that id; 23502 for a
   *     null time; 2202E for arrays of different lengths or of more than one dimension
   */
  public static int eventsRetry(Long batch, String events, String times) throws SQLException {
    NamedEvents named = NamedEvents.many(EVENTS_RETRY, events, "timestamptz", times);
    OpenBatch open = BatchQuery.find(batch);
    if (open == null || !RetryStatements.keepQueue(open)) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    return ManyRetries.store(open, named);
  }

  /**
   * Puts all events of an open batch aside that are not waiting already. The batch stays open.
   *
   * @param seconds delay from now; negative means at once
   * @return number of events put aside
   * @throws SQLException P0001 when there is no batch of that id; 23502 for null seconds
   */
  public static int batchRetry(Long batch, Integer seconds) throws SQLException {
    OpenBatch open = BatchQuery.find(batch);
    if (open == null || !RetryStatements.keepQueue(open)) {
      throw Raise.error(PgqError.BATCH_RETRY_NOT_FOUND, batch);
    }
    return WholeBatch.store(open, seconds);
  }

  /**
   * Puts an event aside that is given in full; it need not be in the queue.
   *
   * @param retryAfter when it is due
   * @param id event id; null takes the queue's next one
   * @param time when the event happened
   * @param retry how many times retried, the coming time included; stored as given
   * @return the event's id
   * @throws SQLException P0001 when the consumer isn't registered on the queue; 23502 for a null
   *     time or retryAfter; 23505 when an event of that id is waiting for the consumer already
   */
  public static long eventRetryRaw(
      String queue,
      String consumer,
      OffsetDateTime retryAfter,
      Long id,
      OffsetDateTime time,
      Integer retry,
      String type,
      String data,
      String extra1,
      String extra2,
      String extra3,
      String extra4)
      throws SQLException {
    GivenEvent event =
        new GivenEvent(
            id, Timestamps.text(time), retry, type, data, extra1, extra2, extra3, extra4);
    Long stored = event.store(queue, consumer, Timestamps.text(retryAfter));
    if (stored == null) {
      throw Raise.error(PgqError.CONSUMER_NOT_REGISTERED);
    }
    return stored;
  }

  /**
   * Moves up to 10,000 due events back into their queues, oldest first, one queue after the other.
   * A disabled queue keeps its events waiting, one that fails gets a WARNING; neither keeps the
   * others from moving. Call it again until it returns 0.
   *
   * @return number of events moved
   * @throws SQLException 40001 in REPEATABLE READ and SERIALIZABLE when a queue has rotated since
   *     the transaction's snapshot
   */
  public static int maintRetryEvents() throws SQLException {
    return RetryMover.move();
  }
}
