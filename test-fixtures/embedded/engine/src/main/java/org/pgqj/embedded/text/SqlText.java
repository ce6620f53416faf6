package org.pgqj.embedded.text;

/**
 * A statement's text as the server gets it, made from the text that Java code wrote.
 *
 * <p>The rules are PL/Java's, with their traps, because code that passes here must pass there:
 *
 * <ul>
 *   <li>each {@code ?} outside quotes becomes {@code $1}, {@code $2}, …
 *   <li>only {@code '…'} and {@code "…"} are quotes; a dollar-quoted body and a comment are plain
 *       text, so a {@code ?} in them counts;
 *   <li>a backslash takes the next character as it is, inside quotes and outside, so that {@code
 *       '\'} does not end;
 *   <li>every run of white space outside quotes becomes one blank, newlines too, so that a {@code
 *       --} comment swallows the rest of the text.
 * </ul>
 */
public final class SqlText {
  private final String sql;
  private final int parameterCount;

  private SqlText(String sql, int parameterCount) {
    this.sql = sql;
    this.parameterCount = parameterCount;
  }

  /** Rewrites a text. Never fails: what is wrong in it is the server's to say. */
  public static SqlText of(String text) {
    int length = text.length();
    StringBuilder out = new StringBuilder(length + 16);
    int parameters = 0;
    char quote = 0;
    int i = 0;
    while (i < length) {
      char c = text.charAt(i++);
      if (c == '\\') {
        out.append(c);
        if (i < length) {
          out.append(text.charAt(i++));
        }
      } else if (c == '\'' || c == '"') {
        if (quote == 0) {
          quote = c;
        } else if (quote == c) {
          quote = 0;
        }
        out.append(c);
      } else if (quote != 0) {
        out.append(c);
      } else if (c == '?') {
        out.append('$').append(++parameters);
      } else if (Character.isWhitespace(c)) {
        while (i < length && Character.isWhitespace(text.charAt(i))) {
          i++;
        }
        out.append(' ');
      } else {
        out.append(c);
      }
    }
    return new SqlText(out.toString(), parameters);
  }

  /** The text for the server. */
  public String sql() {
    return sql;
  }

  /** How many {@code ?} became parameters. */
  public int parameterCount() {
    return parameterCount;
  }
}
