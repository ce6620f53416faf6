package org.pgqj.trigger.options;

/** A firing that must not go on: the error that the client is to get. */
public final class Refusal extends Exception {

  private final String sqlState;

  Refusal(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  public String sqlState() {
    return sqlState;
  }
}
