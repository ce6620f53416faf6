package org.pgqj.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/** The SQL functions that hand out batches and take them back. */
public final class BatchFunctions {

  private BatchFunctions() {}

  /**
   * The consumer's open batch, or the next one. Goes through SQL, since next_batch_custom runs as
   * the owner.
   *
   * @return batch id; null when there is nothing to hand out yet
   * @throws SQLException as {@link #nextBatchCustom}
   */
  public static Long nextBatch(String queue, String consumer) throws SQLException {
    return BatchStatements.callNextBatch(queue, consumer);
  }

  /** As next_batch_custom without conditions; goes through SQL, since that runs as the owner. */
  public static boolean nextBatchInfo(String queue, String consumer, ResultSet out)
      throws SQLException {
    BatchStatements.callNextBatchCustom(queue, consumer, out);
    return true;
  }

  /**
   * The consumer's open batch, whatever the conditions; or the next batch that meets them.
   *
   * @param minLag interval; the batch's end must be at least this old; null for no condition
   * @param minCount events the batch should have, by the sequence; null for no condition
   * @param minInterval interval that the batch should span; null for no condition. One of minCount
   *     and minInterval is enough
   * @param out batch_id, and of the end and of the start tick: id, time, event sequence; all null
   *     when there is nothing to hand out yet
   * @throws SQLException P0001 when not registered, or when the consumer's tick is missing
   */
  public static boolean nextBatchCustom(
      String queue,
      String consumer,
      String minLag,
      Integer minCount,
      String minInterval,
      ResultSet out)
      throws SQLException {
    Long count = minCount == null ? null : minCount.longValue();
    Batch batch = BatchOpener.open(queue, consumer, new Conditions(minLag, count, minInterval));
    if (batch != null) {
      out.updateLong(1, batch.id());
      out.updateLong(2, batch.end().id());
      out.updateLong(3, batch.start().id());
      out.updateObject(4, batch.end().time());
      out.updateObject(5, batch.start().time());
      out.updateLong(6, batch.end().eventSequence());
      out.updateLong(7, batch.start().eventSequence());
    }
    return true;
  }

  /**
   * Finds the end of a batch that has at least some events or spans at least some time: the newest
   * tick, unless the batch would be more than twice as large as asked for; then the first that
   * suffices.
   *
   * @param out id, time and event sequence of the tick; all null when there is none
   */
  public static boolean findTickHelper(
      Integer queueId,
      Long previousId,
      OffsetDateTime previousTime,
      Long previousSequence,
      Long minCount,
      String minInterval,
      ResultSet out)
      throws SQLException {
    if (queueId == null || previousId == null) {
      return true;
    }
    Tick found =
        TickFinder.find(
            queueId,
            new TickFinder.Start(previousId, previousTime, previousSequence),
            new Conditions(null, minCount, minInterval));
    if (found != null) {
      out.updateLong(1, found.id());
      out.updateObject(2, found.time());
      out.updateLong(3, found.eventSequence());
    }
    return true;
  }

  /**
   * The query that yields a batch's events, see {@link BatchQuery}.
   *
   * @throws SQLException P0001 for an unknown batch
   */
  public static String batchEventSql(Long batch) throws SQLException {
    return BatchQuery.text(BatchQuery.require(batch));
  }

  /**
   * The data tables that hold a batch's events: one or two.
   *
   * @throws SQLException P0001 for an unknown batch
   */
  public static Iterator<String> batchEventTables(Long batch) throws SQLException {
    OpenBatch found = BatchStatements.find(batch);
    if (found == null) {
      throw Raise.error(PgqError.BATCH_DATA_NOT_FOUND, batch);
    }
    return found.tables().iterator();
  }

  /**
   * What a batch is: queue, consumer, its two ticks' times and ids, the lag, the ticks' event
   * sequence.
   *
   * @param out all null for an unknown batch
   */
  public static boolean getBatchInfo(Long batch, ResultSet out) throws SQLException {
    BatchStatements.info(batch, out);
    return true;
  }

  /**
   * Ends a batch: the consumer's position moves on.
   *
   * @return 1; 0 with a WARNING when no such batch is open
   */
  public static int finishBatch(Long batch) throws SQLException {
    if (BatchStatements.finish(batch)) {
      return 1;
    }
    Raise.warning(PgqError.FINISH_BATCH_NOT_FOUND, batch);
    return 0;
  }
}
