package org.pgqj.client.ticker.health;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the metrics of all databases. Times are in seconds. */
final class Metrics {

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final Gauges<QueueMetrics.Queue> queues = new Gauges<>();
  private final Gauges<QueueMetrics.Consumer> consumers = new Gauges<>();
  private final Gauges<Condition> databases = new Gauges<>();
  private final CounterSnapshot.Builder events =
      CounterSnapshot.builder()
          .name("pgq_queue_events")
          .help("Event ids drawn: by rate(), the events per second");
  private final CounterSnapshot.Builder ticks =
      CounterSnapshot.builder().name("pgq_queue_ticks").help("Ticks made");

  private Metrics() {
    queues.add("pgq_queue_new_events", "Events since the last tick", QueueMetrics.Queue::newEvents);
    queues.add(
        "pgq_queue_tick_age_seconds", "Since the last tick", QueueMetrics.Queue::tickAgeSeconds);
    queues.add(
        "pgq_queue_rotation_age_seconds",
        "Since the last rotation",
        QueueMetrics.Queue::rotationAgeSeconds);
    consumers.add(
        "pgq_consumer_lag_seconds",
        "Age of the tick it has processed",
        QueueMetrics.Consumer::lagSeconds);
    consumers.add(
        "pgq_consumer_pending_events",
        "Events ticked but not processed",
        QueueMetrics.Consumer::pending);
    consumers.add(
        "pgq_consumer_last_seen_seconds",
        "Since it last asked for a batch",
        QueueMetrics.Consumer::lastSeenSeconds);
    consumers.add(
        "pgq_consumer_retries",
        "Events that wait for being delivered again",
        QueueMetrics.Consumer::retries);
    consumers.add(
        "pgq_consumer_dead_letters",
        "Events that failed for good",
        QueueMetrics.Consumer::deadLetters);
    databases.add(
        "pgqj_ticker_leading",
        "1: this daemon ticks here; 0: another one, or nobody",
        c -> c.isLeading() ? 1 : 0);
    databases.add(
        "pgqj_ticker_unreachable_seconds",
        "For how long the database is out of reach",
        Condition::unreachableSeconds);
  }

  static MetricSnapshots of(Collection<? extends Condition> conditions) {
    Metrics metrics = new Metrics();
    conditions.forEach(metrics::take);
    return metrics.snapshots();
  }

  private void take(Condition condition) {
    databases.take(condition, Labels.of("database", condition.database()));
    if (condition.unreachableSeconds() > 0) {
      return;
    }
    try {
      take(condition.database(), condition.queues());
    } catch (SQLException e) {
      // The ticker itself tells of outages; a metric that is missing is seen, too.
      LOG.debug("[{}] metrics", condition.database(), e);
    }
  }

  private void take(String database, QueueMetrics found) {
    for (QueueMetrics.Queue queue : found.queues()) {
      Labels labels = Labels.of("database", database, "queue", queue.name());
      queues.take(queue, labels);
      events.dataPoint(
          CounterSnapshot.CounterDataPointSnapshot.builder()
              .value(queue.events())
              .labels(labels)
              .build());
      ticks.dataPoint(
          CounterSnapshot.CounterDataPointSnapshot.builder()
              .value(queue.ticks())
              .labels(labels)
              .build());
    }
    for (QueueMetrics.Consumer consumer : found.consumers()) {
      consumers.take(
          consumer,
          Labels.of("database", database, "queue", consumer.queue(), "consumer", consumer.name()));
    }
  }

  private MetricSnapshots snapshots() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    all.metricSnapshot(events.build()).metricSnapshot(ticks.build());
    queues.into(all);
    consumers.into(all);
    databases.into(all);
    all.metricSnapshot(
        own(
            "pgqj_ticker_uptime_seconds",
            "Since this daemon was started",
            ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0));
    all.metricSnapshot(
        own(
            "pgqj_ticker_heap_bytes",
            "Heap in use",
            (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
    return all.build();
  }

  private static GaugeSnapshot own(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
