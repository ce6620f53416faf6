package org.pgqj.bench.latency;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** Latencies in milliseconds, sorted. */
final class Latencies {

  private static final double NANOS_PER_MILLI = 1e6;

  private final double[] sorted;

  private Latencies(double[] sorted) {
    this.sorted = sorted;
  }

  /** Those of the events from a number on: the first ones only warm up. */
  static Latencies between(AtomicLongArray commits, AtomicLongArray handled, int from) {
    double[] all = new double[commits.length() - from];
    for (int i = 0; i < all.length; i++) {
      all[i] = (handled.get(from + i) - commits.get(from + i)) / NANOS_PER_MILLI;
    }
    Arrays.sort(all);
    return new Latencies(all);
  }

  int count() {
    return sorted.length;
  }

  /** The latency that this share of the events does not exceed. */
  double quantile(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  double longest() {
    return sorted[sorted.length - 1];
  }
}
