package org.pgqj.client.connect;

import java.net.SocketTimeoutException;

/**
 * A read that shall not wait. The JDBC driver wants to know whether another message is there
 * already (PGStream.hasMessagePending) and, as a socket can't be asked, reads with the shortest
 * timeout there is: so each notification would be a millisecond late. Our sockets answer at once.
 */
final class Glance {

  private static final int DRIVERS_TIMEOUT_MILLIS = 1;

  private Glance() {}

  static boolean isMeant(int timeoutMillis) {
    return timeoutMillis == DRIVERS_TIMEOUT_MILLIS;
  }

  static SocketTimeoutException nothing() {
    return new SocketTimeoutException("Nothing to read");
  }
}
