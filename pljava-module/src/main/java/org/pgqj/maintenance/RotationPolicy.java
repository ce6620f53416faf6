package org.pgqj.maintenance;

/** Whether a queue may rotate. Rules of PgQ 3.5. */
enum RotationPolicy {
  /** Everybody is past the table to be emptied. */
  ROTATE,
  /** Somebody may still need it. */
  WAIT,
  /** The queue knows transaction ids that this cluster has not reached: it was restored here. */
  FOREIGN_TXIDS,
  /** A consumer stands on a tick that is not there. */
  TICK_MISSING;

  /**
   * Decides. A consumer needs no event of transactions below its last tick's xmin. All above step 2
   * wrote to the table of today; so once xmin is above it, the consumer needs today's table only.
   * Without consumers nobody needs anything.
   */
  static RotationPolicy of(RotatingQueue queue, SlowestConsumer slowest) {
    if (queue.currentTxid() < queue.step1()) {
      return FOREIGN_TXIDS;
    }
    if (slowest.tick() == null) {
      return ROTATE;
    }
    if (slowest.xmin() == null) {
      return TICK_MISSING;
    }
    return slowest.xmin() > queue.step2() ? ROTATE : WAIT;
  }
}
