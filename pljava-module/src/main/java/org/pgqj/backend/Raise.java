package org.pgqj.backend;

import java.sql.SQLException;

/**
 * Raises errors and warnings as PostgreSQL itself does, through a DO block, so that the client gets
 * the bare text and the SQLSTATE. (An exception made in Java would arrive with its class name in
 * front.)
 */
public final class Raise {

  private Raise() {}

  /**
   * Raises an error; write {@code throw Raise.error(…)}.
   *
   * @param values what replaces each {@code %} of the text
   * @return never: the error comes back from the backend as the exception this method throws
   * @throws SQLException always, and it must reach PostgreSQL untouched
   */
  public static SQLException error(PgqError error, Object... values) throws SQLException {
    return error(error.sqlState(), error.text(values));
  }

  /**
   * Raises an error with a text of the caller's own; write {@code throw Raise.error(…)}.
   *
   * @param sqlState five characters
   * @return never: the error comes back from the backend as the exception this method throws
   * @throws SQLException always, and it must reach PostgreSQL untouched
   */
  public static SQLException error(String sqlState, String text) throws SQLException {
    raise("exception", sqlState, text, "");
    return new SQLException(text, sqlState);
  }

  /**
   * As {@link #error(PgqError, Object...)}, with a DETAIL.
   *
   * @param detail a sentence
   */
  public static SQLException errorWithDetail(PgqError error, String detail, Object... values)
      throws SQLException {
    String text = error.text(values);
    raise("exception", error.sqlState(), text, ", detail = " + Quote.literal(detail));
    return new SQLException(text, error.sqlState());
  }

  /**
   * As {@link #error(PgqError, Object...)}, with a HINT.
   *
   * @param hint what to do about it
   */
  public static SQLException errorWithHint(PgqError error, String hint, Object... values)
      throws SQLException {
    String text = error.text(values);
    raise("exception", error.sqlState(), text, ", hint = " + Quote.literal(hint));
    return new SQLException(text, error.sqlState());
  }

  /** Sends a WARNING to the client and goes on. */
  public static void warning(PgqError warning, Object... values) throws SQLException {
    raise("warning", warning.sqlState(), warning.text(values), "");
  }

  private static void raise(String level, String sqlState, String text, String more)
      throws SQLException {
    String body =
        "begin raise "
            + level
            + " using errcode = "
            + Quote.literal(sqlState)
            + ", message = "
            + Quote.literal(text)
            + more
            + "; end";
    Backend.update("do " + Quote.literal(body));
  }
}
