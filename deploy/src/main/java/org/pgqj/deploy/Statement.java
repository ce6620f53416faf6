package org.pgqj.deploy;

import java.util.List;

/**
 * One SQL statement without its semicolon.
 *
 * @param file the script it stands in
 * @param tokens its tokens; the first and the last are not blank
 */
record Statement(String file, List<Token> tokens) {

  ScriptException error(Token at, String problem) {
    return new ScriptException(file, at.line(), problem);
  }
}
