package org.pgqj.conformance.engine.probe;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.OffsetDateTime;

/** Gives every argument back, and says in which Java class it came. */
public final class ScalarProbe {

  private ScalarProbe() {}

  public static boolean echo(boolean value) {
    return value;
  }

  public static short echo(short value) {
    return value;
  }

  public static int echo(int value) {
    return value;
  }

  public static long echo(long value) {
    return value;
  }

  public static float echo(float value) {
    return value;
  }

  public static double echo(double value) {
    return value;
  }

  public static Boolean echo(Boolean value) {
    return value;
  }

  public static Integer echo(Integer value) {
    return value;
  }

  public static Long echo(Long value) {
    return value;
  }

  public static BigDecimal echo(BigDecimal value) {
    return value;
  }

  public static String echo(String value) {
    return value;
  }

  public static byte[] echo(byte[] value) {
    return value;
  }

  public static Date echo(Date value) {
    return value;
  }

  public static Time echo(Time value) {
    return value;
  }

  public static Timestamp echo(Timestamp value) {
    return value;
  }

  public static OffsetDateTime echo(OffsetDateTime value) {
    return value;
  }

  public static String[] echo(String[] value) {
    return value;
  }

  public static boolean[] echo(boolean[] value) {
    return value;
  }

  public static short[] echo(short[] value) {
    return value;
  }

  public static int[] echo(int[] value) {
    return value;
  }

  public static long[] echo(long[] value) {
    return value;
  }

  public static float[] echo(float[] value) {
    return value;
  }

  public static double[] echo(double[] value) {
    return value;
  }

  public static Integer[] echo(Integer[] value) {
    return value;
  }

  public static Long[] echo(Long[] value) {
    return value;
  }

  /** The offset a timestamptz arrives with, and its microseconds. */
  public static String offsetAndMicros(OffsetDateTime value) {
    return value.getOffset().getId() + " " + value.getNano() / 1000;
  }

  /** Whether null came as null. */
  public static boolean isNull(String value) {
    return value == null;
  }

  /** The elements with a bar between, null as the word. */
  public static String join(String[] values) {
    return String.join("|", values);
  }
}
