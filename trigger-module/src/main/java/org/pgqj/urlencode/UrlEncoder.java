package org.pgqj.urlencode;

/** Appends URL-encoded text. Works on every value of every event, so it allocates nothing extra. */
public final class UrlEncoder {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c) || c == '_';
    }
    PLAIN['-'] = true;
    PLAIN['.'] = true;
  }

  private UrlEncoder() {}

  /** Appends the encoded text to {@code out}. */
  public static void append(StringBuilder out, String text) {
    int plainFrom = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 0x80 && PLAIN[c]) {
        at++;
        continue;
      }
      out.append(text, plainFrom, at);
      at = c < 0x80 ? ascii(out, c, at) : beyondAscii(out, text, at);
      plainFrom = at;
    }
    if (plainFrom == 0) {
      out.append(text);
    } else {
      out.append(text, plainFrom, text.length());
    }
  }

  /**
   * Appends {@code name=value}, or the name alone when the value is null.
   *
   * @param encodedName a name that went through {@link #append} already
   */
  public static void appendPair(StringBuilder out, String encodedName, String value) {
    out.append(encodedName);
    if (value != null) {
      out.append('=');
      append(out, value);
    }
  }

  /** The encoded text. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    append(out, text);
    return out.toString();
  }

  private static int ascii(StringBuilder out, char c, int at) {
    if (c == ' ') {
      out.append('+');
    } else {
      hex(out, c);
    }
    return at + 1;
  }

  private static int beyondAscii(StringBuilder out, String text, int from) {
    int to = from + 1;
    while (to < text.length() && text.charAt(to) >= 0x80) {
      to++;
    }
    for (byte b : text.substring(from, to).getBytes(ServerCharset.get())) {
      hex(out, b & 0xff);
    }
    return to;
  }

  private static void hex(StringBuilder out, int value) {
    out.append('%').append(HEX[value >> 4]).append(HEX[value & 0xf]);
  }
}
