package org.pgqj.urlencode;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;

/** Raises an error whose bare text reaches the client, through PostgreSQL itself. */
public final class ClientError {

  private ClientError() {}

  /**
   * Raises an error; write {@code throw ClientError.raise(…)}.
   *
   * @return never: the error comes back from the backend as the exception this method throws
   * @throws SQLException always, and it must reach PostgreSQL untouched
   */
  public static SQLException raise(String sqlState, String text) throws SQLException {
    String body =
        "begin raise exception using errcode = "
            + Quote.literal(sqlState)
            + ", message = "
            + Quote.literal(text)
            + "; end";
    Backend.update("do " + Quote.literal(body));
    return new SQLException(text, sqlState);
  }
}
