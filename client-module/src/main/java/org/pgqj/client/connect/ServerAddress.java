package org.pgqj.client.connect;

import java.nio.file.Path;

/**
 * One of the places to try.
 *
 * @param host name, address or absolute directory of a socket, for messages, passwords and
 *     certificates
 * @param target what to connect to: {@code hostaddr} if given, else the host
 * @param port port number, and number of the socket
 */
public record ServerAddress(String host, String target, int port) {

  /** Whether this is a directory of Unix-domain sockets. */
  public boolean isSocket() {
    return target.startsWith("/");
  }

  /** Whether the server is on this machine, as far as the name tells. */
  public boolean isLocal() {
    return isSocket()
        || target.equals("localhost")
        || target.startsWith("127.")
        || target.equals("::1");
  }

  /** The socket's file. */
  Path socket() {
    return Path.of(target, ".s.PGSQL." + port);
  }

  /** As libpq's messages name it. */
  @Override
  public String toString() {
    return isSocket() ? "on socket \"" + socket() + "\"" : "at \"" + host + "\", port " + port;
  }
}
