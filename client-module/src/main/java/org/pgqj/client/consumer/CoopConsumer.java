package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.Connector;

/**
 * A consumer whose load several processes share (pgq_coop): each takes the next batch that none of
 * them has. Batches are handled side by side, so events of different batches in any order. The key
 * {@code subconsumer_name} names the process.
 *
 * <p>With {@code subconsumer_timeout} a sibling that was silent for so long loses its batch to
 * another one; while a batch is handled, a heartbeat shows that this process lives.
 */
public abstract class CoopConsumer extends Consumer {

  private CoopSubscription subscription;
  private Connector connector;

  /** See {@link Consumer#Consumer}. */
  protected CoopConsumer(String service, String databaseKey, String... arguments) {
    super(service, databaseKey, arguments);
  }

  @Override
  String template() {
    return super.template() + ConfigTemplate.COOPERATIVE;
  }

  @Override
  Subscription subscription(Settings newSettings, Config newConfig) {
    return new CoopSubscription(
        newSettings,
        newConfig.text("subconsumer_name"),
        newConfig.seconds("subconsumer_timeout", Duration.ZERO));
  }

  @Override
  void take(Config newConfig, Settings newSettings) {
    super.take(newConfig, newSettings);
    subscription = (CoopSubscription) subscription(newSettings, newConfig);
    connector = Connections.to(newConfig, databaseKey(), newSettings);
  }

  @Override
  void carryOut(Delivery delivery) throws Exception {
    Heartbeat heartbeat = Heartbeat.start(subscription.timeout().dividedBy(3), this::beat);
    try {
      processBatch(delivery.batch());
    } finally {
      heartbeat.stop();
    }
    delivery.finish();
    delivery.commit();
  }

  /** While a batch is open, asking for it is all that it takes. */
  private void beat() throws SQLException {
    try (Connection connection = connector.open()) {
      subscription.next(connection);
    }
  }
}
