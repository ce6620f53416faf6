package org.pgqj.bench.latency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Inserts events at a steady rate, each in a transaction of its own, and notes their commits. */
final class Producer {

  private static final String INSERT = "select pgq.insert_event(?, 'bench', ?)";

  private final Connection connection;

  Producer(Connection connection) {
    this.connection = connection;
  }

  /**
   * Inserts events, whose data are their numbers.
   *
   * @param commits takes the times just before each commit is sent
   * @param from the first event's number
   * @param to the number after the last one's
   */
  void run(int perSecond, AtomicLongArray commits, int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    long gap = 1_000_000_000L / perSecond;
    long next = System.nanoTime();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, Subject.QUEUE);
      for (int i = from; i < to; i++) {
        // Not a steady beat: that could fall in with the ticker's or the poller's.
        next += (long) (gap * (0.5 + Math.random()));
        sleepUntil(next);
        insert.setString(2, Integer.toString(i));
        insert.execute();
        commits.set(i, System.nanoTime());
        connection.commit();
      }
    }
    connection.setAutoCommit(true);
  }

  private static void sleepUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
