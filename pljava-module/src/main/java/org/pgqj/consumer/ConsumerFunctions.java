package org.pgqj.consumer;

import java.sql.SQLException;

/** The SQL functions that register consumers. */
public final class ConsumerFunctions {

  private ConsumerFunctions() {}

  /**
   * Registers a consumer from the latest tick on. Goes through SQL, where register_consumer_at is
   * found by name.
   *
   * @return as {@link #registerConsumerAt}
   */
  public static int registerConsumer(String queue, String consumer) throws SQLException {
    return SubscriptionStatements.callRegisterAt(queue, consumer);
  }

  /**
   * Registers a consumer, or moves a registered one to another tick, which drops its open batch.
   *
   * @param tick last tick that counts as processed; null for the latest, or to leave a registered
   *     consumer alone
   * @return 1 when newly registered, 0 when it was registered already
   * @throws SQLException P0001 for an unknown queue or tick, or when the queue was never ticked;
   *     23502 for a null name
   */
  public static int registerConsumerAt(String queue, String consumer, Long tick)
      throws SQLException {
    return Registration.register(queue, consumer, tick);
  }

  /**
   * Unregisters a consumer with its retried events, and its sub-consumers with it; or one
   * sub-consumer alone. An open batch doesn't prevent it.
   *
   * @return number of subscriptions removed; 0 when it was not registered
   */
  public static int unregisterConsumer(String queue, String consumer) throws SQLException {
    return Registration.unregister(queue, consumer);
  }
}
