package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.ticker.RunningTicker;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** The server restarts while producer, ticker and consumer are at work. */
@DatabaseTest
class ServerRestartTest {

  private static final String NAME = "restarted";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int RESTARTS = 2;
  private static final int EVENTS_BETWEEN = 50;

  @TempDir private Path directory;

  @Test
  void tickerAndConsumerGoOnAndNothingIsLostNorDoneTwice(TestDatabase db) throws Exception {
    Connection c = db.connect();
    Sql.run(c, Effects.TABLE);
    TestQueue queue = TestQueue.createWithDefaults(c, NAME);
    queue.register(NAME);
    Ini ini = Ini.steady(directory, NAME, db, NAME);
    try (RunningTicker ticker = RunningTicker.of(db.psql(), directory, "retry_period = 0.2");
        ConsumerProcess consumer =
            ConsumerProcess.start(
                Effects.Local.class, directory.resolve("out"), List.of(), ini.write());
        SteadyProducer producer = SteadyProducer.of(db, NAME)) {
      for (int restart = 0; restart < RESTARTS; restart++) {
        awaitEffects(c, effects(c) + EVENTS_BETWEEN);
        // With PL/Java an idle session does not hear that the server stops.
        c.close();
        db.cluster().restart();
        c = db.connect();
        awaitEffects(c, effects(c) + EVENTS_BETWEEN);
      }
      long acknowledged = producer.stop();
      String events = "from " + queue.table() + " where ev_retry is null";
      long stored = Sql.number(c, "select count(*) " + events);
      assertThat(stored).isGreaterThanOrEqualTo(acknowledged);
      awaitEffects(c, stored);
      assertThat(Sql.lines(c, "select ev_id from effects group by 1 having count(*) > 1"))
          .isEmpty();
      assertThat(Sql.lines(c, "select ev_id " + events + " except select ev_id from effects"))
          .isEmpty();
      assertThat(ticker.count("]: works again after")).as(ticker.log()).isEqualTo(RESTARTS);
      assertThat(ini.logged("works again after")).hasSize(RESTARTS);
      assertThat(consumer.interrupt()).isZero();
    }
  }

  private static long effects(Connection c) throws SQLException {
    return Sql.number(c, "select count(*) from effects");
  }

  private static void awaitEffects(Connection c, long count) {
    Await.until(count + " events had their effect", PATIENCE, () -> effects(c) >= count);
  }
}
