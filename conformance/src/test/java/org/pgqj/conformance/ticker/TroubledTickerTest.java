package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.Cluster.Tcp;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A daemon whose database can be reached, and is not well. */
@DatabaseTest
class TroubledTickerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final String BREAK =
      """
      alter function pgq.version() rename to sound_version;
      create function pgq.version() returns text language plpgsql
        as 'begin raise exception ''out of order''; end'
      """;

  private static final String MEND =
      "drop function pgq.version(); alter function pgq.sound_version() rename to version";

  @TempDir private Path directory;
  private Connection c;

  @BeforeEach
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private static int health(int port) throws Exception {
    URI address = URI.create("http://localhost:" + port + "/healthz");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .statusCode();
  }

  private static long attempts(TestDatabase db) {
    return db.cluster().log().stream().filter(line -> line.contains("out of order")).count();
  }

  @Test
  void itIsToldOnceAndAsksForHelpUntilItIsOver(TestDatabase db) throws Exception {
    Sql.run(c, BREAK);
    long before = attempts(db);
    int port = Tcp.anyFreePort().port();
    try (RunningTicker ticker = RunningTicker.of(db.psql(), directory, "health_port = " + port)) {
      ticker.awaitLine("[" + db.name() + "]: P0001 out of order; trying again");
      Await.until("503 from healthz", DEADLINE, () -> health(port) == 503);
      // It tries again after one second and after two more.
      Await.until("several attempts", DEADLINE, () -> attempts(db) >= before + 3);
      assertThat(ticker.count(" ERROR ")).as(ticker.log()).isEqualTo(1);
      assertThat(ticker.count("works again")).as(ticker.log()).isZero();
      Sql.run(c, MEND);
      ticker.awaitLine("[" + db.name() + "] ticking");
      Await.until("200 from healthz", DEADLINE, () -> health(port) == 200);
      assertThat(ticker.count("works again")).as(ticker.log()).isEqualTo(1);
    }
  }

  @Test
  void itEndsTheDaemonInTheEnd(TestDatabase db) throws Exception {
    Sql.run(c, BREAK);
    try (RunningTicker ticker = RunningTicker.of(db.psql(), directory, "give_up_after = 2")) {
      assertThat(ticker.awaitEnd()).isEqualTo(1);
      assertThat(ticker.count("could not be reached for 2 s, giving up")).isEqualTo(1);
    } finally {
      Sql.run(c, MEND);
    }
  }

  /** The server ends the session of a leader that is silent; a busy one is not. */
  @Test
  void manySlowTicksInARowAreNoStall(TestDatabase db) throws Exception {
    Sql.run(
        c,
        """
        select pgq.create_queue('slow' || n) from generate_series(1, 12) as n;
        create function slow_down() returns trigger language plpgsql
          as 'begin perform pg_sleep(0.3); return new; end';
        create trigger slow before insert on pgq.tick for each row execute function slow_down();
        """);
    try (RunningTicker ticker = RunningTicker.of(db.psql(), directory, "leader_timeout = 2")) {
      ticker.awaitLine("[" + db.name() + "] ticking");
      assertThat(ticker.count(" ERROR ")).as(ticker.log()).isZero();
    } finally {
      Sql.run(
          c,
          """
          drop trigger slow on pgq.tick;
          drop function slow_down();
          select pgq.drop_queue('slow' || n) from generate_series(1, 12) as n;
          """);
    }
  }

  @Test
  void maintenanceThatReturnsNothingIsNoFailure(TestDatabase db) throws Exception {
    Sql.run(
        c,
        """
        select pgq.create_queue('q');
        create table called(at timestamptz default clock_timestamp());
        create function tidy(queue text) returns void language sql
          as 'insert into public.called default values';
        update pgq.queue set queue_extra_maint = array['public.tidy'];
        """);
    try (RunningTicker ticker = RunningTicker.of(db.psql(), directory, "maint_period = 0.2")) {
      Await.until("two rounds", DEADLINE, () -> Sql.number(c, "select count(*) from called") >= 2);
      assertThat(ticker.count(" ERROR ")).as(ticker.log()).isZero();
    } finally {
      Sql.run(c, "select pgq.drop_queue('q'); drop function tidy(text); drop table called");
    }
  }
}
