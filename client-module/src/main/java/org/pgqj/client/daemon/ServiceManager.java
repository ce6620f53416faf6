package org.pgqj.client.daemon;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd, when that has started the daemon, that it works or ends. By systemd's own program,
 * for Java 17 knows no datagram sockets of the kind that systemd listens at.
 */
final class ServiceManager {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private static final String SOCKET = "NOTIFY_SOCKET";

  private ServiceManager() {}

  static void ready() {
    tell("READY=1", "MAINPID=" + ProcessHandle.current().pid());
  }

  static void stopping() {
    tell("STOPPING=1");
  }

  private static void tell(String... news) {
    if (System.getenv(SOCKET) == null) {
      return;
    }
    String[] command = new String[news.length + 1];
    command[0] = "systemd-notify";
    System.arraycopy(news, 0, command, 1, news.length);
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        LOG.warn("systemd-notify ended with status {}", status);
      }
    } catch (IOException e) {
      LOG.warn("systemd can not be told: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
