package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.HeldConnection;

/**
 * A consumer that works in another database, the target. There it keeps, in the transaction of its
 * work, which batch it has done (pgq_ext), so that each event takes effect exactly once, whatever
 * crashes when.
 *
 * <p>That holds for what is done through the connection given to the handlers; they must not end
 * its transaction. In the target a consumer's name stands for one source database only.
 */
public abstract class RemoteConsumer extends Consumer {

  private final String targetKey;
  private HeldConnection target;

  /**
   * See {@link Consumer#Consumer}.
   *
   * @param targetKey the key with the connection string of the target
   */
  protected RemoteConsumer(
      String service, String databaseKey, String targetKey, String... arguments) {
    super(service, databaseKey, arguments);
    this.targetKey = targetKey;
  }

  /**
   * Handles a batch, by default each event by {@link #processEvent(Event, Connection)}.
   *
   * @param targetDb the target, in the transaction that marks the batch as done
   */
  protected void processBatch(Batch batch, Connection targetDb) throws Exception {
    for (Event ev : batch) {
      processEvent(ev, targetDb);
    }
  }

  /**
   * Handles an event.
   *
   * @param targetDb the target, in the transaction that marks the batch as done
   */
  protected void processEvent(Event ev, Connection targetDb) throws Exception {
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
  String template() {
    return super.template() + ConfigTemplate.TARGET.formatted(targetKey);
  }

  @Override
  void take(Config newConfig, Settings newSettings) {
    OneConnection.check(newConfig, newSettings);
    super.take(newConfig, newSettings);
    target =
        new HeldConnection(
            Connections.to(newConfig, targetKey, newSettings), newSettings.connectionLifetime());
  }

  /**
   * The source finishes first but commits last. Finishing locks the consumer's position, which
   * proves that the batch is still ours; with the target's commit it is done for good, and if the
   * source's commit is lost, the repeated batch is found done.
   */
  @Override
  void carryOut(Delivery delivery) throws Exception {
    target.dropIfOld();
    Connection db = target.get();
    try {
      db.setAutoCommit(false);
      TargetLedger ledger = new TargetLedger(db, delivery.batch());
      ledger.lock();
      if (ledger.isDone()) {
        repeatVerdicts(delivery.batch(), ledger);
      } else {
        delivery.alsoTell(ledger::mark);
        processBatch(delivery.batch(), OpenTransaction.of(db));
        ledger.markDone();
      }
      delivery.finish();
      db.commit();
      db.setAutoCommit(true);
    } catch (Exception | Error e) {
      rollBack(db, e);
      throw e;
    }
    delivery.commit();
  }

  /** The work is done, but what was decided about single events is not in the source. */
  private static void repeatVerdicts(Batch batch, TargetLedger ledger) throws SQLException {
    for (List<Event> block = batch.nextBlock(); !block.isEmpty(); block = batch.nextBlock()) {
      ledger.repeat(block);
    }
  }

  private static void rollBack(Connection db, Throwable reason) {
    try {
      db.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  void reset() {
    target.drop();
  }

  @Override
  void end() {
    super.end();
    if (target != null) {
      target.drop();
    }
  }
}
