package org.pgqj.coop;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/**
 * Hands the main consumer's batches out to its sub-consumers.
 *
 * <p>The lock on the main consumer's subscription makes siblings wait for each other, until the end
 * of the transaction. A batch goes from one subscription to another within one transaction, so it
 * is always exactly one's.
 */
final class BatchSharer {

  private BatchSharer() {}

  static Long next(
      SubName name, String minLag, Integer minCount, String minInterval, String deadInterval)
      throws SQLException {
    if (!SubStatements.hold(name.queue(), name.main())
        || SubStatements.id(name.queue(), name.full()) == null) {
      Membership.register(name);
    }
    Member main = SubStatements.lock(name.queue(), name.main());
    if (main == null) {
      throw Raise.error(PgqError.MAIN_CONSUMER_NOT_FOUND);
    }
    if (main.batch() != null) {
      throw Raise.error(PgqError.MAIN_CONSUMER_ACTIVE);
    }
    Member sub = SubStatements.lock(name.queue(), name.full());
    if (sub == null) {
      // A sibling took it for dead just now. The next call registers it again.
      return null;
    }
    if (sub.id() != main.id()) {
      throw Raise.error(PgqError.SUBCONSUMER_NOT_FOUND);
    }
    if (sub.batch() != null) {
      SubStatements.touch(sub);
      return sub.batch();
    }
    Long batch = deadInterval == null ? null : takeOver(main, sub, deadInterval);
    if (batch == null) {
      batch = take(name, main, sub, minLag, minCount, minInterval);
    }
    if (batch == null && deadInterval != null) {
      SubStatements.touch(sub, deadInterval);
    }
    return batch;
  }

  /** Removes one sibling that seems dead, and takes its batch, if it has one. */
  private static Long takeOver(Member main, Member sub, String deadInterval) throws SQLException {
    Member dead = SubStatements.lockDead(main, sub, deadInterval);
    if (dead == null) {
      return null;
    }
    SubStatements.delete(dead);
    if (dead.batch() != null) {
      SubStatements.give(dead, sub);
    }
    return dead.batch();
  }

  /** Opens the main consumer's next batch and hands it on. */
  private static Long take(
      SubName name, Member main, Member sub, String minLag, Integer minCount, String minInterval)
      throws SQLException {
    Long batch = CallStatements.take(name.queue(), name.main(), minLag, minCount, minInterval);
    if (batch != null) {
      Member open = SubStatements.lock(name.queue(), name.main());
      SubStatements.pass(main);
      SubStatements.give(open, sub);
    }
    return batch;
  }
}
