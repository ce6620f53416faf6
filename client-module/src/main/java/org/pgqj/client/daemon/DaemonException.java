package org.pgqj.client.daemon;

/** Why a daemon does not start; the message is one line for who started it. Exit status 1. */
final class DaemonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DaemonException(String message) {
    super(message);
  }

  DaemonException(String message, Throwable cause) {
    super(message, cause);
  }
}
