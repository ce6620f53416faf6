package org.pgqj.trigger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;

/**
 * How a value is turned into its type's output text; the base type decides.
 *
 * <p>PL/Java hands out strings for text types and for all types it does not know, and these strings
 * are the output text; integers print alike. Booleans have two texts. Floats, dates, times and
 * bytea print by settings of the session, so the value goes back into PostgreSQL, without loss, to
 * be printed there. For the rest there is only one way to the text, and each value that goes it
 * costs 286 bytes of the backend's memory for the life of the session: numeric (its NaN and
 * infinities have no Java value), arrays, composites and a few odd types.
 */
enum TextForm {
  /** The text of the Java value: strings and integers. */
  JAVA(null),
  BOOL(null),
  /** The conversion to String by the type's output function. */
  OUTPUT(null),
  FLOAT4(Float.class),
  FLOAT8(Double.class),
  BYTEA(byte[].class),
  DATE(LocalDate.class),
  TIME(LocalTime.class),
  TIMETZ(OffsetTime.class),
  TIMESTAMP(LocalDateTime.class),
  TIMESTAMPTZ(OffsetDateTime.class);

  private final Class<?> printedClass;

  TextForm(Class<?> printedClass) {
    this.printedClass = printedClass;
  }

  /**
   * The class that holds the value on its way back to be printed; null when it goes no such way.
   */
  Class<?> printedClass() {
    return printedClass;
  }

  /** Whether PL/Java must be asked for that class, since it would choose a lossy one. */
  boolean isTemporal() {
    return switch (this) {
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> false;
    };
  }

  boolean isFloat() {
    return this == FLOAT4 || this == FLOAT8;
  }

  /**
   * The form of a type.
   *
   * @param baseType oid of the type, or of what a domain is based on; the oids of built-in types
   *     never change
   * @param isOpaque whether it is an array or a composite type
   */
  static TextForm of(int baseType, boolean isOpaque) {
    if (isOpaque) {
      return OUTPUT;
    }
    return switch (baseType) {
      case 16 -> BOOL;
      case 17 -> BYTEA;
      case 18, 26, 1700 -> OUTPUT;
      case 700 -> FLOAT4;
      case 701 -> FLOAT8;
      case 1082 -> DATE;
      case 1083 -> TIME;
      case 1114 -> TIMESTAMP;
      case 1184 -> TIMESTAMPTZ;
      case 1266 -> TIMETZ;
      default -> JAVA;
    };
  }
}
