package org.pgqj.client.doctor;

import java.util.List;

/**
 * What mends something.
 *
 * @param kind who runs it
 * @param commands in order; SQL statements are run one by one, outside of a transaction block
 */
public record Cure(Kind kind, List<String> commands) {

  /** Who runs a cure. */
  public enum Kind {
    /** psql or any client, connected to the database that was looked at. */
    SQL("sql"),
    /** A shell; on the server's machine where it is about files or packages. */
    SHELL("shell");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public static Cure sql(String... statements) {
    return new Cure(Kind.SQL, List.of(statements));
  }

  public static Cure shell(String command) {
    return new Cure(Kind.SHELL, List.of(command));
  }
}
