package org.postgresql.pljava;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Produces the rows of a set-returning function from a result set. */
public interface ResultSetHandle {

  /** The rows, read from the set's current position on. */
  ResultSet getResultSet() throws SQLException;

  /** Called at the end of the rows, and when the caller stops early. */
  void close() throws SQLException;
}
