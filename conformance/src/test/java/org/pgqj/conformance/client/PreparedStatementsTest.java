package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Event;
import org.pgqj.client.consumer.LocalConsumer;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Who hears of no ticks may be behind a pooler, where one session serves many programs: it leaves
 * no prepared statement there that could be taken for another one's.
 */
@DatabaseTest
class PreparedStatementsTest {

  /** More than the driver lets pass before it prepares a statement in the server. */
  private static final int BATCHES = 10;

  @TempDir private Path directory;

  /** Counts the batches, and what its session has prepared at the last one. */
  private static final class Counter extends LocalConsumer {

    private int events;
    private long prepared = -1;

    Counter(Ini ini) {
      super("test_consumer", "src_db", "-q", ini.write());
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws SQLException {
      events++;
      try (PreparedStatement count =
              db.prepareStatement(
                  "select count(*) from pg_catalog.pg_prepared_statements where not from_sql");
          ResultSet row = count.executeQuery()) {
        row.next();
        prepared = row.getLong(1);
      }
    }
  }

  private Counter consumed(TestDatabase db, String name, String listen) throws SQLException {
    try (Connection c = db.connect()) {
      TestQueue queue = TestQueue.create(c, name);
      queue.register(name);
      for (int i = 0; i < BATCHES; i++) {
        queue.insert("e");
        queue.tick();
      }
      Counter counter =
          new Counter(
              Ini.once(directory, name, db, queue.name())
                  .with("consumer_name", name)
                  .with("listen", listen));
      assertThat(counter.run()).isZero();
      assertThat(counter.events).isEqualTo(BATCHES);
      return counter;
    }
  }

  @Test
  void whoPollsPreparesNothing(TestDatabase db) throws SQLException {
    assertThat(consumed(db, "polling", "0").prepared).isZero();
  }

  @Test
  void whoListensPrepares(TestDatabase db) throws SQLException {
    assertThat(consumed(db, "listening", "1").prepared).isPositive();
  }
}
