package org.pgqj.deploy;

/** Something in a SQL script that the descriptor cannot hold; the message says where and why. */
public final class ScriptException extends RuntimeException {

  ScriptException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
