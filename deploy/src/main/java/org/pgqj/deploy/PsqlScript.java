package org.pgqj.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pgqj.deploy.Token.Kind;

/**
 * Reads a psql script, and the scripts it includes by {@code \ir}, as a list of statements.
 *
 * <p>What is to run under a condition stands between {@code \if :name} and {@code \endif}, after
 * {@code select <condition> as name \gset}. In a descriptor the name becomes that of an
 * implementor: PL/Java looks at each such block's own name in its list of implementors, which the
 * condition extends for the rest of the transaction.
 *
 * <p>Refused, with file and line, is what psql would understand and a descriptor cannot hold: other
 * psql commands and variables, transaction control (installing is one transaction of the
 * installer's), and a semicolon inside a statement.
 */
final class PsqlScript {

  private static final Set<String> TRANSACTION_CONTROL =
      Set.of("abort", "begin", "commit", "end", "release", "rollback", "savepoint", "start");

  private final String file;
  private final Path path;
  private final List<Statement> statements;
  private final List<Token> pending = new ArrayList<>();
  private final Conditions conditions;
  private int depth;

  private PsqlScript(Path path, List<Statement> statements, Conditions conditions) {
    this.file = path.toString();
    this.path = path;
    this.statements = statements;
    this.conditions = conditions;
  }

  /**
   * All statements of a script, in the order in which psql would run them.
   *
   * @throws ScriptException if the script holds what a descriptor cannot
   * @throws UncheckedIOException if a script cannot be read
   */
  static List<Statement> statements(Path script) {
    List<Statement> statements = new ArrayList<>();
    Conditions conditions = new Conditions();
    new PsqlScript(script, statements, conditions).read();
    conditions.requireClosed();
    return statements;
  }

  private void read() {
    for (Token token : SqlLexer.tokens(file, text())) {
      switch (token.kind()) {
        case PSQL_COMMAND -> command(token);
        case SEMICOLON -> endStatement(token);
        default -> add(token);
      }
    }
    if (!pending.isEmpty()) {
      throw error(pending.get(0), "statement without a closing semicolon");
    }
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void command(Token command) {
    String text = command.text().strip();
    String name = text.split("\\s", 2)[0];
    String argument = text.substring(name.length()).strip();
    if (name.equals("\\gset")) {
      trimPending();
      statements.add(new Statement(file, conditions.define(file, command, pending), null));
      pending.clear();
      return;
    }
    if (!pending.isEmpty()) {
      throw error(command, name + " inside a statement");
    }
    switch (name) {
      case "\\ir" -> include(command, argument);
      case "\\if" -> conditions.open(file, command, argument);
      case "\\endif" -> conditions.close(file, command);
      default ->
          throw error(
              command,
              "only \\ir, \\gset, \\if and \\endif are allowed of psql's commands: " + text);
    }
  }

  private void include(Token command, String name) {
    Path included = path.resolveSibling(name).normalize();
    if (!Files.isRegularFile(included)) {
      throw error(command, "no such script: " + included);
    }
    new PsqlScript(included, statements, conditions).read();
  }

  private void add(Token token) {
    if (token.kind() == Kind.BLANK && pending.isEmpty()) {
      return;
    }
    if (token.isSymbol('(')) {
      depth++;
    } else if (token.isSymbol(')')) {
      depth--;
    } else if (token.isWord("atomic") && lastWordIsBegin()) {
      throw error(token, "BEGIN ATOMIC is not supported: write the body as a string");
    }
    pending.add(token);
  }

  private boolean lastWordIsBegin() {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).kind() != Kind.BLANK) {
        return pending.get(i).isWord("begin");
      }
    }
    return false;
  }

  private void endStatement(Token semicolon) {
    if (depth != 0) {
      throw error(semicolon, "semicolon inside parentheses");
    }
    if (pending.isEmpty()) {
      return;
    }
    trimPending();
    for (String word : TRANSACTION_CONTROL) {
      if (pending.get(0).isWord(word)) {
        throw error(pending.get(0), "transaction control: the installer owns the transaction");
      }
    }
    statements.add(new Statement(file, List.copyOf(pending), conditions.current()));
    pending.clear();
  }

  private void trimPending() {
    while (!pending.isEmpty() && pending.get(pending.size() - 1).kind() == Kind.BLANK) {
      pending.remove(pending.size() - 1);
    }
  }

  private ScriptException error(Token at, String problem) {
    return new ScriptException(file, at.line(), problem);
  }
}
