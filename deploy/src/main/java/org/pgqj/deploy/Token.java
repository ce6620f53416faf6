package org.pgqj.deploy;

/**
 * One piece of SQL text.
 *
 * @param kind what it is
 * @param text its characters as written, quotes included
 * @param line the line it begins on, from 1
 */
record Token(Kind kind, String text, int line) {

  enum Kind {
    /** White space or a comment. */
    BLANK,
    /** A keyword, name or number: letters, digits, underscores and dollar signs. */
    WORD,
    /** A single other character outside quotes. */
    SYMBOL,
    /** {@code '..'}: a backslash in it is an ordinary character. */
    LITERAL,
    /** {@code E'..'}: a backslash in it escapes the next character. */
    ESCAPE_LITERAL,
    /** {@code $tag$..$tag$}. */
    DOLLAR_LITERAL,
    /** {@code ".."}. */
    QUOTED_NAME,
    /** The end of a statement. */
    SEMICOLON,
    /** A psql command, from its backslash to the end of the line. */
    PSQL_COMMAND
  }

  boolean isLiteral() {
    return kind == Kind.LITERAL || kind == Kind.ESCAPE_LITERAL || kind == Kind.DOLLAR_LITERAL;
  }

  boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** The string that a plain or dollar-quoted literal stands for. */
  String literalValue() {
    if (kind == Kind.DOLLAR_LITERAL) {
      int delimiter = text.indexOf('$', 1) + 1;
      return text.substring(delimiter, text.length() - delimiter);
    }
    return text.substring(1, text.length() - 1).replace("''", "'");
  }
}
