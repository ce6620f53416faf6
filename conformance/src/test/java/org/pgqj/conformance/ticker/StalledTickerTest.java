package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.client.TcpProxy;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A daemon whose network falls silent in the midst of everything. */
@DatabaseTest
class StalledTickerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Maintenance whose first call waits for the test to end. */
  private static final String HANG_AT_FIRST =
      """
      select pgq.create_queue('q');
      create sequence calls;
      create function tidy(queue text) returns void language plpgsql as
        'begin
           if nextval(''public.calls'') = 1 then perform pg_advisory_lock(1); end if;
         end';
      update pgq.queue set queue_extra_maint = array['public.tidy'];
      select pg_advisory_lock(1);
      """;

  @Test
  void itGoesOnByAnotherWayWithTicksAndMaintenance(TestDatabase db, @TempDir Path directory)
      throws Exception {
    Connection c = db.connect();
    Sql.run(c, HANG_AT_FIRST);
    try (TcpProxy first = TcpProxy.to(db.cluster().port());
        TcpProxy second = TcpProxy.to(db.cluster().port());
        RunningTicker ticker =
            RunningTicker.at(
                "host=127.0.0.1,127.0.0.1 port=%d,%d dbname=%s user=postgres password=%s"
                        .formatted(first.port(), second.port(), db.name(), db.cluster().password())
                    + " connect_timeout=2",
                directory,
                "stall_timeout = 2",
                "maint_period = 0.2",
                "ticker_period = 0.2")) {
      ticker.awaitLine("[" + db.name() + "] ticking");
      Await.until("maintenance that hangs", DEADLINE, () -> calls(c) == 1);
      first.freeze();
      Await.until("maintenance anew", DEADLINE, () -> calls(c) >= 2);
      long before = ticks(c);
      Await.until("a tick", DEADLINE, () -> ticks(c) > before);
      assertThat(ticker.count("] ticking")).as(ticker.log()).isEqualTo(2);
    } finally {
      Sql.run(c, "select pg_advisory_unlock(1)");
    }
  }

  private static long calls(Connection c) throws Exception {
    return Sql.number(c, "select coalesce(pg_sequence_last_value('calls'), 0)");
  }

  private static long ticks(Connection c) throws Exception {
    Sql.one(c, "select pgq.force_tick('q')");
    return Sql.number(c, "select max(tick_id) from pgq.tick");
  }
}
