package org.pgqj.backend;

/** Turns names and values into SQL text. The only place that does. */
public final class Quote {

  private Quote() {}

  /**
   * An identifier, in double quotes when it needs them: anything but lower-case letters, digits and
   * underscores, a leading digit, a key word, the empty name.
   */
  public static String identifier(String name) {
    if (isPlain(name) && !Keywords.contains(name)) {
      return name;
    }
    return enclose(name, '"');
  }

  /**
   * A name of two parts, split at its first dot; without a dot the schema is {@code public}. The
   * rule of {@code pgq.quote_fqname}.
   */
  public static String qualified(String name) {
    int dot = name.indexOf('.');
    String schema = dot < 0 ? "public" : name.substring(0, dot);
    return identifier(schema) + "." + identifier(name.substring(dot + 1));
  }

  /**
   * A string constant. Safe in both settings of {@code standard_conforming_strings}, and for the
   * parameter scanner of PL/Java, which takes a backslash in any literal for an escape.
   *
   * @param value the text; null gives the word {@code null}
   */
  public static String literal(String value) {
    if (value == null) {
      return "null";
    }
    String quoted = enclose(value, '\'');
    return quoted.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  private static String enclose(String text, char quote) {
    StringBuilder out = new StringBuilder(text.length() + 8).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        out.append(quote);
      }
      out.append(c);
    }
    return out.append(quote).toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
