package org.pgqj.embedded.rt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.logging.LogManager;

/**
 * Makes java.util.logging write through PostgreSQL. Named to the virtual machine by a property and
 * made by the JDK when user code first touches logging, which is slow to load; the engine itself
 * never does.
 */
public final class LogConfiguration {
  /** Called by the JDK. */
  public LogConfiguration() throws IOException {
    String text = "handlers=" + LogHandler.class.getName() + "\n.level=" + threshold() + "\n";
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** What neither the client nor the server's log wants to see is not even formatted. */
  private static String threshold() {
    String client;
    String server;
    try {
      client = Natives.setting("client_min_messages");
      server = Natives.setting("log_min_messages");
    } catch (SQLException e) {
      return "INFO";
    }
    return finer(levelOf(client), levelOf(server));
  }

  private static String finer(String one, String other) {
    String all = "FINEST FINER FINE CONFIG INFO WARNING";
    return all.indexOf(one) < all.indexOf(other) ? one : other;
  }

  private static String levelOf(String setting) {
    return switch (setting) {
      case "debug5", "debug4", "debug3" -> "FINEST";
      case "debug2" -> "FINER";
      case "debug1", "debug" -> "FINE";
      case "log" -> "CONFIG";
      case "info", "notice" -> "INFO";
      default -> "WARNING";
    };
  }
}
