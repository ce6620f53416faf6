package org.pgqj.client.consumer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.pgqj.client.config.Config;

/**
 * What a consumer's configuration says; docs/consumers.md explains the keys.
 *
 * @param blockSize events read at a time; 0 for all at once
 * @param minCount batches shall have this many events, or null
 * @param minInterval batches shall span this time, as an interval's text, or null
 * @param minLag batches shall be at least this old, as an interval's text, or null
 * @param tables only events with one of these in ev_extra1; empty for all
 * @param parallelism how many events are handled at a time
 * @param key which events must keep their order among themselves
 * @param stallTimeout how long a server may be silent before the connection counts as dead
 */
record Settings(
    String queue,
    String consumer,
    int blockSize,
    Integer minCount,
    String minInterval,
    String minLag,
    List<String> tables,
    boolean autoRegister,
    int parallelism,
    EventKey key,
    RetryPolicy retries,
    Duration loopDelay,
    boolean listen,
    Duration idleStats,
    Duration connectionLifetime,
    Duration stallTimeout) {

  private static final int DEFAULT_BLOCK = 300;

  static Settings of(Config config) {
    return new Settings(
        config
            .firstOf("pgq_queue_name", "queue_name")
            .orElseThrow(() -> config.missing("queue_name")),
        config.firstOf("pgq_consumer_id", "consumer_name").orElseGet(config::jobName),
        notNegative(config, "pgq_lazy_fetch", DEFAULT_BLOCK),
        positiveOrNull(notNegative(config, "pgq_batch_collect_events", 0)),
        config.firstOf("pgq_batch_collect_interval").orElse(null),
        config.firstOf("pgq_keep_lag").orElse(null),
        config.list("table_filter"),
        config.flag("auto_register", true),
        Math.max(1, notNegative(config, "parallelism", 1)),
        EventKey.of(config),
        new RetryPolicy(
            notNegative(config, "retry_max", 0),
            config.seconds("retry_delay", Duration.ofMinutes(1)),
            config.seconds("retry_delay_max", Duration.ofHours(1)),
            () -> ThreadLocalRandom.current().nextDouble()),
        config.seconds("loop_delay", Duration.ofSeconds(1)),
        config.flag("listen", true),
        config.seconds("keepalive_stats", Duration.ofMinutes(5)),
        config.seconds("connection_lifetime", Duration.ofMinutes(20)),
        notNegative(config, "stall_timeout", Duration.ofMinutes(5)));
  }

  private static int notNegative(Config config, String key, int fallback) {
    int value = config.integer(key, fallback);
    if (value < 0) {
      throw config.wrong(key, value + " is less than 0");
    }
    return value;
  }

  private static Duration notNegative(Config config, String key, Duration fallback) {
    Duration value = config.seconds(key, fallback);
    if (value.isNegative()) {
      throw config.wrong(key, "is less than 0");
    }
    return value;
  }

  private static Integer positiveOrNull(int value) {
    return value == 0 ? null : value;
  }
}
