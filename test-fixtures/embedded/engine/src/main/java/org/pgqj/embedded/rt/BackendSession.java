package org.pgqj.embedded.rt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.pljava.SavepointListener;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.TransactionListener;

/** The one session of a backend. */
final class BackendSession implements Session {
  static final BackendSession INSTANCE = new BackendSession();

  private BackendSession() {}

  @Override
  public String getUserName() {
    try {
      return Natives.userName();
    } catch (SQLException e) {
      throw notNow(e);
    }
  }

  @Override
  public String getOuterUserName() {
    try {
      return Natives.outerUserName();
    } catch (SQLException e) {
      throw notNow(e);
    }
  }

  /** The interface leaves no room for a checked exception. */
  private static IllegalStateException notNow(SQLException e) {
    return new IllegalStateException(e.getMessage(), e);
  }

  /** Of a statement that yields rows, one row is fetched. */
  @Override
  public void executeAsOuterUser(Connection conn, String statement) throws SQLException {
    long saved = Natives.becomeOuterUser();
    try (Statement executed = conn.createStatement()) {
      if (executed.execute(statement)) {
        ResultSet rows = executed.getResultSet();
        rows.next();
        rows.close();
      }
    } finally {
      Natives.restoreUser(saved);
    }
  }

  @Override
  public void addSavepointListener(SavepointListener listener) {
    SavepointListeners.add(listener);
  }

  @Override
  public void removeSavepointListener(SavepointListener listener) {
    SavepointListeners.remove(listener);
  }

  @Override
  public void addTransactionListener(TransactionListener listener) {
    Listeners.add(listener);
  }

  @Override
  public void removeTransactionListener(TransactionListener listener) {
    Listeners.remove(listener);
  }
}
