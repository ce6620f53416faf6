package org.pgqj.embedded.rt;

import java.sql.SQLDataException;
import java.sql.SQLException;

/** What a Java exception is as a PostgreSQL error. */
final class Errors {
  private static final String INTERNAL_ERROR = "XX000";

  private Errors() {}

  /**
   * Called from C for an exception that is not an {@link SpiException} still known there.
   *
   * @return SQLSTATE and message
   */
  @SuppressWarnings("UnusedMethod")
  private static String[] describe(Throwable thrown) {
    if (thrown instanceof SpiException spi) {
      return new String[] {stateOf(spi), String.valueOf(spi.getMessage())};
    }
    if (thrown instanceof SQLException sql) {
      return new String[] {stateOf(sql), sql.toString()};
    }
    if (thrown instanceof SecurityException) {
      return new String[] {"42501", named("java.sql.SQLSyntaxErrorException", thrown)};
    }
    if (thrown instanceof Exception) {
      return new String[] {INTERNAL_ERROR, named("java.sql.SQLException", thrown)};
    }
    return new String[] {INTERNAL_ERROR, thrown.toString()};
  }

  private static String stateOf(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() != 5) {
      return INTERNAL_ERROR;
    }
    for (int i = 0; i < 5; i++) {
      char c = state.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
        return INTERNAL_ERROR;
      }
    }
    return state;
  }

  private static String named(String className, Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? className : className + ": " + message;
  }

  /**
   * For C, and the classes here, to throw: an object that cannot become a value of the SQL type.
   */
  static SQLException wrongClass(Object object, String sqlType) {
    return new SQLDataException(
        "an object of class " + object.getClass().getName() + " cannot be used as " + sqlType,
        "42804");
  }
}
