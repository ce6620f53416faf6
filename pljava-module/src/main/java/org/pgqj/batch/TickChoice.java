package org.pgqj.batch;

/** Which tick should end a batch of a wanted size. Rules of PgQ 3.5. */
enum TickChoice {
  /** None yet. */
  NONE,
  /** The newest, which makes the batch as large as wanted, and at most twice that. */
  NEWEST,
  /** The first that suffices, because up to the newest it would be too much at once. */
  FIRST_SUFFICIENT;

  /**
   * Chooses.
   *
   * @param count how the events up to the newest tick compare with the wanted number
   * @param interval how the time up to the newest tick compares with the wanted time
   */
  static TickChoice of(Extent count, Extent interval) {
    if (count == Extent.TOO_BIG || interval == Extent.TOO_BIG) {
      return FIRST_SUFFICIENT;
    }
    return count == Extent.ENOUGH || interval == Extent.ENOUGH ? NEWEST : NONE;
  }

  /** How much there is, against how much is wanted. */
  enum Extent {
    /** Less than wanted, or nothing was wanted. */
    SHORT,
    /** As much as wanted. */
    ENOUGH,
    /** More than twice as much. */
    TOO_BIG;

    static Extent of(boolean enough, boolean tooBig) {
      return tooBig ? TOO_BIG : enough ? ENOUGH : SHORT;
    }
  }
}
