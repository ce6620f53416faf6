package org.postgresql.pljava;

import java.sql.SQLException;

/** Where code in the server finds its {@link Session}. */
public final class SessionManager {
  private static Session session;

  private SessionManager() {}

  /**
   * The session of this backend.
   *
   * @throws SQLException (55000) outside a server
   */
  public static Session current() throws SQLException {
    if (session == null) {
      throw new SQLException("there is no session outside a PostgreSQL server", "55000");
    }
    return session;
  }

  /** The engine's start-up calls this once; code in the server never does. */
  public static void provide(Session provided) {
    if (session != null) {
      throw new IllegalStateException("the session is already provided");
    }
    session = provided;
  }
}
