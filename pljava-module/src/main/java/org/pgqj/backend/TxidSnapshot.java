package org.pgqj.backend;

import java.util.Arrays;

/**
 * A {@code txid_snapshot}: which transactions had finished at one moment. Its text is {@code
 * xmin:xmax:xip,xip,…} with 64-bit transaction ids.
 */
public final class TxidSnapshot {

  private final long xmin;
  private final long xmax;
  private final long[] inProgress;

  private TxidSnapshot(long xmin, long xmax, long[] inProgress) {
    this.xmin = xmin;
    this.xmax = xmax;
    this.inProgress = inProgress;
  }

  /**
   * Reads the output text of a {@code txid_snapshot}.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static TxidSnapshot parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException("not a txid_snapshot: " + text);
    }
    return new TxidSnapshot(
        Long.parseLong(text, 0, first, 10),
        Long.parseLong(text, first + 1, second, 10),
        parseList(text, second + 1));
  }

  /** Lowest transaction id that was still running; all below had finished. */
  public long xmin() {
    return xmin;
  }

  /** First transaction id that was not yet finished for certain; none from here on is visible. */
  public long xmax() {
    return xmax;
  }

  /** Ids between xmin and xmax that were running, ascending. */
  public long[] inProgress() {
    return inProgress.clone();
  }

  /** Whether a transaction had finished when the snapshot was taken. */
  public boolean sees(long txid) {
    return txid < xmin || (txid < xmax && Arrays.binarySearch(inProgress, txid) < 0);
  }

  private static long[] parseList(String text, int start) {
    if (start == text.length()) {
      return new long[0];
    }
    int count = 1;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == ',') {
        count++;
      }
    }
    long[] ids = new long[count];
    int from = start;
    for (int i = 0; i < count; i++) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      ids[i] = Long.parseLong(text, from, end, 10);
      from = end + 1;
    }
    return ids;
  }
}
