package org.pgqj.client.connect;

import java.sql.SQLException;

/**
 * No server could be reached, or none let us in. The message is one line, as libpq would put it;
 * the SQLSTATE is the server's, or 08001 when there was no answer.
 */
public final class ConnectFailure extends SQLException {

  private static final long serialVersionUID = 1;

  ConnectFailure(String message, String state, Throwable cause) {
    super(message, state, cause);
  }
}
