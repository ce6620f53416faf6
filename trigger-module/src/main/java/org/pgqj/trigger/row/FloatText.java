package org.pgqj.trigger.row;

/**
 * Floats as PostgreSQL prints them with {@code extra_float_digits} above 0: the fewest digits that
 * identify the value.
 *
 * <p>Java's own digits may be more than the fewest. But no two texts of up to 15 digits (6 for
 * float4) name the same number of normal size, so when Java needs no more than these, they are the
 * fewest. For the other values there is no text here.
 */
final class FloatText {

  private static final double LONGEST_PLAIN = 1e15;

  private FloatText() {}

  /** The text of a float8; null when Java can't be sure of it. */
  static String of(double value) {
    if (value == (long) value && Math.abs(value) < LONGEST_PLAIN) {
      return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
    }
    double size = Math.abs(value);
    return size >= 1e-300 && size <= 1e300 ? rewrite(Double.toString(value), 15) : special(value);
  }

  /** The text of a float4; null when Java can't be sure of it. */
  static String of(float value) {
    float size = Math.abs(value);
    return value == 0 || (size >= 1e-30f && size <= 1e30f)
        ? rewrite(Float.toString(value), 6)
        : special(value);
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return null;
  }

  /** Rewrites Java's notation into PostgreSQL's, up to a number of digits. */
  private static String rewrite(String java, int maxDigits) {
    boolean negative = java.charAt(0) == '-';
    int exponentAt = java.indexOf('E');
    int end = exponentAt < 0 ? java.length() : exponentAt;
    int point = java.indexOf('.');
    String whole = java.substring(negative ? 1 : 0, point);
    String digits = whole + java.substring(point + 1, end);
    int exponent =
        whole.length() - 1 + (exponentAt < 0 ? 0 : Integer.parseInt(java.substring(end + 1)));
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
      exponent--;
    }
    int to = digits.length();
    while (to > from + 1 && digits.charAt(to - 1) == '0') {
      to--;
    }
    digits = digits.substring(from, to);
    if (digits.equals("0")) {
      return negative ? "-0" : "0";
    }
    if (digits.length() > maxDigits) {
      return null;
    }
    StringBuilder out = new StringBuilder(32).append(negative ? "-" : "");
    if (exponent < -4 || exponent >= maxDigits) {
      appendScientific(out, digits, exponent);
    } else {
      appendPlain(out, digits, exponent);
    }
    return out.toString();
  }

  private static void appendScientific(StringBuilder out, String digits, int exponent) {
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    int size = Math.abs(exponent);
    out.append('e').append(exponent < 0 ? '-' : '+').append(size < 10 ? "0" : "").append(size);
  }

  private static void appendPlain(StringBuilder out, String digits, int exponent) {
    if (exponent < 0) {
      out.append("0.");
      for (int i = -1; i > exponent; i--) {
        out.append('0');
      }
      out.append(digits);
      return;
    }
    int whole = exponent + 1;
    if (digits.length() <= whole) {
      out.append(digits);
      for (int i = digits.length(); i < whole; i++) {
        out.append('0');
      }
    } else {
      out.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }
  }
}
