package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.pgqj.client.config.Config;
import org.pgqj.client.config.ConfigException;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.HeldConnection;
import org.pgqj.client.daemon.Surroundings;
import org.pgqj.client.daemon.WorkException;
import org.pgqj.client.daemon.Worker;

/** Has a consumer handle batch after batch. */
final class ConsumerWorker implements Worker {

  private static final double NANOS = 1e9;

  private final Consumer consumer;
  private final Surroundings surroundings;
  private Settings settings;
  private Subscription subscription;
  private Connector connector;
  private HeldConnection source;
  private Attachment attachment;
  private long idleSince = System.nanoTime();

  ConsumerWorker(Consumer consumer, Surroundings surroundings) {
    this.consumer = consumer;
    this.surroundings = surroundings;
    take(surroundings.config());
  }

  private void take(Config config) {
    Settings newSettings = Settings.of(config);
    Subscription newSubscription = consumer.subscription(newSettings, config);
    Connector newConnector = Connections.to(config, consumer.databaseKey(), newSettings);
    takeOver(config, newSettings);
    if (source != null) {
      source.drop();
    }
    settings = newSettings;
    subscription = newSubscription;
    connector = newConnector;
    source = new HeldConnection(connector, settings.connectionLifetime());
    attachment = new Attachment(connector, subscription, settings);
  }

  /** What the consumer refuses leaves it as it was. */
  private void takeOver(Config config, Settings newSettings) {
    Config before = consumer.config();
    try {
      consumer.take(config, newSettings);
    } catch (RuntimeException e) {
      if (settings != null) {
        consumer.take(before, settings);
      }
      throw e;
    }
  }

  @Override
  public void reload(Config config) {
    take(config);
  }

  @Override
  public boolean work() throws Exception {
    try {
      return workOnce();
    } catch (ConfigException | InterruptedException e) {
      throw e;
    } catch (Batch.ReadFailure e) {
      throw new WorkException(where(), e.reason());
    } catch (Exception e) {
      throw new WorkException(where(), e);
    }
  }

  private String where() {
    return "queue "
        + settings.queue()
        + ", consumer "
        + settings.consumer()
        + ", database "
        + connector.settings().database();
  }

  private boolean workOnce() throws Exception {
    source.dropIfOld();
    Connection connection = source.get();
    attachment.attach(connection);
    BatchInfo info = subscription.next(connection);
    if (info == null) {
      return await(connection);
    }
    connection.setAutoCommit(false);
    handle(connection, info);
    connection.setAutoCommit(true);
    return true;
  }

  private void handle(Connection connection, BatchInfo info) throws Exception {
    long began = System.nanoTime();
    double idle = (began - idleSince) / NANOS;
    Delivery delivery =
        new Delivery(connection, subscription, settings, info, consumer.worksInOneTransaction());
    try {
      consumer.carryOut(delivery);
    } catch (Exception | Error e) {
      rollBack(connection, e);
      throw e;
    }
    idleSince = System.nanoTime();
    if (delivery.retried() > 0) {
      surroundings.stats().add("retry-events", delivery.retried());
    }
    if (delivery.failed() > 0) {
      surroundings.stats().add("failed-events", delivery.failed());
    }
    tell(delivery.count(), (idleSince - began) / NANOS, idle);
  }

  private void tell(long count, double duration, double idle) {
    surroundings.stats().add("count", count);
    surroundings.stats().add("duration", duration);
    surroundings.stats().add("idle", idle);
  }

  /** At once, so that what a handler did is not in the way of its repetition. */
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Waits for the next tick here, where it may be announced, unless the loop is to end now. */
  private boolean await(Connection connection) throws SQLException {
    Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
    if (idle.compareTo(settings.idleStats()) > 0) {
      idleSince = System.nanoTime();
      tell(0, 0, idle.toNanos() / NANOS);
    }
    Duration delay = settings.loopDelay();
    if (delay.isNegative() || delay.isZero()) {
      return false;
    }
    if (attachment.isListening()) {
      TickListener.await(connection, delay, surroundings);
    } else {
      double jitter = 0.9 + 0.2 * ThreadLocalRandom.current().nextDouble();
      surroundings.pause(Duration.ofNanos(Math.round(delay.toNanos() * jitter)));
    }
    return true;
  }

  @Override
  public void reset() {
    source.drop();
    consumer.reset();
  }

  @Override
  public void close() {
    source.drop();
    consumer.end();
  }
}
