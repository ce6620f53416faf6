package org.pgqj.client.connect;

import java.util.EnumMap;
import java.util.Map;

/**
 * Reads {@code keyword = value} strings by libpq's rules: white space separates pairs and may
 * surround the equals sign; a value with blanks is put in single quotes; a backslash takes the next
 * character as it is, in quotes or not; of two values for a keyword the later one counts.
 */
final class KeyValueString {

  private final String text;
  private int at;

  private KeyValueString(String text) {
    this.text = text;
  }

  static Map<Keyword, String> parse(String text) {
    return new KeyValueString(text).pairs();
  }

  private Map<Keyword, String> pairs() {
    Map<Keyword, String> pairs = new EnumMap<>(Keyword.class);
    skipBlanks();
    while (at < text.length()) {
      String name = name();
      pairs.put(Keyword.named(name), value());
      skipBlanks();
    }
    return pairs;
  }

  private String name() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '=' && !isBlank(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    skipBlanks();
    if (at == text.length() || text.charAt(at) != '=') {
      throw new ConnectionStringException(
          "missing \"=\" after \"" + name + "\" in connection info string");
    }
    at++;
    skipBlanks();
    return name;
  }

  private String value() {
    boolean quoted = at < text.length() && text.charAt(at) == '\'';
    if (quoted) {
      at++;
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted ? c == '\'' : isBlank(c)) {
        at++;
        return value.toString();
      }
      if (c == '\\') {
        at++;
      }
      if (at < text.length()) {
        value.append(text.charAt(at++));
      }
    }
    if (quoted) {
      throw new ConnectionStringException("unterminated quoted string in connection info string");
    }
    return value.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** C's isspace in the C locale. */
  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
