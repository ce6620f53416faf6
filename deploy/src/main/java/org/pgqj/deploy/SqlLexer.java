package org.pgqj.deploy;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.deploy.Token.Kind;

/**
 * Cuts PostgreSQL's SQL, as psql reads it, into tokens.
 *
 * <p>The tokens' texts joined together are the input again. {@code standard_conforming_strings} is
 * taken to be on, PostgreSQL's default.
 */
final class SqlLexer {

  private final String file;
  private final String sql;
  private int position;
  private int line = 1;

  private SqlLexer(String file, String sql) {
    this.file = file;
    this.sql = sql;
  }

  /**
   * Cuts a whole script.
   *
   * @param file its name, for messages
   * @throws ScriptException on a quote or comment that is never closed, or a {@code U&} literal
   */
  static List<Token> tokens(String file, String sql) {
    SqlLexer lexer = new SqlLexer(file, sql);
    List<Token> tokens = new ArrayList<>();
    while (lexer.position < sql.length()) {
      tokens.add(lexer.next());
    }
    return tokens;
  }

  private Token next() {
    char c = sql.charAt(position);
    if (Character.isWhitespace(c)) {
      return token(Kind.BLANK, endOfWhiteSpace());
    }
    if (sql.startsWith("--", position)) {
      return token(Kind.BLANK, endOfLine());
    }
    if (sql.startsWith("/*", position)) {
      return token(Kind.BLANK, endOfComment());
    }
    return switch (c) {
      case '\'' -> token(Kind.LITERAL, endOfQuoted('\'', position + 1, false));
      case '"' -> token(Kind.QUOTED_NAME, endOfQuoted('"', position + 1, false));
      case ';' -> token(Kind.SEMICOLON, position + 1);
      case '\\' -> token(Kind.PSQL_COMMAND, endOfLine());
      case '$' -> dollar();
      default -> isWordPart(c) ? word() : token(Kind.SYMBOL, position + 1);
    };
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, sql.substring(position, end), line);
    for (int i = position; i < end; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
      }
    }
    position = end;
    return token;
  }

  private Token word() {
    int end = position + 1;
    while (end < sql.length() && (isWordPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    String word = sql.substring(position, end);
    if (word.equalsIgnoreCase("e") && sql.startsWith("'", end)) {
      return token(Kind.ESCAPE_LITERAL, endOfQuoted('\'', end + 1, true));
    }
    if (word.equalsIgnoreCase("u") && (sql.startsWith("&'", end) || sql.startsWith("&\"", end))) {
      throw new ScriptException(file, line, "U& is not supported: write the character itself");
    }
    return token(Kind.WORD, end);
  }

  private Token dollar() {
    int end = position + 1;
    while (end < sql.length() && isWordPart(sql.charAt(end))) {
      end++;
    }
    boolean opens = end < sql.length() && sql.charAt(end) == '$';
    if (!opens || (end > position + 1 && Character.isDigit(sql.charAt(position + 1)))) {
      return token(Kind.SYMBOL, position + 1);
    }
    String delimiter = sql.substring(position, end + 1);
    int close = sql.indexOf(delimiter, end + 1);
    if (close < 0) {
      throw new ScriptException(file, line, "no closing " + delimiter);
    }
    return token(Kind.DOLLAR_LITERAL, close + delimiter.length());
  }

  private int endOfWhiteSpace() {
    int end = position;
    while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfLine() {
    int end = sql.indexOf('\n', position);
    return end < 0 ? sql.length() : end;
  }

  private int endOfComment() {
    int depth = 0;
    int at = position;
    while (at < sql.length()) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    throw new ScriptException(file, line, "no closing */");
  }

  private int endOfQuoted(char quote, int from, boolean backslashEscapes) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\' && backslashEscapes) {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw new ScriptException(file, line, "no closing " + quote);
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c) || c >= 0x80;
  }
}
