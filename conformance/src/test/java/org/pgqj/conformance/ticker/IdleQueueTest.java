package org.pgqj.conformance.ticker;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What the daemon leaves of itself where nothing happens. */
@DatabaseTest
class IdleQueueTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Connection c;

  @Test
  void betweenTicksAnIdleQueueCostsNeitherWalNorTransactionIds(
      TestDatabase db, @TempDir Path directory) throws Exception {
    c = db.connect();
    Sql.one(c, "select pgq.create_queue('idle')");
    Sql.one(c, "select pgq.register_consumer('idle', 'waiting')");
    Sql.run(
        c,
        "update pgq.queue set queue_ticker_max_lag = '1 hour', queue_ticker_idle_period = '1 day'");
    try (RunningTicker ticker =
        RunningTicker.of(
            db.psql(),
            directory,
            "ticker_period = 0.1",
            "maint_period = 0.1",
            "retry_period = 0.1")) {
      ticker.awaitLine("] ticking");
      // The server itself may write something at any time: one quiet spell is enough.
      Await.until("looks without a trace", DEADLINE, this::looksLeaveNoTrace);
    }
  }

  private boolean looksLeaveNoTrace() throws SQLException {
    String trace =
        "select pg_current_wal_insert_lsn() || ' ' || txid_snapshot_xmax(txid_current_snapshot())";
    String before = Sql.text(c, trace);
    for (int look = 0; look < 30; look++) {
      String last = lastLook();
      Await.until("another look", DEADLINE, () -> !lastLook().equals(last));
    }
    return Sql.text(c, trace).equals(before);
  }

  /** When the ticker's sessions have last asked for anything. */
  private String lastLook() throws SQLException {
    return Sql.text(
        c,
        """
        select pg_catalog.string_agg(query_start::text, ' ' order by pid)
          from pg_stat_activity
         where datname = current_database() and application_name = 'pgqj ticker'
        """);
  }
}
