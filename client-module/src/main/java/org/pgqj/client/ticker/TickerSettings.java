package org.pgqj.client.ticker;

import java.time.Duration;
import java.util.Optional;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.Connector;

/**
 * What the configuration says, in pgqd's keys or in pgqadm's.
 *
 * @param databases the databases to look after
 * @param tickerPeriod between two looks whether ticks are due by the queues' settings
 * @param checkPeriod between two looks for new databases, and for PgQ in those without
 * @param leaderTimeout after this long without a sign of life the server ends the working ticker's
 *     session, and another one takes over
 * @param stallTimeout a look or a tick without an answer for so long means that the server is gone
 * @param healthPort where to answer for health and metrics; 0 for nowhere
 * @param giveUpAfter a database that can't be reached for so long ends the daemon; zero for never
 */
record TickerSettings(
    ServedDatabases databases,
    Pace pace,
    Duration tickerPeriod,
    Duration checkPeriod,
    Duration retryPeriod,
    Duration maintPeriod,
    Duration statsPeriod,
    Duration connectionLifetime,
    Duration leaderTimeout,
    Duration stallTimeout,
    int healthPort,
    Duration giveUpAfter) {

  /** For short questions, whose answers somebody waits for. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final String APPLICATION = "pgqj ticker";

  static TickerSettings of(Config config, Optional<Duration> giveUpAfter) {
    return new TickerSettings(
        ServedDatabases.of(config),
        new Pace(config.seconds("target_latency", Duration.ofMillis(10))),
        positive(config, "ticker_period", 1),
        positive(config, "check_period", 60),
        positive(config, "retry_period", 30),
        maintenance(config),
        positive(config, config.has("ticker_log_delay") ? "ticker_log_delay" : "stats_period", 30),
        positive(config, "connection_lifetime", 3600),
        leaderTimeout(config),
        positive(config, "stall_timeout", 60),
        config.integer("health_port", 0),
        giveUpAfter.orElseGet(() -> config.seconds("give_up_after", Duration.ZERO)));
  }

  /** pgqadm's keys are seconds or minutes between rounds. */
  private static Duration maintenance(Config config) {
    if (config.has("maint_delay_min")) {
      return positive(config, "maint_delay_min", 5).multipliedBy(60);
    }
    return positive(config, config.has("maint_delay") ? "maint_delay" : "maint_period", 120);
  }

  /** Who waits for the lock shows a sign of life each second. */
  private static Duration leaderTimeout(Config config) {
    Duration value = positive(config, "leader_timeout", 5);
    if (value.toSeconds() < 2) {
      throw config.wrong("leader_timeout", "must be 2 s or more");
    }
    return value;
  }

  private static Duration positive(Config config, String key, int seconds) {
    Duration value = config.seconds(key, Duration.ofSeconds(seconds));
    if (value.isZero() || value.isNegative()) {
      throw config.wrong(key, "must be more than 0 s");
    }
    return value;
  }

  /** For work that takes what it takes. */
  Connector to(String database) {
    return to(database, Duration.ZERO);
  }

  /** For looks and ticks. */
  Connector toTick(String database) {
    return to(database, stallTimeout);
  }

  /** For short questions to a database. */
  Connector toAsk(String database) {
    return to(database, ANSWER);
  }

  private Connector to(String database, Duration stallTimeout) {
    return new Connector(databases.to(database).withApplicationName(APPLICATION), stallTimeout);
  }
}
