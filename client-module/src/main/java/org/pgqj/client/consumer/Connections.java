package org.pgqj.client.consumer;

import org.pgqj.client.config.Config;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.ConnectionStringException;
import org.pgqj.client.connect.Connector;

/** How consumers connect. */
final class Connections {

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  private Connections() {}

  /** Connections by a key's connection string, which are given up when the server falls silent. */
  static Connector to(Config config, String key, Settings settings) {
    try {
      ConnectionSettings where =
          ConnectionSettings.of(config.text(key))
              .withConnectTimeout(CONNECT_TIMEOUT_SECONDS)
              .withApplicationName(config.jobName());
      return new Connector(where, settings.stallTimeout());
    } catch (ConnectionStringException e) {
      throw config.wrong(key, e.getMessage());
    }
  }
}
