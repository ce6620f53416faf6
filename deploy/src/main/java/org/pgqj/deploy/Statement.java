package org.pgqj.deploy;

import java.util.List;

/**
 * One SQL statement without its semicolon.
 *
 * @param file the script it stands in
 * @param tokens its tokens; the first and the last are not blank
 * @param condition name of the condition under which it runs; null for always
 */
record Statement(String file, List<Token> tokens, String condition) {

  ScriptException error(Token at, String problem) {
    return new ScriptException(file, at.line(), problem);
  }
}
