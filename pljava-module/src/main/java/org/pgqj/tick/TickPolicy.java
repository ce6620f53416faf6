package org.pgqj.tick;

import org.pgqj.backend.PgqError;

/** When a queue must be ticked, and whether its last tick can be trusted. Rules of PgQ 3.5. */
final class TickPolicy {

  private TickPolicy() {}

  /**
   * Whether a tick is due. Under load it is after ticker_max_count events or ticker_max_lag; an
   * idle queue is ticked at gaps that double up to ticker_idle_period.
   *
   * @param newEvents events since the last tick, by the sequence; below 1 counts as idle
   * @param maxCount ticker_max_count
   */
  static boolean isDue(long newEvents, int maxCount, TickAge age) {
    if (newEvents > 0) {
      return newEvents >= maxCount || !age.belowMaxLag();
    }
    if (!age.hasGap()) {
      return true;
    }
    return !age.belowHalfMaxLag() && !(age.belowTwiceGap() && age.belowIdlePeriod());
  }

  /**
   * Whether the last tick's snapshot can belong to this cluster.
   *
   * @return an error, a warning, or null when nothing is wrong
   */
  static PgqError doubt(LastTick tick) {
    if (tick.snapshot().xmin() > tick.currentTxid()) {
      return PgqError.INVALID_STATE;
    }
    if (tick.snapshot().xmax() > tick.currentTxid()) {
      return PgqError.DUBIOUS_STATE;
    }
    return null;
  }
}
