package org.pgqj.trigger.capture;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TableShape;

/**
 * An SQL expression of an option, with the names of columns turned into parameters.
 *
 * <p>A name stands for the value in the row that the event tells (the old one of a DELETE): a bare
 * word or a quoted identifier that is exactly a column's name. {@code NEW.name} and {@code
 * OLD.name} stand for the value in that row, unless the expression uses {@code new} or {@code old}
 * as a name of its own. Names are left alone where a value can't stand: after {@code ::}, {@code
 * AS} and a dot, before a parenthesis, a string or a dot. Strings and comments are left alone.
 *
 * <p>The text is rewritten for PL/Java's scanner of statements, which does not know comments and
 * dollar quotes and takes a backslash in any string for an escape.
 */
public final class Expression {

  /** Which row a parameter is of. */
  public enum Source {
    EVENT,
    NEW,
    OLD
  }

  /** A value that the expression takes. */
  public record Parameter(Source source, Column column) {}

  private final String text;
  private final TableShape shape;
  private final boolean knowsRows;
  private final List<String> parts = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private StringBuilder part = new StringBuilder();
  private boolean hasQuestionMark;
  private boolean namesRows;
  private String before = "";
  private int at;

  private Expression(String text, TableShape shape, boolean knowsRows) {
    this.text = text;
    this.shape = shape;
    this.knowsRows = knowsRows;
  }

  /**
   * Reads an expression.
   *
   * @throws Refusal XX000 «QB: syntax error» when a quote or comment has no end
   */
  public static Expression parse(String text, TableShape shape) throws Refusal {
    Expression expression = new Expression(text, shape, true);
    expression.read();
    if (expression.namesRows) {
      expression = new Expression(text, shape, false);
      expression.read();
    }
    return expression;
  }

  /** The SQL between the parameters: one part more than there are parameters. */
  public List<String> parts() {
    return parts;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** Whether an operator with a question mark occurs, which PL/Java would take for a parameter. */
  public boolean hasQuestionMark() {
    return hasQuestionMark;
  }

  private void read() throws Refusal {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        string(false);
      } else if (c == '"') {
        identifier();
      } else if (c == '$' && dollarTag() != null) {
        dollarString(dollarTag());
      } else if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        part.append(' ');
      } else if (text.startsWith("/*", at)) {
        comment();
      } else if (isWordStart(c)) {
        word();
      } else if (isDigit(c)) {
        number();
      } else {
        other(c);
      }
    }
    parts.add(part.toString());
  }

  private void other(char c) {
    hasQuestionMark |= c == '?';
    part.append(c);
    if (!isBlank(c)) {
      before = before.endsWith(":") && c == ':' ? "::" : String.valueOf(c);
    }
    at++;
  }

  /** A string constant, which is copied; a plain one with a backslash becomes an escape string. */
  private void string(boolean isEscaped) throws Refusal {
    int from = ++at;
    while (true) {
      int quote = nextQuote(isEscaped);
      if (quote + 1 < text.length() && text.charAt(quote + 1) == '\'') {
        at = quote + 2;
        continue;
      }
      String body = text.substring(from, quote);
      at = quote + 1;
      if (isEscaped || body.indexOf('\\') < 0) {
        part.append('\'').append(body).append('\'');
      } else {
        part.append(" E'").append(body.replace("\\", "\\\\")).append('\'');
      }
      before = "'";
      return;
    }
  }

  private int nextQuote(boolean isEscaped) throws Refusal {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && isEscaped) {
        i++;
      } else if (c == '\'') {
        return i;
      }
    }
    throw TriggerError.EXPRESSION_SYNTAX.refusal();
  }

  private void identifier() throws Refusal {
    int from = at;
    String name = quotedName();
    Column column = canBeValue() ? shape.column(name) : null;
    if (column == null) {
      copy(text.substring(from, at));
    } else {
      parameter(Source.EVENT, column);
    }
  }

  /** Reads a name in double quotes. */
  private String quotedName() throws Refusal {
    StringBuilder name = new StringBuilder();
    int i = at + 1;
    while (true) {
      int quote = text.indexOf('"', i);
      if (quote < 0) {
        throw TriggerError.EXPRESSION_SYNTAX.refusal();
      }
      name.append(text, i, quote);
      if (quote + 1 == text.length() || text.charAt(quote + 1) != '"') {
        at = quote + 1;
        return name.toString();
      }
      name.append('"');
      i = quote + 2;
    }
  }

  /** The opening of a dollar-quoted string that begins here; null when none does. */
  private String dollarTag() {
    int end = text.indexOf('$', at + 1);
    if (end < 0) {
      return null;
    }
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (!isWordStart(c) && !(isDigit(c) && i > at + 1)) {
        return null;
      }
    }
    return text.substring(at, end + 1);
  }

  private void dollarString(String tag) throws Refusal {
    int from = at + tag.length();
    int end = text.indexOf(tag, from);
    if (end < 0) {
      throw TriggerError.EXPRESSION_SYNTAX.refusal();
    }
    part.append(' ').append(Quote.literal(text.substring(from, end)));
    before = "'";
    at = end + tag.length();
  }

  private void comment() throws Refusal {
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (at++ >= text.length()) {
        throw TriggerError.EXPRESSION_SYNTAX.refusal();
      }
    } while (depth > 0);
    part.append(' ');
  }

  private void number() {
    int from = at;
    while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    copy(text.substring(from, at));
  }

  /** A word is a letter or underscore, and letters, digits, underscores and dots. */
  private void word() throws Refusal {
    int from = at;
    while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(from, at);
    boolean beforeQuote = at < text.length() && text.charAt(at) == '\'';
    if (beforeQuote && word.equalsIgnoreCase("e")) {
      part.append(' ').append(word);
      string(true);
      return;
    }
    Source source = knowsRows ? source(word) : null;
    namesRows |= word.equalsIgnoreCase("new") || word.equalsIgnoreCase("old");
    Column column = source == null ? null : columnOf(word);
    if (column != null) {
      parameter(source, column);
    } else if (canBeValue() && shape.column(word) != null) {
      parameter(Source.EVENT, shape.column(word));
    } else {
      copy(text.substring(from, at));
    }
  }

  private static Source source(String word) {
    if (word.regionMatches(true, 0, "new.", 0, 4)) {
      return Source.NEW;
    }
    return word.regionMatches(true, 0, "old.", 0, 4) ? Source.OLD : null;
  }

  /** The column of {@code NEW.name}; the name may follow in quotes. */
  private Column columnOf(String word) throws Refusal {
    String name = word.substring(4);
    if (!name.isEmpty()) {
      Column exact = shape.column(name);
      return exact == null ? shape.column(lowerCase(name)) : exact;
    }
    if (at == text.length() || text.charAt(at) != '"') {
      return null;
    }
    int from = at;
    Column column = shape.column(quotedName());
    if (column == null) {
      at = from;
    }
    return column;
  }

  /** Folds ASCII as SQL folds identifiers. */
  private static String lowerCase(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  /** Whether a value can stand for the name that ends here. */
  private boolean canBeValue() {
    if (before.equals("::") || before.endsWith(".") || before.equalsIgnoreCase("as")) {
      return false;
    }
    int next = at;
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next == text.length() || "(.'".indexOf(text.charAt(next)) < 0;
  }

  private void parameter(Source source, Column column) {
    parts.add(part.append(' ').toString());
    part = new StringBuilder(" ");
    parameters.add(new Parameter(source, column));
    before = "?";
  }

  private void copy(String token) {
    part.append(token);
    before = token;
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
