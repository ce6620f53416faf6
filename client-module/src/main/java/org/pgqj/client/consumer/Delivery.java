package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One batch on its way, from its first event to the commit of finish_batch. */
final class Delivery {

  /** So many decisions are kept in memory before they are written, which reads the whole batch. */
  private static final int MANY_VERDICTS = 10_000;

  /** The SQLSTATE for "object not in prerequisite state". */
  private static final String NOT_OPEN = "55000";

  private final Connection connection;
  private final Subscription subscription;
  private final Verdicts verdicts;
  private final VerdictWriter writer;
  private final EventReader reader;
  private final Batch batch;
  private final List<VerdictLog> logs = new ArrayList<>();

  /** Hears of decisions when they are written. */
  @FunctionalInterface
  interface VerdictLog {
    void write(Map<Long, Verdict> verdicts) throws SQLException;
  }

  /**
   * @param oneTransaction whether reading, handling and finishing must be one transaction
   */
  Delivery(
      Connection connection,
      Subscription subscription,
      Settings settings,
      BatchInfo info,
      boolean oneTransaction)
      throws SQLException {
    this.connection = connection;
    this.subscription = subscription;
    this.verdicts = new Verdicts(settings.retries());
    this.writer = new VerdictWriter(connection, info.id());
    this.reader =
        new EventReader(
            connection, info.id(), settings, verdicts, oneTransaction, this::writeIfMany);
    this.batch = new Batch(info, settings.queue(), settings.consumer(), reader);
  }

  Batch batch() {
    return batch;
  }

  /** The connection to the queue's database, in the transaction that finishes the batch. */
  Connection connection() {
    return connection;
  }

  void alsoTell(VerdictLog log) {
    logs.add(log);
  }

  private void writeIfMany(long lastRead) throws SQLException {
    if (verdicts.size() >= MANY_VERDICTS) {
      write(verdicts.take(lastRead));
    }
  }

  private void write(Map<Long, Verdict> decided) throws SQLException {
    writer.write(decided);
    for (VerdictLog log : logs) {
      log.write(decided);
    }
  }

  /** Writes what was decided and finishes the batch; nothing is committed yet. */
  void finish() throws SQLException {
    reader.close();
    write(verdicts.takeRest());
    if (!subscription.finish(connection, batch.id())) {
      throw new SQLException(
          "batch "
              + batch.id()
              + " is not open any more: another process has finished it, or the consumer was moved",
          NOT_OPEN);
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  long count() {
    return reader.count();
  }

  long retried() {
    return writer.retried();
  }

  long failed() {
    return writer.failed();
  }
}
