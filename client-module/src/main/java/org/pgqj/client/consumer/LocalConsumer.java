package org.pgqj.client.consumer;

import java.sql.Connection;
import org.pgqj.client.config.Config;

/**
 * A consumer that works in the queue's own database. What it does there and the end of the batch
 * are one transaction, so each event takes effect exactly once, whatever crashes when.
 *
 * <p>That holds for what is done through the connection given to the handlers; they must not end
 * its transaction. To survive a statement's error within it, set a savepoint.
 */
public abstract class LocalConsumer extends Consumer {

  /** See {@link Consumer#Consumer}. */
  protected LocalConsumer(String service, String databaseKey, String... arguments) {
    super(service, databaseKey, arguments);
  }

  /**
   * Handles a batch, by default each event by {@link #processEvent(Event, Connection)}.
   *
   * @param db the queue's database, in the transaction that finishes the batch
   */
  protected void processBatch(Batch batch, Connection db) throws Exception {
    for (Event ev : batch) {
      processEvent(ev, db);
    }
  }

  /**
   * Handles an event.
   *
   * @param db the queue's database, in the transaction that finishes the batch
   */
  protected void processEvent(Event ev, Connection db) throws Exception {
    throw new UnsupportedOperationException(
        getClass().getName() + " overrides neither processEvent nor processBatch");
  }

  /** Not used by this kind of consumer. */
  @Override
  protected final void processBatch(Batch batch) throws Exception {
    super.processBatch(batch);
  }

  /** Not used by this kind of consumer. */
  @Override
  protected final void processEvent(Event ev) throws Exception {
    super.processEvent(ev);
  }

  @Override
  void take(Config newConfig, Settings newSettings) {
    OneConnection.check(newConfig, newSettings);
    super.take(newConfig, newSettings);
  }

  @Override
  boolean worksInOneTransaction() {
    return true;
  }

  @Override
  void carryOut(Delivery delivery) throws Exception {
    processBatch(delivery.batch(), OpenTransaction.of(delivery.connection()));
    delivery.finish();
    delivery.commit();
  }
}
