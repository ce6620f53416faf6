package org.pgqj.trigger.row;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;

/**
 * Dates and times as PostgreSQL prints them with DateStyle ISO, and reads them with any. The values
 * are as PL/Java hands them over, which shows the infinities as days beyond the types' ranges and
 * 24:00 as the last nanosecond of the day.
 */
final class IsoText {

  private static final int LAST_YEAR_OF_DATE = 5_874_897;
  private static final int LAST_YEAR_OF_TIMESTAMP = 294_276;
  private static final int FIRST_YEAR = -4713;

  private IsoText() {}

  static String date(LocalDate date) {
    if (date.getYear() > LAST_YEAR_OF_DATE) {
      return "infinity";
    }
    if (date.getYear() < FIRST_YEAR) {
      return "-infinity";
    }
    StringBuilder out = new StringBuilder(16);
    appendDate(out, date);
    return appendEra(out, date).toString();
  }

  /** A timestamp, with a blank or a T between date and time. */
  static String timestamp(LocalDateTime timestamp, char separator) {
    if (timestamp.getYear() > LAST_YEAR_OF_TIMESTAMP) {
      return "infinity";
    }
    if (timestamp.getYear() < FIRST_YEAR) {
      return "-infinity";
    }
    StringBuilder out = new StringBuilder(32);
    appendTimestamp(out, timestamp, separator);
    return appendEra(out, timestamp.toLocalDate()).toString();
  }

  /** Appends a timestamp without its era. */
  static void appendTimestamp(StringBuilder out, LocalDateTime timestamp, char separator) {
    appendDate(out, timestamp.toLocalDate());
    appendTime(out.append(separator), timestamp.toLocalTime());
  }

  static String time(LocalTime time) {
    StringBuilder out = new StringBuilder(16);
    appendTime(out, time);
    return out.toString();
  }

  static String timetz(OffsetTime time) {
    StringBuilder out = new StringBuilder(24);
    appendTime(out, time.toLocalTime());
    appendOffset(out, time.getOffset().getTotalSeconds(), false);
    return out.toString();
  }

  /**
   * Appends an offset from UTC.
   *
   * @param offset in seconds
   * @param withMinutes whether minutes are told even if they are 0
   */
  static void appendOffset(StringBuilder out, int offset, boolean withMinutes) {
    out.append(offset < 0 ? '-' : '+');
    int seconds = Math.abs(offset);
    pad(out, seconds / 3600, 2);
    if (withMinutes || seconds % 3600 != 0) {
      pad(out.append(':'), seconds / 60 % 60, 2);
    }
    if (seconds % 60 != 0) {
      pad(out.append(':'), seconds % 60, 2);
    }
  }

  private static void appendDate(StringBuilder out, LocalDate date) {
    int year = date.getYear();
    pad(out, year > 0 ? year : 1 - year, 4).append('-');
    pad(out, date.getMonthValue(), 2).append('-');
    pad(out, date.getDayOfMonth(), 2);
  }

  private static StringBuilder appendEra(StringBuilder out, LocalDate date) {
    return date.getYear() > 0 ? out : out.append(" BC");
  }

  private static void appendTime(StringBuilder out, LocalTime time) {
    if (time.equals(LocalTime.MAX)) {
      out.append("24:00:00");
      return;
    }
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      pad(out.append('.'), micros, 6);
      int end = out.length();
      while (out.charAt(end - 1) == '0') {
        end--;
      }
      out.setLength(end);
    }
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    int limit = 10;
    for (int i = 1; i < width; i++) {
      if (value < limit) {
        for (int j = i; j < width; j++) {
          out.append('0');
        }
        break;
      }
      limit *= 10;
    }
    return out.append(value);
  }
}
