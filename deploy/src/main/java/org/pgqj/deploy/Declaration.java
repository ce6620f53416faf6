package org.pgqj.deploy;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.deploy.Token.Kind;

/** Looks into a statement: what it declares or comments on, as far as the reference needs. */
final class Declaration {

  private final Statement statement;
  private final List<Token> words;

  Declaration(Statement statement) {
    this.statement = statement;
    this.words = statement.tokens().stream().filter(token -> token.kind() != Kind.BLANK).toList();
  }

  /** Whether the statement begins with these words. */
  boolean beginsWith(String... expected) {
    if (words.size() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!words.get(i).isWord(expected[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word stands right before another one anywhere in the statement. */
  boolean has(String word, String next) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).isWord(word) && words.get(i + 1).isWord(next)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A part of the statement, blanks squeezed.
   *
   * @param after how many words and symbols to skip
   * @param end the word before which it ends
   */
  String textBetween(int after, String end) {
    StringBuilder text = new StringBuilder();
    int skipped = 0;
    for (Token token : statement.tokens()) {
      if (token.kind() == Kind.BLANK) {
        if (skipped >= after && !text.isEmpty()) {
          text.append(' ');
        }
      } else if (skipped < after) {
        skipped++;
      } else if (token.isWord(end)) {
        return text.toString().strip().replaceAll("\\s+", " ").replace("( ", "(");
      } else {
        text.append(token.text());
      }
    }
    throw statement.error(words.get(0), "no word " + end);
  }

  String lastWord() {
    return words.get(words.size() - 1).text();
  }

  /** The string at the end of a COMMENT statement. */
  String comment() {
    Token last = words.get(words.size() - 1);
    if (!last.isLiteral()) {
      throw statement.error(last, "a comment must be a literal");
    }
    return last.literalValue();
  }

  /** The parts between the outermost parentheses, cut at commas that no parentheses enclose. */
  List<String> elements() {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    int depth = 0;
    for (Token token : statement.tokens()) {
      if (token.isSymbol(')') && --depth == 0) {
        break;
      }
      if (depth == 1 && token.isSymbol(',')) {
        elements.add(element.toString().strip());
        element.setLength(0);
      } else if (depth > 0) {
        // A comment between two columns is a blank like any other.
        element.append(token.kind() == Kind.BLANK ? " " : token.text());
      }
      if (token.isSymbol('(')) {
        depth++;
      }
    }
    elements.add(element.toString().strip());
    return elements.stream().map(text -> text.replaceAll("\\s+", " ")).toList();
  }

  String file() {
    return statement.file();
  }

  ScriptException error(String problem) {
    return statement.error(words.get(0), problem);
  }
}
