package org.pgqj.maintenance;

/**
 * Transaction ids of this cluster around a restore.
 *
 * @param restored transaction that restored the database, or an earlier one
 * @param current the transaction that rebases
 * @param oldestRunning the oldest that runs now; all below have ended
 */
record TxidWindow(long restored, long current, long oldestRunning) {

  /** Ids below 3 are special in PostgreSQL; a few more are kept clear of. */
  private static final long RESERVED = 10;

  /** How many ids below {@link #oldestRunning} can be given to ticks. */
  int free() {
    return (int) Math.max(0, Math.min(oldestRunning - RESERVED, Integer.MAX_VALUE));
  }
}
