package org.pgqj.client.daemon;

/** Says where something failed, such as "queue mailer, consumer mailer_daemon, database shop". */
public final class WorkException extends Exception {

  private static final long serialVersionUID = 1;

  public WorkException(String where, Exception cause) {
    super(where, cause);
  }
}
