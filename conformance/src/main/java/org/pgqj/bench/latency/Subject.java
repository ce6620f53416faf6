package org.pgqj.bench.latency;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.pgqj.fixtures.junit.Sql;

/**
 * A database, what ticks it, and how its consumer waits.
 *
 * @param listens whether the consumer is woken by NOTIFY; otherwise it polls
 * @param ticker starts what ticks
 */
record Subject(
    String name, String what, Database database, boolean listens, Supplier<AutoCloseable> ticker) {

  static final String QUEUE = "latency";
  static final String CONSUMER = "handler";

  /** Opens sessions. */
  interface Database {
    Connection connect() throws SQLException;
  }

  /** A new queue with its consumer. */
  void createQueue(String... settings) throws SQLException {
    try (Connection c = database.connect()) {
      Sql.one(c, "select pgq.create_queue(?)", QUEUE);
      Sql.one(c, "select pgq.register_consumer(?, ?)", QUEUE, CONSUMER);
      for (int i = 0; i < settings.length; i += 2) {
        Sql.one(c, "select pgq.set_queue_config(?, ?, ?)", QUEUE, settings[i], settings[i + 1]);
      }
    }
  }
}
