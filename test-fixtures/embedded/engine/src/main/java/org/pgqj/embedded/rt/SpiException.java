package org.pgqj.embedded.rt;

import java.sql.SQLException;

/**
 * A PostgreSQL error that happened under a call of {@link Natives}. C keeps the whole error
 * (detail, hint, context, constraint …); an exception of this class that leaves the Java function
 * is raised again as exactly that error.
 *
 * <p>C alone makes these. The message and the SQLSTATE are all that Java sees, as on PL/Java.
 */
public final class SpiException extends SQLException {
  private static final long serialVersionUID = 1L;

  /**
   * Handle of the kept error. It is a serial number, not a pointer: C refuses it once the call that
   * met the error is over, and then raises message and SQLSTATE only.
   */
  private final transient long error;

  /** Called from C. */
  @SuppressWarnings("UnusedMethod")
  private SpiException(String message, String sqlState, long error) {
    super(message, sqlState);
    this.error = error;
  }

  /** Called from C. */
  @SuppressWarnings("UnusedMethod")
  private long error() {
    return error;
  }
}
