package org.pgqj.conformance.parity;

import java.util.List;

/** Arguments as SQL text: the ordinary and the hostile. */
final class Literals {

  /** Names that code likes to trip over; any text is a name. */
  static final List<String> ODD_NAMES =
      List.of(
          "",
          "it's",
          "a\"b",
          "100%",
          "%s%d%n",
          "back\\slash",
          "Ünïcöde€",
          "x".repeat(63),
          "y".repeat(64),
          "a.b",
          " blank ",
          "new\nline",
          "$$",
          "semi;colon",
          "NULL",
          "UPPER");

  private static final List<String> BIGINTS =
      List.of(
          "null",
          "-1",
          "0",
          "1",
          "2",
          "3",
          "5",
          "42",
          "1000000",
          "9223372036854775807",
          "-9223372036854775808");

  private static final List<String> INTEGERS =
      List.of("null", "-1", "0", "1", "2", "3", "10", "86400", "2147483647", "-2147483648");

  private static final List<String> PAYLOADS =
      List.of("a", "", "it's", "\\x00", "%s", "ünï", "a&b=c", "x".repeat(3000), "{}", "null");

  private Literals() {}

  /** A text literal; null for null. */
  static String text(String value) {
    return value == null ? "null" : "'" + value.replace("'", "''") + "'";
  }

  static String bigint(Draw draw) {
    return cast(draw.of(BIGINTS), "bigint");
  }

  static String integer(Draw draw) {
    return cast(draw.of(INTEGERS), "integer");
  }

  /** A field of an event. */
  static String payload(Draw draw) {
    return draw.chance(15) ? "null" : text(draw.of(PAYLOADS));
  }

  private static String cast(String number, String type) {
    return number.equals("null") ? "null::" + type : "'" + number + "'::" + type;
  }

  /**
   * A moment that is far from now, or now, or null; the same on both sides or the transaction's.
   */
  static String time(Draw draw) {
    return draw.of(
        "null::timestamptz",
        "now()",
        "now() + '1 day'",
        "now() - '1 day'",
        "'2020-02-29 12:00:00+00'::timestamptz",
        "'infinity'::timestamptz");
  }

  static String interval(Draw draw) {
    return draw.of("null::interval", "'0'::interval", "'1 day'::interval", "'-1 day'::interval");
  }
}
