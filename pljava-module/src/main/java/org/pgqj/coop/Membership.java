package org.pgqj.coop;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/**
 * Registers and unregisters sub-consumers. Rows are locked as pgq's own functions lock them: queue,
 * then names of consumers, the main one first, then subscriptions.
 */
final class Membership {

  private Membership() {}

  /** Whether it is newly registered. */
  static boolean register(SubName name) throws SQLException {
    if (!SubStatements.hold(name.queue(), name.main())) {
      CallStatements.register(name.queue(), name.main());
    }
    boolean isNew = CallStatements.register(name.queue(), name.full());
    if (!isNew) {
      return false;
    }
    Member main = SubStatements.lock(name.queue(), name.main());
    if (main == null) {
      throw Raise.error(PgqError.MAIN_CONSUMER_NOT_FOUND);
    }
    Member sub = SubStatements.lock(name.queue(), name.full());
    if (sub == null) {
      throw Raise.error(PgqError.SUBCONSUMER_NOT_FOUND);
    }
    SubStatements.join(main, sub);
    return true;
  }

  /** Whether there was such a sub-consumer. */
  static boolean unregister(SubName name, boolean dropBatch) throws SQLException {
    Member sub = SubStatements.lock(name.queue(), name.full());
    Long main = SubStatements.id(name.queue(), name.main());
    if (sub == null || main == null || main != sub.id()) {
      return false;
    }
    if (sub.batch() != null && !dropBatch) {
      throw Raise.error(PgqError.SUBCONSUMER_ACTIVE);
    }
    SubStatements.delete(sub);
    return true;
  }
}
