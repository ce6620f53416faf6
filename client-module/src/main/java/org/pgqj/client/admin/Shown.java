package org.pgqj.client.admin;

/** Any text as one line that a terminal takes for text only. */
public final class Shown {

  private Shown() {}

  /** Control characters become escapes as in Java, and null becomes NULL. */
  public static String text(String value) {
    if (value == null) {
      return "NULL";
    }
    if (value.chars().noneMatch(Shown::isControl)) {
      return value;
    }
    StringBuilder shown = new StringBuilder();
    value.chars().forEach(c -> append(shown, (char) c));
    return shown.toString();
  }

  private static boolean isControl(int c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0);
  }

  private static void append(StringBuilder shown, char c) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\t' -> shown.append("\\t");
      case '\r' -> shown.append("\\r");
      default -> {
        if (isControl(c)) {
          shown.append("\\u%04x".formatted((int) c));
        } else {
          shown.append(c);
        }
      }
    }
  }
}
