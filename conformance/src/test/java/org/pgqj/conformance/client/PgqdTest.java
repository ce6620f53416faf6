package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
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
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * The original's ticker daemon serves our database and consumers; skipped where it is not there.
 */
@DatabaseTest
class PgqdTest {

  /** Debian's package also starts a service, so nobody installs it for a test. */
  private static final Path PGQD = Path.of("/usr/bin/pgqd");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    assumeTrue(Files.isExecutable(PGQD), "pgqd is not installed");
    c = db.connect();
    Sql.run(c, Effects.TABLE);
  }

  private Process pgqd(TestDatabase db) throws Exception {
    Path ini = directory.resolve("pgqd.ini");
    Files.writeString(
        ini,
        """
        [pgqd]
        base_connstr = %s
        database_list = %s
        syslog = 0
        ticker_period = 0.2
        check_period = 1
        retry_period = 0.2
        maint_period = 0.2
        """
            .formatted(Ini.connection(db).replaceFirst("dbname=\\S+", ""), db.name()));
    return new ProcessBuilder(PGQD.toString(), ini.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("pgqd.out").toFile())
        .start();
  }

  private static long effects() throws SQLException {
    return Sql.number(c, "select count(*) from effects");
  }

  /** One event in seven asks to come back, once. */
  @Test
  void itTicksRetriesAndRotates(TestDatabase db) throws Exception {
    TestQueue queue = TestQueue.create(c, "served");
    queue.register("served");
    Sql.run(c, "update pgq.queue set queue_ticker_max_lag = '0.1 s', queue_rotation_period = '0'");
    Ini ini = Ini.steady(directory, "served", db, "served");
    Process pgqd = pgqd(db);
    try (ConsumerProcess consumer =
        ConsumerProcess.start(
            Effects.Local.class, directory.resolve("out"), List.of(), ini.write())) {
      for (int number = 0; number < 10; number++) {
        queue.insert("x");
      }
      Await.until("all events, the retried one too", PATIENCE, () -> effects() == 10);
      Await.until(
          "a rotation, completed",
          PATIENCE,
          () ->
              Sql.bool(
                  c,
                  """
                  select queue_cur_table <> 0 and coalesce(queue_switch_step2, 0) > queue_switch_step1
                    from pgq.queue
                  """));
      assertThat(consumer.interrupt()).isZero();
      assertThat(Files.readString(directory.resolve("pgqd.out"))).doesNotContain("ERROR");
    } finally {
      pgqd.destroyForcibly().waitFor();
    }
    assertThat(effects()).isEqualTo(10);
  }
}
