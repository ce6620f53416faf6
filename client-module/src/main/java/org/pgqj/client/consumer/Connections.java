package org.pgqj.client.consumer;

import org.pgqj.client.config.Config;
import org.pgqj.client.connect.Connector;

/** How consumers connect. */
final class Connections {

  private Connections() {}

  /** Connections by a key's connection string, which are given up when the server falls silent. */
  static Connector to(Config config, String key, Settings settings) {
    return new Connector(
        config.connection(key).withApplicationName(config.jobName()), settings.stallTimeout());
  }
}
