package org.pgqj.embedded.rt;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.postgresql.pljava.internal.Oid;

/**
 * Dates, times and numbers between PostgreSQL's form (days or microseconds since 2000-01-01) and
 * Java's. Called from C. "Local" values of the {@code java.sql} classes are in the virtual
 * machine's zone, as JDBC wants it. Infinity is the far date that its number says, both ways.
 */
@SuppressWarnings({"UnusedMethod", "JavaUtilDate", "JavaTimeDefaultTimeZone"})
final class Convert {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  /** 2000-01-01 in days since 1970-01-01. */
  private static final long EPOCH_DAYS = 10_957L;

  private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400L;

  private Convert() {}

  // ------------------------------------------------------------------ to Java

  private static BigDecimal numeric(String text) throws SQLException {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new SQLException(e.toString(), "XX000", e);
    }
  }

  private static Oid oid(int value) {
    return new Oid(value);
  }

  private static LocalDate localDate(int days) {
    return LocalDate.ofEpochDay(days + EPOCH_DAYS);
  }

  private static Date date(int days) {
    return new Date(
        localDate(days).atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli());
  }

  /** 24:00:00, which Java does not have, is the last moment of the day. */
  private static LocalTime localTime(long micros) {
    long nanos = micros * 1000L;
    return nanos > LocalTime.MAX.toNanoOfDay() ? LocalTime.MAX : LocalTime.ofNanoOfDay(nanos);
  }

  private static Time time(long micros) {
    LocalDateTime onFirstDay = LocalDate.EPOCH.atStartOfDay().plusNanos(micros * 1000L);
    return new Time(onFirstDay.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
  }

  /** Micros of the day in UTC, which may lie outside of 0:00 to 24:00. */
  private static Time timetz(long micros) {
    return new Time(Math.floorDiv(micros, 1000L));
  }

  private static OffsetTime offsetTime(long micros, int offsetSeconds) {
    return localTime(micros).atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  private static LocalDateTime localDateTime(long micros) {
    return LocalDateTime.ofEpochSecond(seconds(micros), nanos(micros), ZoneOffset.UTC);
  }

  private static Timestamp timestamp(long micros) {
    return timestampOf(localDateTime(micros).atZone(ZoneId.systemDefault()).toInstant());
  }

  private static OffsetDateTime offsetDateTime(long micros) {
    return localDateTime(micros).atOffset(ZoneOffset.UTC);
  }

  private static Timestamp timestamptz(long micros) {
    return timestampOf(Instant.ofEpochSecond(seconds(micros), nanos(micros)));
  }

  private static Timestamp timestampOf(Instant instant) {
    Timestamp timestamp = new Timestamp(instant.getEpochSecond() * 1000L);
    timestamp.setNanos(instant.getNano());
    return timestamp;
  }

  private static long seconds(long micros) {
    return Math.floorDiv(micros, MICROS_PER_SECOND) + EPOCH_SECONDS;
  }

  private static int nanos(long micros) {
    return (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
  }

  // ------------------------------------------------------------------ from Java

  private static int days(Object value) throws SQLException {
    long days;
    if (value instanceof LocalDate local) {
      days = local.toEpochDay();
    } else if (value instanceof Date date) {
      days =
          Instant.ofEpochMilli(date.getTime())
              .atZone(ZoneId.systemDefault())
              .toLocalDate()
              .toEpochDay();
    } else {
      throw Errors.wrongClass(value, "date");
    }
    try {
      return Math.toIntExact(days - EPOCH_DAYS);
    } catch (ArithmeticException e) {
      throw outOfRange(e);
    }
  }

  private static long timeMicros(Object value) throws SQLException {
    if (value instanceof LocalTime local) {
      return local.equals(LocalTime.MAX) ? MICROS_PER_DAY : local.toNanoOfDay() / 1000L;
    }
    if (!(value instanceof Time)) {
      throw Errors.wrongClass(value, "time without time zone");
    }
    Instant instant = Instant.ofEpochMilli(((Time) value).getTime());
    return instant.atZone(ZoneId.systemDefault()).toLocalTime().toNanoOfDay() / 1000L;
  }

  /** PostgreSQL's input text of a timetz. A Time is one in the virtual machine's zone. */
  private static String timetzText(Object value) throws SQLException {
    if (value instanceof String || value instanceof OffsetTime) {
      return value.toString();
    }
    if (!(value instanceof Time)) {
      throw Errors.wrongClass(value, "time with time zone");
    }
    return Instant.ofEpochMilli(((Time) value).getTime())
        .atZone(ZoneId.systemDefault())
        .toOffsetDateTime()
        .toOffsetTime()
        .toString();
  }

  private static long timestampMicros(Object value) throws SQLException {
    if (value instanceof LocalDateTime local) {
      return micros(local.toInstant(ZoneOffset.UTC));
    }
    if (!(value instanceof Timestamp)) {
      throw Errors.wrongClass(value, "timestamp without time zone");
    }
    LocalDateTime local =
        instantOf((Timestamp) value).atZone(ZoneId.systemDefault()).toLocalDateTime();
    return micros(local.toInstant(ZoneOffset.UTC));
  }

  private static long timestamptzMicros(Object value) throws SQLException {
    if (value instanceof OffsetDateTime offset) {
      return micros(offset.toInstant());
    }
    if (!(value instanceof Timestamp)) {
      throw Errors.wrongClass(value, "timestamp with time zone");
    }
    return micros(instantOf((Timestamp) value));
  }

  private static Instant instantOf(Timestamp timestamp) throws SQLException {
    try {
      return timestamp.toInstant();
    } catch (DateTimeException e) {
      throw outOfRange(e);
    }
  }

  /** Reckoned from the second nearer to 2000, or -infinity would overflow on its way. */
  private static long micros(Instant instant) throws SQLException {
    long seconds = instant.getEpochSecond() - EPOCH_SECONDS;
    long rest = instant.getNano() / 1000;
    if (seconds < 0) {
      seconds++;
      rest -= MICROS_PER_SECOND;
    }
    try {
      return Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), rest);
    } catch (ArithmeticException e) {
      throw outOfRange(e);
    }
  }

  private static SQLException outOfRange(RuntimeException cause) {
    return new SQLException("a Java date or time is out of range", "22008", cause);
  }
}
