package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Batch;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A batch of any size fits into a heap of 64 MB. A million events by {@code
 * -Dpgqj.big.batch=1000000}.
 */
@DatabaseTest
class BigBatchTest {

  private static final int EVENTS = Integer.getInteger("pgqj.big.batch", 100_000);
  private static final int BYTES_EACH = 800;

  /** So many are decided upon that they are written while the batch is still being read. */
  private static final int MANY = 25_000;

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  /** Counts; puts every event off that says so. */
  static final class Counter extends Consumer {

    Counter(String... arguments) {
      super("test_consumer", "src_db", arguments);
    }

    @Override
    protected void processBatch(Batch batch) {
      long count = 0;
      long bytes = 0;
      for (Event ev : batch) {
        count++;
        bytes += ev.data().length();
        if (ev.type().equals("later")) {
          ev.retry(Duration.ofDays(1));
        }
      }
      log.info("read {} events, {} bytes", count, bytes);
    }

    public static void main(String[] arguments) {
      new Counter(arguments).start();
    }
  }

  private static void produce(TestQueue queue, String type, int number) throws SQLException {
    Sql.update(
        c,
        "insert into "
            + queue.table(0)
            + " (ev_time, ev_type, ev_data) select now(), ?, repeat('x', ?)"
            + " from generate_series(1, ?)",
        type,
        BYTES_EACH,
        number);
    queue.tick();
  }

  private void consume(Ini ini) {
    try (ConsumerProcess consumer =
        ConsumerProcess.start(
            Counter.class, directory.resolve("out"), List.of("-Xmx64m"), ini.write())) {
      assertThat(consumer.awaitEnd()).isZero();
    }
  }

  @Test
  void itFitsIntoASmallHeap(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "big");
    queue.register("big");
    produce(queue, "t", EVENTS);
    Ini ini = Ini.once(directory, "big", db, "big");
    consume(ini);
    assertThat(ini.logged("read " + EVENTS + " events, " + (long) EVENTS * BYTES_EACH + " bytes"))
        .hasSize(1);
    assertThat(ini.logged("{count: " + EVENTS)).hasSize(1);
  }

  @Test
  void whatIsDecidedAboutManyEventsIsWritten(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "many");
    queue.register("many");
    produce(queue, "later", MANY);
    consume(Ini.once(directory, "many", db, "many"));
    assertThat(
            Sql.number(
                c, "select count(*) from pgq.retry_queue where ev_queue = ?", (int) queue.id()))
        .isEqualTo(MANY);
  }
}
