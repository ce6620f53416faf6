package org.pgqj.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one subject needed for one case.
 *
 * @param samples one a round, in their order
 */
public record Measurement(String name, Unit unit, String subject, List<Sample> samples) {

  /** Median of the samples, in the case's unit. */
  public double median() {
    return median(Sample::value);
  }

  /** Median of the processor time; NaN where that means nothing. */
  public double medianCpu() {
    return median(Sample::cpu);
  }

  /** The smallest sample: what a busy machine disturbed least. */
  public double minimum() {
    return samples.stream().mapToDouble(Sample::value).min().orElse(Double.NaN);
  }

  private double median(ToDoubleFunction<Sample> what) {
    return Median.of(samples.stream().mapToDouble(what));
  }
}
