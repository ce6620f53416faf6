package org.pgqj.backend;

import java.sql.SQLException;

/**
 * Runs one statement whose failure must not end the transaction, inside a plpgsql block with an
 * exception handler. (JDBC savepoints break in scans and triggers on PL/Java.)
 *
 * <p>Serialization failures and deadlocks are never caught: the whole transaction has to be
 * repeated.
 */
public final class Guarded {

  private static final Prepared OUTCOME =
      new Prepared("select pg_catalog.current_setting('pgqj.outcome')");

  private static final String FAILED = "failed";

  private Guarded() {}

  /**
   * Changes rows; a failure becomes a WARNING with the failure's SQLSTATE.
   *
   * @param subject what the warning begins with
   * @param sql one data-changing statement
   * @return number of rows changed; null when the statement failed
   */
  public static Long update(String subject, String sql) throws SQLException {
    return run(sql + "; get diagnostics n = row_count;", warn(subject));
  }

  /**
   * Evaluates a scalar expression; a failure becomes a WARNING with the failure's SQLSTATE.
   *
   * @param subject what the warning begins with
   * @param expression SQL of type bigint
   * @return its value, 0 for a null; null when it failed
   */
  public static Long value(String subject, String expression) throws SQLException {
    return run("n := " + expression + ";", warn(subject));
  }

  /**
   * Runs statements that need a lock at once.
   *
   * @param sql statements with a final semicolon
   * @return false when the lock was not available, and nothing has been done
   */
  public static boolean whenLockable(String sql) throws SQLException {
    return run(sql, "when lock_not_available then " + outcome("'" + FAILED + "'")) != null;
  }

  /**
   * Runs statements all of which succeed or have no effect.
   *
   * @param sql statements with a final semicolon
   * @return false when one has failed, whyever
   */
  public static boolean succeeds(String sql) throws SQLException {
    return run(sql, "when others then " + outcome("'" + FAILED + "'")) != null;
  }

  private static Long run(String statements, String handler) throws SQLException {
    String body =
        "declare n bigint; begin begin "
            + statements
            + " "
            + outcome("coalesce(n, 0)::pg_catalog.text")
            + " exception when serialization_failure or deadlock_detected then raise; "
            + handler
            + " end; end";
    Backend.update("do " + Quote.literal(body));
    String outcome = Backend.firstString(OUTCOME.get());
    return FAILED.equals(outcome) ? null : Long.valueOf(outcome);
  }

  private static String warn(String subject) {
    return "when others then raise warning using errcode = sqlstate, message = pg_catalog.concat("
        + Quote.literal(subject)
        + ", ': ', sqlerrm); "
        + outcome("'" + FAILED + "'");
  }

  private static String outcome(String expression) {
    return "perform pg_catalog.set_config('pgqj.outcome', " + expression + ", true);";
  }
}
