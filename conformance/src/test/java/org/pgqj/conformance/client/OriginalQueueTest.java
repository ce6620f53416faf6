package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Consumers serve the queues of PgQ in C as well; skipped where that is not installed. */
@DatabaseTest
class OriginalQueueTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestDatabase original;
  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    assumeTrue(
        Sql.number(db.connect(), "select count(*) from pg_available_extensions where name = 'pgq'")
            == 1,
        "PgQ in C is not installed");
    original = db.companion(Contents.ORIGINAL);
    c = original.connect();
    Sql.run(c, Effects.TABLE);
  }

  private static long effects(String consumer) throws SQLException {
    return Sql.number(c, "select count(*) from effects where consumer = ?", consumer);
  }

  @Test
  void eventsAndRetriesArriveOnce() throws SQLException {
    TestQueue queue = TestQueue.create(c, "theirs");
    String ini = Ini.once(directory, "theirs", original, "theirs").write();
    assertThat(new Effects.Local("-q", ini).run()).isZero();
    for (int number = 0; number < 10; number++) {
      queue.insert("x");
    }
    queue.tick();
    assertThat(new Effects.Local("-q", ini).run()).isZero();
    assertThat(effects("theirs")).isEqualTo(9);
    Sql.one(c, "select pgq.maint_retry_events()");
    queue.tick();
    assertThat(new Effects.Local("-q", ini).run()).isZero();
    assertThat(effects("theirs")).isEqualTo(10);
  }

  @Test
  void aTerminatedSessionIsReplaced() throws SQLException {
    TestQueue queue = TestQueue.create(c, "terminated");
    queue.register("terminated");
    Ini ini = Ini.steady(directory, "terminated", original, "terminated");
    try (ConsumerProcess consumer =
        ConsumerProcess.start(
            Effects.Local.class, directory.resolve("out"), List.of(), ini.write())) {
      for (int number = 1; number <= 3; number++) {
        int expected = number;
        queue.insert("x");
        queue.tick();
        Await.until("event " + number, PATIENCE, () -> effects("terminated") == expected);
        Sql.one(
            c,
            """
            select count(pg_terminate_backend(pid))
              from pg_stat_activity where application_name = 'terminated'
            """);
      }
      assertThat(consumer.interrupt()).isZero();
    }
    assertThat(ini.logged("57P01"))
        .isNotEmpty()
        .allMatch(line -> line.contains("queue terminated, consumer terminated, database"));
    assertThat(ini.logged("works again")).hasSizeGreaterThanOrEqualTo(2);
  }
}
