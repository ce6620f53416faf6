package org.pgqj.bench;

/**
 * One sample of a case.
 *
 * @param value in the case's unit
 * @param cpu processor time of the backend in the same unit, all its threads; NaN where that means
 *     nothing
 */
public record Sample(double value, double cpu) {

  /** Something that is not time. */
  public static Sample of(double value) {
    return new Sample(value, Double.NaN);
  }
}
