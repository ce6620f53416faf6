package org.pgqj.bench.latency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.pgqj.fixtures.junit.Sql;
import org.postgresql.PGConnection;

/** A consumer in plain SQL, which handles one event after the other. */
final class Handler implements Runnable {

  private static final int POLL_MILLIS = 5;

  /** For who listens, polling is only for what NOTIFY may have missed. */
  private static final int LISTEN_MILLIS = 1000;

  private static final String NEXT = "select pgq.next_batch(?, ?)";
  private static final String EVENTS = "select ev_type, ev_data from pgq.get_batch_events(?)";
  private static final String FINISH = "select pgq.finish_batch(?)";

  private final Subject subject;
  private final Connection connection;
  private final IntConsumer handle;
  private volatile boolean stopping;
  private final AtomicInteger count = new AtomicInteger();
  private volatile SQLException failure;

  /**
   * @param handle takes the number that is the event's data
   */
  Handler(Subject subject, Connection connection, IntConsumer handle) {
    this.subject = subject;
    this.connection = connection;
    this.handle = handle;
  }

  int count() throws SQLException {
    if (failure != null) {
      throw failure;
    }
    return count.get();
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try (PreparedStatement next = connection.prepareStatement(NEXT);
        PreparedStatement events = connection.prepareStatement(EVENTS);
        PreparedStatement finish = connection.prepareStatement(FINISH)) {
      next.setString(1, Subject.QUEUE);
      next.setString(2, Subject.CONSUMER);
      if (subject.listens()) {
        long queue =
            Sql.number(
                connection, "select queue_id from pgq.queue where queue_name = ?", Subject.QUEUE);
        Sql.run(connection, "listen pgq_tick_" + queue);
      }
      while (!stopping) {
        if (!handleOne(next, events, finish)) {
          await();
        }
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private boolean handleOne(
      PreparedStatement next, PreparedStatement events, PreparedStatement finish)
      throws SQLException {
    long batch = number(next);
    if (batch == 0) {
      return false;
    }
    events.setLong(1, batch);
    try (ResultSet row = events.executeQuery()) {
      while (row.next()) {
        handle.accept(Integer.parseInt(row.getString(2)));
        count.incrementAndGet();
      }
    }
    finish.setLong(1, batch);
    number(finish);
    return true;
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void await() throws SQLException {
    if (subject.listens()) {
      connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
    } else {
      LockSupport.parkNanos(POLL_MILLIS * 1_000_000L);
    }
  }
}
