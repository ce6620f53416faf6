package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Of two daemons on one database one works. */
@DatabaseTest
class TwoTickersTest {

  private static final String TIMEOUT = "leader_timeout = 2";

  @TempDir private Path directory;
  private Connection c;

  @BeforeEach
  void createQueue(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.one(c, "select pgq.create_queue('shared')");
    Sql.one(c, "select pgq.register_consumer('shared', 'waiting')");
  }

  private RunningTicker leader(TestDatabase db) throws Exception {
    RunningTicker ticker = RunningTicker.of(db.psql(), directory, TIMEOUT);
    ticker.awaitLine("] ticking");
    return ticker;
  }

  private RunningTicker second(TestDatabase db) throws Exception {
    RunningTicker ticker = RunningTicker.of(db.psql(), directory, TIMEOUT);
    ticker.awaitLine("another ticker works here, waiting");
    return ticker;
  }

  @Test
  void afterAKillTheOtherTakesOver(TestDatabase db) throws Exception {
    try (RunningTicker first = leader(db);
        RunningTicker second = second(db)) {
      first.signal("KILL");
      second.awaitLine("] ticking");
      insertAndAwaitTick();
    }
  }

  @Test
  @SinceServer(14)
  void afterAStallTheOtherTakesOverAndTheStalledOneDoesNoHarm(TestDatabase db) throws Exception {
    try (RunningTicker first = leader(db);
        RunningTicker second = second(db)) {
      first.signal("STOP");
      second.awaitLine("] ticking");
      insertAndAwaitTick();
      first.signal("CONT");
      // Where a tick is slow, the other may have lost its session meanwhile, and this one leads
      // again.
      Await.until(
          "the stalled one's return",
          Duration.ofSeconds(60),
          () -> first.count("works again after") > 0);
      insertAndAwaitTick();
      assertThat(
              Sql.lines(
                  c,
                  """
select tick_id
  from (select tick_id, txid_snapshot_xmin(tick_snapshot) as xmin,
               lag(txid_snapshot_xmin(tick_snapshot)) over (order by tick_id) as before
          from pgq.tick) t
 where xmin < before
"""))
          .isEmpty();
    }
  }

  @Test
  void afterATerminationTheOtherTakesOver(TestDatabase db) throws Exception {
    try (RunningTicker first = leader(db);
        RunningTicker second = second(db)) {
      first.signal("TERM");
      assertThat(first.awaitEnd()).isEqualTo(143);
      second.awaitLine("] ticking");
    }
  }

  private void insertAndAwaitTick() throws SQLException {
    long before = Sql.number(c, "select max(tick_id) from pgq.tick");
    Sql.one(c, "select pgq.insert_event('shared', 'type', 'data')");
    Await.until(
        "a tick",
        Duration.ofSeconds(60),
        () -> Sql.number(c, "select max(tick_id) from pgq.tick") > before);
  }
}
