package org.pgqj.maintenance;

import java.sql.SQLException;
import org.pgqj.backend.Guarded;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;
import org.pgqj.tick.TxidOrigin;

/** Does the two steps of rotation. */
final class Rotation {

  private Rotation() {}

  static void rotate(String name) throws SQLException {
    RotatingQueue queue = RotationStatements.lockDue(name);
    if (queue == null) {
      return;
    }
    TxidOrigin.require();
    SlowestConsumer slowest = RotationStatements.slowestConsumer(queue);
    switch (RotationPolicy.of(queue, slowest)) {
      case FOREIGN_TXIDS:
        throw Raise.errorWithHint(
            PgqError.ROTATION_TXID, TxidOrigin.CURE, name, queue.step1(), queue.currentTxid());
      case TICK_MISSING:
        throw Raise.error(PgqError.ROTATION_TICK, name, slowest.tick());
      case ROTATE:
        if (empty(queue.nextTableName())) {
          RotationStatements.switchTable(queue);
          RotationStatements.deleteOldTicks(queue);
        }
        break;
      case WAIT:
        break;
    }
  }

  static void confirm() throws SQLException {
    for (Rotated rotated : RotationStatements.settled()) {
      RotationStatements.confirm(rotated);
    }
  }

  /** Somebody who reads the table, a dump for instance, puts rotation off. */
  private static boolean empty(String table) throws SQLException {
    return Guarded.whenLockable(
        "lock table " + table + " in access exclusive mode nowait; truncate table " + table + ";");
  }
}
