package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
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

/** Ticker and consumer work over TLS as they do without it. */
@DatabaseTest
class TlsTest {

  private static final String NAME = "encrypted";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS = 300;

  /** Many records of TLS, and many times what a socket's buffers hold. */
  private static final int LARGE = 5_000_000;

  @TempDir private Path directory;

  // TLS is only to be there.
  @SuppressWarnings("try")
  @Test
  void everyEventArrivesWhetherSmallOrLarge(TestDatabase db) throws Exception {
    Connection c = db.connect();
    Sql.run(c, Effects.TABLE);
    TestQueue queue = TestQueue.createWithDefaults(c, NAME);
    queue.register(NAME);
    String connection = Ini.connection(db) + " sslmode=require";
    Ini ini = Ini.steady(directory, NAME, db, NAME).with("src_db", connection);
    try (ServerTls tls = ServerTls.start(db, directory);
        RunningTicker ticker = RunningTicker.at(connection, directory, "retry_period = 0.2");
        ConsumerProcess consumer =
            ConsumerProcess.start(
                Effects.Local.class, directory.resolve("out"), List.of(), ini.write());
        SteadyProducer producer = SteadyProducer.of(db, NAME)) {
      awaitEffects(c, EVENTS);
      assertThat(
              Sql.number(
                  c,
                  """
                  select count(*)
                    from pg_stat_activity
                    join pg_stat_ssl using (pid)
                   where datname = current_database() and client_addr is not null and ssl
                  """))
          .as("the ticker's two sessions and the consumer's")
          .isGreaterThanOrEqualTo(3);
      Sql.one(c, "select pgq.insert_event(?, 't', repeat('0123456789', ?))", NAME, LARGE / 10);
      producer.stop();
      awaitEffects(
          c, Sql.number(c, "select count(*) from " + queue.table() + " where ev_retry is null"));
      assertThat(ticker.count("ERROR")).as(ticker.log()).isZero();
      assertThat(ini.logged("ERROR")).isEmpty();
      assertThat(consumer.interrupt()).isZero();
    }
  }

  private static void awaitEffects(Connection c, long count) {
    Await.until(
        count + " events had their effect",
        PATIENCE,
        () -> Sql.number(c, "select count(distinct ev_id) from effects") >= count);
  }
}
