package org.pgqj.client.connect;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import jdk.net.ExtendedSocketOptions;

/**
 * When TCP asks a silent other side for a sign of life, and gives it up: libpq's {@code
 * keepalives_idle} and {@code keepalives_interval} in seconds, {@code keepalives_count}. What is
 * not given is the system's, and so is what the system can't set.
 */
final class KeepAlive {

  private static final Map<Keyword, SocketOption<Integer>> OPTIONS =
      new EnumMap<>(
          Map.of(
              Keyword.KEEPALIVES_IDLE, ExtendedSocketOptions.TCP_KEEPIDLE,
              Keyword.KEEPALIVES_INTERVAL, ExtendedSocketOptions.TCP_KEEPINTERVAL,
              Keyword.KEEPALIVES_COUNT, ExtendedSocketOptions.TCP_KEEPCOUNT));

  private KeepAlive() {}

  /** Notes the settings in the driver's properties, which the socket factory gets. */
  static void note(ConnectionSettings settings, Properties properties) {
    for (Keyword keyword : OPTIONS.keySet()) {
      int value = settings.integer(keyword);
      if (value > 0) {
        properties.setProperty(keyword.text(), Integer.toString(value));
      }
    }
  }

  /** Sets what is noted. */
  static void set(Socket socket, Properties properties) throws IOException {
    for (Map.Entry<Keyword, SocketOption<Integer>> option : OPTIONS.entrySet()) {
      String value = properties.getProperty(option.getKey().text());
      if (value != null && socket.supportedOptions().contains(option.getValue())) {
        socket.setOption(option.getValue(), Integer.valueOf(value));
      }
    }
  }
}
