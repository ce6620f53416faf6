package org.pgqj.bench;

import java.util.stream.DoubleStream;

/** The median of numbers in any order. */
public final class Median {

  private Median() {}

  /**
   * The one in the middle, or the mean of the two.
   *
   * @param numbers at least one
   */
  public static double of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
