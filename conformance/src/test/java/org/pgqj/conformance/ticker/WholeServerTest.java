package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.parity.Original;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.PgqjDatabase;
import org.pgqj.fixtures.Psql;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** One daemon looks after several databases, or after none that is there. */
@DatabaseTest
class WholeServerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void newDatabasesAreFoundAndDroppedOnesLetGo(TestDatabase db) throws Exception {
    try (RunningTicker ticker =
        RunningTicker.ofServer(db.psql(), directory, "check_period = 0.5")) {
      ticker.awaitLine("[" + db.name() + "] ticking");
      String brief = db.name() + "_brief";
      Psql admin = db.cluster().psql("postgres", "postgres");
      admin.values("create database " + brief);
      ticker.awaitLine("[" + brief + "] has no PgQ");
      new PgqjDatabase(db.checkout(), db.cluster()).install(brief);
      ticker.awaitLine("[" + brief + "] ticking");
      admin.values("drop database " + brief + " with (force)");
      ticker.awaitLine("[" + brief + "] is gone");
      ticker.signal("TERM");
      ticker.awaitEnd();
    }
  }

  @Test
  void theOriginalIsServedToo(TestDatabase db) throws Exception {
    TestDatabase original = Original.beside(db);
    Connection c = original.connect();
    Sql.one(c, "select pgq.create_queue('q')");
    Sql.one(c, "select pgq.register_consumer('q', 'c')");
    Sql.run(c, "update pgq.queue set queue_ticker_max_lag = '0', queue_rotation_period = '0'");
    try (RunningTicker ticker =
        RunningTicker.of(
            original.psql(),
            directory,
            "ticker_period = 0.1",
            "maint_period = 0.1",
            "retry_period = 0.1")) {
      ticker.awaitLine("] ticking");
      Sql.one(c, "select pgq.insert_event('q', 'type', 'data')");
      Await.until("the event", DEADLINE, () -> consume(c) == 1);
      Await.until(
          "a rotation",
          DEADLINE,
          () -> Sql.bool(c, "select queue_cur_table > 0 from pgq.queue") || consume(c) > 0);
      assertThat(ticker.count(" ERROR [")).as(ticker.log()).isZero();
    }
  }

  private static long consume(Connection c) throws Exception {
    Object batch = Sql.one(c, "select pgq.next_batch('q', 'c')");
    if (batch == null) {
      return 0;
    }
    long events = Sql.number(c, "select count(*) from pgq.get_batch_events(?)", batch);
    Sql.one(c, "select pgq.finish_batch(?)", batch);
    return events;
  }

  @Test
  void oneThatFailsHoldsUpNoOther(TestDatabase db) throws Exception {
    try (RunningTicker ticker =
        RunningTicker.ofServer(db.psql(), directory, "database_list = not_there, " + db.name())) {
      ticker.awaitLine("[" + db.name() + "] ticking");
      ticker.awaitLine("database \"not_there\" does not exist; trying again");
    }
  }

  @Test
  void aChangedConfigurationIsReadOnRequest(TestDatabase db) throws Exception {
    TestDatabase other = db.companion(Contents.PGQJ);
    String list = "database_list = " + db.name();
    try (RunningTicker ticker = RunningTicker.ofServer(db.psql(), directory, list)) {
      ticker.awaitLine("[" + db.name() + "] ticking");
      assertThat(ticker.count("[" + other.name() + "]")).isZero();
      ticker.reconfigure(list, "database_list = " + other.name());
      ticker.awaitLine("[" + other.name() + "] ticking");
      assertThat(ticker.count("[" + db.name() + "] ticking")).isEqualTo(1);
    }
  }

  @Test
  void aDatabaseOutOfReachIsToldOnceAndEndsItInTheEnd(TestDatabase db) throws Exception {
    try (RunningTicker ticker =
        RunningTicker.ofServer(
            db.psql(), directory, "database_list = not_there", "give_up_after = 4")) {
      assertThat(ticker.awaitEnd()).isEqualTo(1);
      assertThat(ticker.count(" INFO [")).isZero();
      assertThat(ticker.count("3D000")).isGreaterThan(0);
      assertThat(
              ticker
                  .log()
                  .lines()
                  .filter(line -> line.contains(" ERROR "))
                  .map(line -> line.replaceFirst(".* ERROR ", "")))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .matches(
                          "\\[not_there\\]: 3D000 .*\"not_there\" does not exist; trying again"),
              line ->
                  assertThat(line)
                      .isEqualTo("database not_there could not be reached for 4 s, giving up"));
    }
  }
}
