package org.pgqj.client.consumer;

import org.pgqj.client.config.Config;

/** Consumers whose work is one transaction have one connection for it, and so one thread. */
final class OneConnection {

  private OneConnection() {}

  static void check(Config config, Settings settings) {
    if (settings.parallelism() > 1) {
      throw config.wrong(
          "parallelism", "this consumer works in one transaction, which no threads can share");
    }
  }
}
