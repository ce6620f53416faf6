package org.pgqj.urlencode;

/** Turns URL-encoded pairs into the text of a JSON object. */
final class UrlJson {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private UrlJson() {}

  /**
   * The {@link UrlPairs} as a JSON object. A repeated name stays repeated, and type jsonb lets the
   * last one win.
   *
   * @throws UrlDecodeException on text that is not URL-encoded text
   */
  static String object(String encoded) throws UrlDecodeException {
    StringBuilder json = new StringBuilder(encoded.length() + 16).append('{');
    UrlPairs pairs = new UrlPairs(encoded);
    while (pairs.next()) {
      if (json.length() > 1) {
        json.append(',');
      }
      string(json, pairs.name());
      json.append(':');
      if (pairs.value() == null) {
        json.append("null");
      } else {
        string(json, pairs.value());
      }
    }
    return json.append('}').toString();
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
