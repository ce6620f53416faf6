package org.pgqj.trigger.encode;

/** JSON strings as PostgreSQL's to_json(text) writes them. */
public final class JsonText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** Appends a text as a JSON string, in quotes; all but quotes, backslashes and controls as is. */
  public static void append(StringBuilder json, String text) {
    json.append('"');
    int plainFrom = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      json.append(text, plainFrom, at);
      escape(json, c);
      plainFrom = at + 1;
    }
    json.append(text, plainFrom, text.length()).append('"');
  }

  private static void escape(StringBuilder json, char c) {
    json.append('\\');
    switch (c) {
      case '\b' -> json.append('b');
      case '\f' -> json.append('f');
      case '\n' -> json.append('n');
      case '\r' -> json.append('r');
      case '\t' -> json.append('t');
      case '"', '\\' -> json.append(c);
      default -> json.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
    }
  }
}
