package org.pgqj.batch;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/**
 * Hands out batches.
 *
 * <p>A new batch is opened by an update that only finds the subscription's row as it was when the
 * batch's end was chosen. When it does not, or a batch is open already, the row is locked and read
 * after that. So two processes that use one consumer's name get the same batch, never two batches
 * over the same events. When there is nothing to hand out, no lock is taken.
 */
final class BatchOpener {

  private BatchOpener() {}

  static Batch open(String queue, String consumer, Conditions conditions) throws SQLException {
    Position position = find(queue, consumer);
    if (!position.hasOpenBatch()) {
      Tick end = endOfNext(position, conditions);
      if (end == null) {
        return null;
      }
      Batch opened = open(position, end);
      if (opened != null) {
        return opened;
      }
    }
    BatchStatements.lock(position);
    position = find(queue, consumer);
    if (position.hasOpenBatch()) {
      return position.openBatch();
    }
    Tick end = endOfNext(position, conditions);
    return end == null ? null : open(position, end);
  }

  private static Batch open(Position position, Tick end) throws SQLException {
    Long id = BatchStatements.open(position, end);
    return id == null ? null : new Batch(id, position.last(), end);
  }

  private static Position find(String queue, String consumer) throws SQLException {
    Position position = BatchStatements.position(queue, consumer);
    if (position == null) {
      throw Raise.error(PgqError.NOT_SUBSCRIBER, named(queue), named(consumer));
    }
    if (position.last() == null) {
      throw tickMissing(
          queue, consumer, "The last tick of the subscription is " + position.lastTickId() + ".");
    }
    if (position.hasOpenBatch() && position.next() == null) {
      throw tickMissing(queue, consumer, "The end tick of its open batch is gone.");
    }
    return position;
  }

  private static SQLException tickMissing(String queue, String consumer, String detail)
      throws SQLException {
    return Raise.errorWithDetail(PgqError.CONSUMER_TICK_MISSING, detail, consumer, queue);
  }

  private static Tick endOfNext(Position position, Conditions conditions) throws SQLException {
    return conditions.askForSize()
        ? TickFinder.find(
            position.queueId(),
            new TickFinder.Start(
                position.last().id(), position.last().time(), position.last().eventSequence()),
            conditions)
        : TickFinder.next(position.queueId(), position.last().id(), conditions);
  }

  private static String named(String name) {
    return name == null ? "NULL" : name;
  }
}
