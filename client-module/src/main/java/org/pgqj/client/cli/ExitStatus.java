package org.pgqj.client.cli;

/** The exit statuses of {@code pgqj}, as its help documents them. */
final class ExitStatus {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** Something needed or asked for is not there, such as the server. */
  static final int MISSING = 3;

  private ExitStatus() {}
}
