package org.pgqj.consumer;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/**
 * Registers and unregisters. Locks are taken in the order queue, consumer, subscription, here and
 * in drop_queue.
 */
final class Registration {

  private Registration() {}

  static int register(String queueName, String consumerName, Long tick) throws SQLException {
    Integer queue = SubscriptionStatements.holdQueue(queueName);
    if (queue == null) {
      throw Raise.error(PgqError.QUEUE_NOT_CREATED);
    }
    int consumer = lockOrCreateConsumer(consumerName);
    if (tick != null && !SubscriptionStatements.tickExists(queue, tick)) {
      throw Raise.error(PgqError.TICK_NOT_FOUND, tick);
    }
    if (SubscriptionStatements.exists(queue, consumer)) {
      if (tick != null) {
        SubscriptionStatements.move(queue, consumer, tick);
      }
      return 0;
    }
    SubscriptionStatements.subscribe(queue, consumer, tick == null ? latestTick(queue) : tick);
    return 1;
  }

  static int unregister(String queueName, String consumerName) throws SQLException {
    if (SubscriptionStatements.lockConsumer(consumerName) == null) {
      return 0;
    }
    Subscription subscription = SubscriptionStatements.lock(queueName, consumerName);
    if (subscription == null) {
      return 0;
    }
    if (subscription.isSubConsumer()) {
      SubscriptionStatements.deleteOne(subscription);
      return 1;
    }
    SubscriptionStatements.deleteRetries(subscription);
    SubscriptionStatements.deleteAllWithId(subscription);
    return subscription.sharers();
  }

  /** The row may come and go between the statements, as others register and unregister. */
  private static int lockOrCreateConsumer(String name) throws SQLException {
    Integer consumer = SubscriptionStatements.lockConsumer(name);
    while (consumer == null) {
      SubscriptionStatements.createConsumer(name);
      consumer = SubscriptionStatements.lockConsumer(name);
    }
    return consumer;
  }

  private static long latestTick(int queue) throws SQLException {
    Long tick = SubscriptionStatements.latestTick(queue);
    if (tick == null) {
      throw Raise.error(PgqError.NO_TICKS);
    }
    return tick;
  }
}
