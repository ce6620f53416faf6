package org.pgqj.trigger.shape;

/**
 * The settings of a session that decide how values print, as far as Java prints them by itself.
 *
 * @param isoDates whether {@code DateStyle} is ISO
 * @param shortestFloats whether {@code extra_float_digits} is above 0, so that floats print the
 *     fewest digits that identify them
 * @param hexBytea whether {@code bytea_output} is hex
 * @param timeZone the session's {@code TimeZone}
 */
public record Printing(
    boolean isoDates, boolean shortestFloats, boolean hexBytea, String timeZone) {

  /** Reads the settings' values. */
  static Printing of(
      String dateStyle, String extraFloatDigits, String byteaOutput, String timeZone) {
    return new Printing(
        dateStyle.startsWith("ISO"),
        Integer.parseInt(extraFloatDigits) > 0,
        byteaOutput.equals("hex"),
        timeZone);
  }
}
