package org.pgqj.coop;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/** The SQL functions of pgq_coop. */
public final class CoopFunctions {

  private static final String API_LEVEL = "3.1.1";

  private CoopFunctions() {}

  /**
   * Registers a sub-consumer, and its main consumer from the latest tick on if that is not
   * registered.
   *
   * @return 1; 0 when it is registered already
   * @throws SQLException as pgq.register_consumer; P0001 when the main consumer is unregistered at
   *     the same time
   */
  public static int registerSubconsumer(String queue, String consumer, String sub)
      throws SQLException {
    return Membership.register(new SubName(queue, consumer, sub)) ? 1 : 0;
  }

  /**
   * Unregisters a sub-consumer. Its name stays known.
   *
   * @param handling 1 drops an open batch, whose events nobody else will see; anything else makes
   *     an open batch an error
   * @return 1; 0 when there is none
   * @throws SQLException P0001 when it has an open batch
   */
  public static int unregisterSubconsumer(
      String queue, String consumer, String sub, Integer handling) throws SQLException {
    SubName name = new SubName(queue, consumer, sub);
    return Membership.unregister(name, handling != null && handling == 1) ? 1 : 0;
  }

  /** The form without conditions; goes through SQL, since the longest form runs as the owner. */
  public static Long nextBatch(String queue, String consumer, String sub) throws SQLException {
    return CallStatements.nextBatch(queue, consumer, sub, null);
  }

  /** The form without conditions; goes through SQL, since the longest form runs as the owner. */
  public static Long nextBatch(String queue, String consumer, String sub, String deadInterval)
      throws SQLException {
    return CallStatements.nextBatch(queue, consumer, sub, deadInterval);
  }

  /** The form without takeover; goes through SQL, since the longest form runs as the owner. */
  public static Long nextBatchCustom(
      String queue,
      String consumer,
      String sub,
      String minLag,
      Integer minCount,
      String minInterval)
      throws SQLException {
    return CallStatements.nextBatchCustom(queue, consumer, sub, minLag, minCount, minInterval);
  }

  /**
   * The sub-consumer's open batch; or a batch taken over from a sub-consumer that seems dead; or
   * the main consumer's next batch, whose position moves on at once. Siblings that ask at the same
   * time wait until the transaction ends: commit before processing.
   *
   * @param minLag interval, as in pgq.next_batch_custom
   * @param minCount as in pgq.next_batch_custom
   * @param minInterval interval, as in pgq.next_batch_custom
   * @param deadInterval interval; a sibling that has done nothing for so long is unregistered; null
   *     for none
   * @return batch id; null when there is nothing to hand out yet
   * @throws SQLException P0001 when the main consumer has a batch open itself
   */
  public static Long nextBatchCustom(
      String queue,
      String consumer,
      String sub,
      String minLag,
      Integer minCount,
      String minInterval,
      String deadInterval)
      throws SQLException {
    return BatchSharer.next(
        new SubName(queue, consumer, sub), minLag, minCount, minInterval, deadInterval);
  }

  /**
   * Ends a sub-consumer's batch.
   *
   * @return 1; 0 with a WARNING when no sub-consumer has such a batch open, for instance because a
   *     sibling has taken it over and finished it
   */
  public static int finishBatch(Long batch) throws SQLException {
    if (SubStatements.finish(batch)) {
      return 1;
    }
    Raise.warning(PgqError.COOP_FINISH_BATCH_NOT_FOUND, batch);
    return 0;
  }

  /** The level of pgq_coop's API: {@code 3.1.1}. */
  public static String version() {
    return API_LEVEL;
  }
}
