package org.pgqj.embedded.sqlj;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads deployment descriptors as PL/Java does.
 *
 * <p>Form: {@code SQLActions[] = { "BEGIN INSTALL cmd; … END INSTALL", "BEGIN REMOVE cmd; … END
 * REMOVE" }}, groups in any number and order, each with at least one command. A command ends at a
 * semicolon outside {@code '…'} and {@code "…"}, the only quotes known; outside them a run of white
 * space becomes one blank, and block comments and {@code //} comments are dropped where white space
 * is skipped, which is not right after a word. A backslash takes the next character as it is. SQL's
 * {@code --} comments and dollar quotes mean nothing here.
 */
final class DescriptorParser {
  private static final int END = -1;

  private final String text;
  private final List<Descriptor.Command> install = new ArrayList<>();
  private final List<Descriptor.Command> remove = new ArrayList<>();
  private int position;

  private DescriptorParser(String text) {
    this.text = text;
  }

  /**
   * Parses one descriptor.
   *
   * @throws SQLException 42601 with the place of the error
   */
  static Descriptor parse(String text) throws SQLException {
    return new DescriptorParser(text).descriptor();
  }

  private Descriptor descriptor() throws SQLException {
    if (!word().equals("SQLACTIONS")) {
      throw error("Expected keyword 'SQLActions'");
    }
    token("[");
    token("]");
    token("=");
    token("{");
    do {
      group();
    } while (token("},") == ',');
    if (nextAfterSpace() != END) {
      throw error("Extraneous characters at end of descriptor");
    }
    return new Descriptor(List.copyOf(install), List.copyOf(remove));
  }

  private void group() throws SQLException {
    token("\"");
    if (!word().equals("BEGIN")) {
      throw error("Expected keyword 'BEGIN'");
    }
    String kind = word();
    List<Descriptor.Command> commands;
    if (kind.equals("INSTALL")) {
      commands = install;
    } else if (kind.equals("REMOVE")) {
      commands = remove;
    } else {
      throw error("Expected keyword 'INSTALL' or 'REMOVE'");
    }
    do {
      commands.add(withoutImplementorBlock(command()));
    } while (!groupEnds(kind));
    token("\"");
  }

  /** Reads {@code END kind} when it is what comes next, else nothing. */
  private boolean groupEnds(String kind) {
    int before = position;
    try {
      if (word().equals("END") && word().equals(kind)) {
        return true;
      }
    } catch (SQLSyntaxErrorException notAWord) {
      // what comes next is a command that starts with something else than a word
    }
    position = before;
    return false;
  }

  private String command() throws SQLException {
    StringBuilder command = new StringBuilder();
    int quote = 0;
    int quotedFrom = 0;
    int c = nextAfterSpace();
    while (c != END) {
      if (c == '\\') {
        command.append('\\');
        c = next();
        if (c != END) {
          command.append((char) c);
          c = next();
        }
        continue;
      }
      if (quote == 0) {
        if (c == ';') {
          return command.toString();
        }
        if (Character.isWhitespace((char) c)) {
          command.append(' ');
          c = nextAfterSpace();
          continue;
        }
        if (c == '\'' || c == '"') {
          quote = c;
          quotedFrom = position;
        }
      } else if (c == quote) {
        quote = 0;
      }
      command.append((char) c);
      c = next();
    }
    if (quote != 0) {
      throw error("Unterminated " + (char) quote + " starting at position " + quotedFrom);
    }
    throw error("Unexpected EOF. Expecting ';' to end command");
  }

  /** Takes {@code BEGIN name sql END name} apart; any other command is for everyone. */
  private Descriptor.Command withoutImplementorBlock(String command) throws SQLException {
    int nameStart = afterWord(command, "BEGIN");
    int nameEnd = identifierEnd(command, nameStart);
    if (nameEnd < 0) {
      return new Descriptor.Command(command.strip(), null);
    }
    String name = command.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    int endName = command.length();
    while (endName > nameEnd && Character.isJavaIdentifierPart(command.charAt(endName - 1))) {
      endName--;
    }
    String last = command.substring(endName).toLowerCase(Locale.ROOT);
    int endWord = lastWordBefore(command, endName, "END");
    if (endWord < nameEnd || last.isEmpty()) {
      throw error("BEGIN <implementor name> without matching END");
    }
    if (!last.equals(name)) {
      throw error("BEGIN \"" + name + "\" and END \"" + last + "\" do not match");
    }
    return new Descriptor.Command(command.substring(nameEnd, endWord).strip(), name);
  }

  /** Where the text after a leading keyword and its white space starts, or -1. */
  private static int afterWord(String command, String keyword) {
    int end = keyword.length();
    if (!command.regionMatches(true, 0, keyword, 0, end)) {
      return -1;
    }
    int i = end;
    while (i < command.length() && Character.isWhitespace(command.charAt(i))) {
      i++;
    }
    return i == end ? -1 : i;
  }

  private static int identifierEnd(String command, int start) {
    if (start < 0
        || start >= command.length()
        || !Character.isJavaIdentifierStart(command.charAt(start))) {
      return -1;
    }
    int end = start + 1;
    while (end < command.length() && Character.isJavaIdentifierPart(command.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where a keyword starts that stands, with white space, right before a position; or -1. */
  private static int lastWordBefore(String command, int before, String keyword) {
    int end = before;
    while (end > 0 && Character.isWhitespace(command.charAt(end - 1))) {
      end--;
    }
    int start = end - keyword.length();
    if (end == before
        || start < 1
        || !command.regionMatches(true, start, keyword, 0, keyword.length())
        || Character.isJavaIdentifierPart(command.charAt(start - 1))) {
      return -1;
    }
    return start;
  }

  private String word() throws SQLSyntaxErrorException {
    int c = nextAfterSpace();
    if (c == END) {
      throw error("Unexpected EOF when expecting start of identifier");
    }
    if (!Character.isJavaIdentifierStart((char) c)) {
      throw error("Syntax error at '" + (char) c + "', expected identifier");
    }
    int start = position - 1;
    while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position).toUpperCase(Locale.ROOT);
  }

  private char token(String expected) throws SQLSyntaxErrorException {
    int c = nextAfterSpace();
    if (c == END) {
      throw error("Unexpected EOF when expecting one of '" + expected + "'");
    }
    if (expected.indexOf(c) < 0) {
      throw error("Syntax error at '" + (char) c + "', expected one of '" + expected + "'");
    }
    return (char) c;
  }

  /** The next character that is neither white space nor in a comment, or {@link #END}. */
  private int nextAfterSpace() throws SQLSyntaxErrorException {
    while (true) {
      int c = next();
      if (c == '/' && text.startsWith("/", position)) {
        skipLine();
      } else if (c == '/' && text.startsWith("*", position)) {
        skipBlockComment();
      } else if (c == END || !Character.isWhitespace((char) c)) {
        return c;
      }
    }
  }

  private void skipLine() {
    int c = next();
    while (c != END && c != '\n' && c != '\r') {
      c = next();
    }
  }

  private void skipBlockComment() throws SQLSyntaxErrorException {
    int end = text.indexOf("*/", position + 1);
    if (end < 0) {
      position = text.length();
      throw error("Unexpected EOF when expecting end of multi line comment");
    }
    position = end + 2;
  }

  private int next() {
    if (position >= text.length()) {
      return END;
    }
    return text.charAt(position++);
  }

  private SQLSyntaxErrorException error(String message) {
    return new SQLSyntaxErrorException(message + " at " + position, "42601");
  }
}
