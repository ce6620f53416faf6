package org.pgqj.urlencode;

/** Turns URL-encoded pairs into the text of a JSON object. */
final class UrlJson {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private UrlJson() {}

  /**
   * The pairs as a JSON object. Elements end at {@code &} only, empty ones are skipped; an element
   * without {@code =} is a null; the name ends at the first {@code =}. A repeated name stays
   * repeated, and type jsonb lets the last one win.
   *
   * @throws UrlDecodeException on text that is not URL-encoded text
   */
  static String object(String encoded) throws UrlDecodeException {
    StringBuilder json = new StringBuilder(encoded.length() + 16).append('{');
    int from = 0;
    while (from < encoded.length()) {
      int amp = encoded.indexOf('&', from);
      int to = amp < 0 ? encoded.length() : amp;
      if (to > from) {
        pair(json, encoded, from, to);
      }
      from = to + 1;
    }
    return json.append('}').toString();
  }

  private static void pair(StringBuilder json, String encoded, int from, int to)
      throws UrlDecodeException {
    int equals = encoded.indexOf('=', from);
    boolean isNull = equals < 0 || equals >= to;
    if (json.length() > 1) {
      json.append(',');
    }
    string(json, UrlDecoder.decode(encoded, from, isNull ? to : equals));
    json.append(':');
    if (isNull) {
      json.append("null");
    } else {
      string(json, UrlDecoder.decode(encoded, equals + 1, to));
    }
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
      } else {
        if (c == '"' || c == '\\') {
          json.append('\\');
        }
        json.append(c);
      }
    }
    json.append('"');
  }
}
