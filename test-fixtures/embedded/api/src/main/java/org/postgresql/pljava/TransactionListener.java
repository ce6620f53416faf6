package org.postgresql.pljava;

import java.sql.SQLException;

/**
 * Told of the end of every transaction of the session, until removed. The database can't be used
 * from any of these calls.
 */
public interface TransactionListener {

  default void onAbort(Session session) throws SQLException {}

  default void onCommit(Session session) throws SQLException {}

  default void onPrepare(Session session) throws SQLException {}

  default void onPreCommit(Session session) throws SQLException {}

  default void onPrePrepare(Session session) throws SQLException {}
}
