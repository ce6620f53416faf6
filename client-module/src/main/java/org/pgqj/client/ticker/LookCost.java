package org.pgqj.client.ticker;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a look takes at present: the median of the latest, so that one hiccup does not count.
 */
final class LookCost {

  private static final int LATEST = 9;

  private final long[] nanos = new long[LATEST];
  private int next;

  void add(long taken) {
    nanos[next] = taken;
    next = (next + 1) % LATEST;
  }

  Duration median() {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[LATEST / 2]);
  }
}
