package org.pgqj.client.daemon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what was done since the last stats line. Safe for use by several threads. */
public final class Stats {

  private final Map<String, BigDecimal> values = new LinkedHashMap<>();

  public synchronized void add(String key, long value) {
    values.merge(key, BigDecimal.valueOf(value), BigDecimal::add);
  }

  /** Adds a number with decimals, such as seconds; four of them are shown. */
  public synchronized void add(String key, double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    values.merge(key, rounded, BigDecimal::add);
  }

  /** The line, such as {@code {count: 2, duration: 0.026}}, or an empty text; starts anew. */
  public synchronized String take() {
    if (values.isEmpty()) {
      return "";
    }
    String line =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    values.clear();
    return line;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
