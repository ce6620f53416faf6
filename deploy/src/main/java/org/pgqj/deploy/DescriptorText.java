package org.pgqj.deploy;

import java.util.List;
import org.pgqj.deploy.Token.Kind;

/**
 * Writes one statement in the form that a deployment descriptor can hold.
 *
 * <p>Between the descriptor and PostgreSQL stand two scanners of PL/Java's: the descriptor's parser
 * and the one that looks for parameters. Both know only {@code '..'} and {@code ".."}, in both a
 * backslash takes the next character as it is wherever it stands, and both make one blank of white
 * space, new lines included. So comments go, dollar-quoted text becomes a quoted literal, and a
 * literal with backslashes becomes an {@code E'..'} with each of them doubled, which means the same
 * to PL/Java and to PostgreSQL. A question mark outside quotes would become a parameter and {@code
 * //} a comment: these are refused.
 */
final class DescriptorText {

  private final Statement statement;
  private final StringBuilder out = new StringBuilder();

  private DescriptorText(Statement statement) {
    this.statement = statement;
  }

  /**
   * The statement's text without a closing semicolon.
   *
   * @throws ScriptException if the statement cannot be written so that it survives
   */
  static String of(Statement statement) {
    return new DescriptorText(statement).write();
  }

  private String write() {
    List<Token> tokens = statement.tokens();
    Token before = null;
    boolean touches = false;
    for (Token token : tokens) {
      if (token.kind() == Kind.BLANK) {
        blank();
        touches = false;
        continue;
      }
      refuse(token, before, touches);
      writeToken(token);
      before = token;
      touches = true;
    }
    return out.toString();
  }

  private void blank() {
    if (out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private void refuse(Token token, Token before, boolean touches) {
    if (token.isSymbol('?')) {
      throw statement.error(token, "'?' outside quotes would become a parameter");
    }
    if (token.kind() == Kind.QUOTED_NAME && token.text().indexOf('\\') >= 0) {
      throw statement.error(token, "backslash in a quoted name");
    }
    if (before == null) {
      return;
    }
    if (touches && token.isSymbol('/') && before.isSymbol('/')) {
      throw statement.error(token, "'//' outside quotes would become a comment");
    }
    if (touches && before.isSymbol(':') && endsWithSingleColon() && startsVariable(token)) {
      throw statement.error(token, "psql variable: a descriptor has none");
    }
    if (token.isLiteral() && before.isLiteral()) {
      throw statement.error(token, "literal continued by another: write it as one");
    }
  }

  private boolean endsWithSingleColon() {
    return out.length() < 2 || out.charAt(out.length() - 2) != ':';
  }

  private static boolean startsVariable(Token token) {
    return token.kind() == Kind.LITERAL || token.kind() == Kind.QUOTED_NAME || token.isSymbol('{');
  }

  private void writeToken(Token token) {
    switch (token.kind()) {
      case LITERAL, DOLLAR_LITERAL -> writeLiteral(token.literalValue());
      default -> out.append(token.text());
    }
  }

  private void writeLiteral(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    if (value.indexOf('\\') < 0) {
      out.append(quoted);
      return;
    }
    if (out.length() > 0 && Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
    out.append('E').append(quoted.replace("\\", "\\\\"));
  }
}
