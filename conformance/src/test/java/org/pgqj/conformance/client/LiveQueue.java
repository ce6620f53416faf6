package org.pgqj.conformance.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A queue into which events are flowing, ticked and with its retries moved, until it is closed. */
final class LiveQueue implements AutoCloseable {

  private static final int EVENTS_AT_A_TIME = 5;
  private static final long PAUSE_MILLIS = 20;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final String name;
  private final Connection connection;
  private final Thread thread;
  private volatile boolean producing = true;
  private volatile boolean allCounted;
  private volatile boolean ending;
  private final AtomicLong produced = new AtomicLong();
  private volatile Throwable failure;

  private LiveQueue(TestDatabase db, TestQueue queue) throws SQLException {
    this.name = queue.name();
    this.connection = db.connect();
    this.thread = new Thread(this::run, "events of " + name);
    thread.setDaemon(true);
    thread.start();
  }

  static LiveQueue of(TestDatabase db, TestQueue queue) throws SQLException {
    return new LiveQueue(db, queue);
  }

  private void run() {
    try {
      while (!ending) {
        if (producing) {
          Sql.one(
              connection,
              "select count(pgq.insert_event(?, 't', n::text)) from generate_series(1, ?) n",
              name,
              EVENTS_AT_A_TIME);
          produced.addAndGet(EVENTS_AT_A_TIME);
        } else {
          allCounted = true;
        }
        Sql.one(connection, "select pgq.maint_retry_events()");
        Sql.one(connection, "select pgq.ticker(?)", name);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException | InterruptedException e) {
      failure = e;
    }
  }

  /** No further events; ticks and retries go on. Returns the number of events. */
  long stopProducing() {
    producing = false;
    // An insert may be under way.
    Await.until("the last events", DEADLINE, () -> allCounted || failure != null);
    return produced.get();
  }

  void check() {
    if (failure != null) {
      throw new AssertionError("the queue stopped", failure);
    }
  }

  @Override
  public void close() {
    ending = true;
    Await.until("the queue's end", DEADLINE, () -> !thread.isAlive());
  }
}
