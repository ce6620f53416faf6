package org.pgqj.trigger;

/** A firing that must not go on: the error that the client is to get. */
final class Refusal extends Exception {

  private final String sqlState;

  Refusal(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  String sqlState() {
    return sqlState;
  }
}
