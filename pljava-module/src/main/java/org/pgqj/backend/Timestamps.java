package org.pgqj.backend;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Writes a timestamptz as text that PostgreSQL reads the same way in every DateStyle and TimeZone,
 * with microseconds, years before Christ and both infinities.
 */
public final class Timestamps {

  private static final int LAST_YEAR = 294276;
  private static final int FIRST_YEAR = -4713;

  private Timestamps() {}

  /**
   * The text of a moment.
   *
   * @param moment a timestamptz as PL/Java hands it over, which shows the infinities as years
   *     beyond the type's range; null gives null
   */
  public static String text(OffsetDateTime moment) {
    if (moment == null) {
      return null;
    }
    OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
    int year = utc.getYear();
    if (year > LAST_YEAR) {
      return "infinity";
    }
    if (year < FIRST_YEAR) {
      return "-infinity";
    }
    StringBuilder out = new StringBuilder(40);
    pad(out, year > 0 ? year : 1 - year, 4).append('-');
    pad(out, utc.getMonthValue(), 2).append('-');
    pad(out, utc.getDayOfMonth(), 2).append(' ');
    pad(out, utc.getHour(), 2).append(':');
    pad(out, utc.getMinute(), 2).append(':');
    pad(out, utc.getSecond(), 2).append('.');
    pad(out, utc.getNano() / 1000, 6).append("+00");
    return year > 0 ? out.toString() : out.append(" BC").toString();
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }
}
