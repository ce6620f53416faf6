package org.pgqj.embedded.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** The answer to what is left out. */
final class Unsupported {
  private Unsupported() {}

  /** The error (0A000) of a method, or of a way to use it, that is not served. */
  static SQLFeatureNotSupportedException method(String what) {
    return new SQLFeatureNotSupportedException(
        "not supported by the embedded engine: " + what, "0A000");
  }

  /** The same with the SQLSTATE of an internal error (XX000), where that is PL/Java's. */
  static SQLException internal(String what) {
    return new SQLException("not supported by the embedded engine: " + what, "XX000");
  }
}
