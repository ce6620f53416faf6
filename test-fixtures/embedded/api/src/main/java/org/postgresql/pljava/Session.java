package org.postgresql.pljava;

import java.sql.Connection;
import java.sql.SQLException;

/** The backend that this code runs in. */
public interface Session {

  /** The effective user: inside a SECURITY DEFINER function, its owner. */
  String getUserName();

  /** The user outside every SECURITY DEFINER function that is being executed. */
  String getOuterUserName();

  /** Executes one statement with the rights of {@link #getOuterUserName()}. */
  void executeAsOuterUser(Connection conn, String statement) throws SQLException;

  void addSavepointListener(SavepointListener listener);

  void removeSavepointListener(SavepointListener listener);

  void addTransactionListener(TransactionListener listener);

  void removeTransactionListener(TransactionListener listener);
}
