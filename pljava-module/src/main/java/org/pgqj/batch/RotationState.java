package org.pgqj.batch;

/**
 * Where a queue's rotation stands.
 *
 * @param tables number of data tables
 * @param current number of the data table that takes events
 * @param step1 transaction that switched to it
 * @param step2 a later transaction that saw the switch; null when there was none yet
 */
public record RotationState(int tables, int current, long step1, Long step2) {

  /**
   * The data tables that may hold events of the given transactions. All below step1 wrote to the
   * previous table, all above step2 write to the current one, those between to either.
   *
   * @param lowest no transaction before this one is wanted
   * @param highest no transaction after this one is wanted
   * @return table numbers, the older table first
   */
  int[] tablesFor(long lowest, long highest) {
    int previous = (current + tables - 1) % tables;
    if (highest < step1) {
      return new int[] {previous};
    }
    if (step2 != null && lowest > step2) {
      return new int[] {current};
    }
    return tables == 1 ? new int[] {current} : new int[] {previous, current};
  }
}
