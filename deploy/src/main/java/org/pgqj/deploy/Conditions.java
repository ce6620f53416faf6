package org.pgqj.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pgqj.deploy.Token.Kind;

/** The conditions of a script and the one that holds at the place that is being read. */
final class Conditions {

  private static final String SET =
      """
       then pg_catalog.set_config('pljava.implementors', pg_catalog.concat('%s,', \
      pg_catalog.current_setting('pljava.implementors')), true) end\
      """;

  private final Set<String> defined = new HashSet<>();
  private String current;
  private String openedIn;
  private int openedAt;

  /** Name of the condition that statements stand under; null for none. */
  String current() {
    return current;
  }

  /**
   * Takes {@code select <condition> as <name>} and remembers the name.
   *
   * @return a statement that makes the name one of PL/Java's implementors when the condition holds
   */
  List<Token> define(String file, Token command, List<Token> query) {
    int last = query.size() - 1;
    if (last < 5
        || current != null
        || !query.get(0).isWord("select")
        || query.get(last).kind() != Kind.WORD
        || !query.get(last - 2).isWord("as")) {
      throw new ScriptException(
          file, command.line(), "\\gset takes \"select condition as name\", outside of \\if");
    }
    String name = query.get(last).text();
    defined.add(name);
    List<Token> statement = new ArrayList<>(SqlLexer.tokens(file, "select case when"));
    statement.addAll(query.subList(1, last - 3));
    statement.addAll(SqlLexer.tokens(file, SET.formatted(name)));
    return statement;
  }

  void open(String file, Token command, String argument) {
    if (current != null || !argument.startsWith(":") || !defined.contains(argument.substring(1))) {
      throw new ScriptException(
          file, command.line(), "\\if takes :name of a condition, and does not nest");
    }
    current = argument.substring(1);
    openedIn = file;
    openedAt = command.line();
  }

  void close(String file, Token command) {
    if (current == null || !file.equals(openedIn)) {
      throw new ScriptException(file, command.line(), "\\endif without \\if in this script");
    }
    current = null;
  }

  void requireClosed() {
    if (current != null) {
      throw new ScriptException(openedIn, openedAt, "\\if without \\endif");
    }
  }
}
