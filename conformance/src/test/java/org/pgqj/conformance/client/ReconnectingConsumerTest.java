package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** Consumers go on by themselves after whatever cut them off, and say so once. */
@DatabaseTest
class ReconnectingConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, Effects.TABLE);
  }

  private ConsumerProcess start(Ini ini) {
    return ConsumerProcess.start(
        Effects.Local.class, directory.resolve("out"), List.of(), ini.write(), "-v");
  }

  /** Produces an event and returns once it took effect. */
  private static void expectDelivery(TestQueue queue) throws SQLException {
    long id = queue.insert("x");
    queue.tick();
    Await.until(
        "event " + id + " of " + queue.name(),
        PATIENCE,
        () ->
            Sql.number(
                    c,
                    "select count(*) from effects where consumer = ? and ev_id = ?",
                    queue.name(),
                    id)
                == 1);
  }

  private static TestQueue registered(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    return queue;
  }

  @Test
  void anOutageIsToldOnceAndItsEndToo(TestDatabase db) throws SQLException, IOException {
    TestQueue queue = registered("outage");
    try (TcpProxy way = TcpProxy.to(db.cluster().port())) {
      Ini ini =
          Ini.steady(directory, "outage", db, "outage")
              .with("src_db", Ini.connection(db, "127.0.0.1", Integer.toString(way.port())));
      try (ConsumerProcess consumer = start(ini)) {
        expectDelivery(queue);
        way.cut();
        Await.until("refused", PATIENCE, () -> !ini.logged("connection refused").isEmpty());
        way.mend();
        expectDelivery(queue);
        assertThat(consumer.interrupt()).isZero();
      }
      assertThat(ini.logged("ERROR"))
          .hasSize(1)
          .allMatch(line -> line.contains("queue outage, consumer outage, database " + db.name()))
          .allMatch(line -> line.contains(" 08"));
      assertThat(ini.logged("works again after")).hasSize(1);
    }
  }

  @Test
  void aRestartOfTheServerIsSurvived(TestDatabase db) throws SQLException {
    TestQueue queue = registered("restart");
    Ini ini = Ini.steady(directory, "restart", db, "restart");
    try (ConsumerProcess consumer = start(ini)) {
      expectDelivery(queue);
      // With PL/Java an idle session does not hear that the server stops.
      c.close();
      db.cluster().restart();
      c = db.connect();
      expectDelivery(TestQueue.existing(c, "restart"));
      assertThat(consumer.interrupt()).isZero();
    }
    assertThat(ini.logged("works again after")).isNotEmpty();
  }

  @Test
  void anotherHostTakesOver(TestDatabase db) throws SQLException, IOException {
    TestQueue queue = registered("failover");
    try (TcpProxy first = TcpProxy.to(db.cluster().port());
        TcpProxy second = TcpProxy.to(db.cluster().port())) {
      try (ConsumerProcess consumer = start(twoHosts(db, "failover", first, second))) {
        expectDelivery(queue);
        first.cut();
        expectDelivery(queue);
        assertThat(consumer.interrupt()).isZero();
      }
    }
  }

  @Test
  void aSilentServerIsGivenUp(TestDatabase db) throws SQLException, IOException {
    TestQueue queue = registered("silent");
    try (TcpProxy first = TcpProxy.to(db.cluster().port());
        TcpProxy second = TcpProxy.to(db.cluster().port())) {
      Ini ini = twoHosts(db, "silent", first, second).with("stall_timeout", "2");
      try (ConsumerProcess consumer = start(ini)) {
        expectDelivery(queue);
        first.freeze();
        expectDelivery(queue);
        assertThat(consumer.interrupt()).isZero();
      }
    }
  }

  private Ini twoHosts(TestDatabase db, String job, TcpProxy first, TcpProxy second) {
    String where = Ini.connection(db, "127.0.0.1,127.0.0.1", first.port() + "," + second.port());
    return Ini.steady(directory, job, db, job).with("src_db", where + " connect_timeout=2");
  }

  @Test
  void aTickThatIsAnnouncedWakesTheConsumer(TestDatabase db) throws SQLException {
    TestQueue queue = registered("woken");
    Ini ini = Ini.steady(directory, "woken", db, "woken").with("loop_delay", "600");
    try (ConsumerProcess consumer = start(ini)) {
      Await.until("waiting", PATIENCE, () -> hasAskedForABatch("woken"));
      queue.insert("x");
      Sql.one(
          c,
          "select pg_notify('pgq_tick_' || ?, pgq.ticker(?)::text)",
          (int) queue.id(),
          queue.name());
      Await.until(
          "the event",
          PATIENCE,
          () -> Sql.number(c, "select count(*) from effects where consumer = 'woken'") > 0);
      assertThat(consumer.interrupt()).isZero();
    }
  }

  @Test
  void whereNotificationsDoNotArriveItPolls(TestDatabase db) throws SQLException, IOException {
    TestQueue queue = registered("deaf");
    try (TcpProxy way = TcpProxy.swallowing(db.cluster().port())) {
      String where = Ini.connection(db, "127.0.0.1", Integer.toString(way.port()));
      Ini ini =
          Ini.steady(directory, "deaf", db, "deaf").with("src_db", where + " sslmode=disable");
      try (ConsumerProcess consumer = start(ini)) {
        expectDelivery(queue);
        assertThat(consumer.interrupt()).isZero();
      }
      assertThat(ini.logged("notifications do not arrive here: polling every 0.05 s")).hasSize(1);
    }
  }

  /** Which it does after it listens. */
  private static boolean hasAskedForABatch(String job) throws SQLException {
    return Sql.bool(
        c,
        """
        select count(*) = 1
          from pg_stat_activity
         where application_name = ? and query like '%next_batch_custom%' and state = 'idle'
        """,
        job);
  }
}
