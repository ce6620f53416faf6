package org.pgqj.client.connect;

/**
 * What the user wrote to reach a database can't be understood or can't be kept. The message is one
 * line for that user, in libpq's words where libpq has some.
 */
public final class ConnectionStringException extends RuntimeException {

  public ConnectionStringException(String message) {
    super(message);
  }
}
