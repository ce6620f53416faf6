package org.pgqj.bench;

/** What a case's numbers count. */
public enum Unit {
  MICROSECONDS("µs", 1e3),
  MILLISECONDS("ms", 1e6),
  MEGABYTES("MB", Double.NaN);

  private final String symbol;
  private final double nanoseconds;

  Unit(String symbol, double nanoseconds) {
    this.symbol = symbol;
    this.nanoseconds = nanoseconds;
  }

  String symbol() {
    return symbol;
  }

  /** The length of one, for units of time. */
  double nanoseconds() {
    return nanoseconds;
  }
}
