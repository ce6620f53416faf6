package org.pgqj.conformance.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Puts in event after event, each in a transaction of its own, and tries again when it can't. */
final class SteadyProducer implements AutoCloseable {

  private static final long PAUSE_MILLIS = 10;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final TestDatabase db;
  private final String queue;
  private final Thread thread;
  private volatile boolean ending;
  private final AtomicLong acknowledged = new AtomicLong();

  private SteadyProducer(TestDatabase db, String queue) {
    this.db = db;
    this.queue = queue;
    this.thread = new Thread(this::run, "events of " + queue);
    thread.setDaemon(true);
    thread.start();
  }

  static SteadyProducer of(TestDatabase db, String queue) {
    return new SteadyProducer(db, queue);
  }

  private void run() {
    while (!ending) {
      try (Connection connection = db.connect()) {
        // What the tests' server acknowledges otherwise, it may lose when it is stopped at once.
        Sql.run(connection, "set synchronous_commit = on");
        while (!ending) {
          Sql.one(connection, "select pgq.insert_event(?, 't', 'x')", queue);
          acknowledged.incrementAndGet();
          pause();
        }
      } catch (SQLException e) {
        // The server is away, which is what the test is about.
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many events the server has acknowledged. */
  long stop() {
    ending = true;
    Await.until("the last event of " + queue, DEADLINE, () -> !thread.isAlive());
    return acknowledged.get();
  }

  @Override
  public void close() {
    stop();
  }
}
