package org.postgresql.pljava;

import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Told of the begin and the end of every subtransaction of the session, until removed: savepoints
 * of JDBC, savepoints of SQL, and blocks that catch errors. Only those of JDBC have a {@link
 * Savepoint}; the others, and a parent that is one of them or the transaction itself, are null. An
 * SQLException from {@link #onStart} or {@link #onPreCommit} undoes the subtransaction.
 */
public interface SavepointListener {

  default void onAbort(Session session, Savepoint savepoint, Savepoint parent)
      throws SQLException {}

  default void onCommit(Session session, Savepoint savepoint, Savepoint parent)
      throws SQLException {}

  default void onStart(Session session, Savepoint savepoint, Savepoint parent)
      throws SQLException {}

  default void onPreCommit(Session session, Savepoint savepoint, Savepoint parent)
      throws SQLException {}
}
