package org.pgqj.client.admin;

/** A command can't do what it was asked to; the message is one line with cause and cure. */
public final class AdminException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public AdminException(String message) {
    super(message);
  }

  AdminException(String message, Throwable cause) {
    super(message, cause);
  }
}
