package org.pgqj.client.doctor;

/** Names and texts inside the SQL of cures. */
public final class Quoted {

  private Quoted() {}

  /** A name, quoted where SQL might not take it for one. */
  public static String name(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
