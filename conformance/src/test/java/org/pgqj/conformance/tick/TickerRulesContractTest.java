package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** When a tick is due. Times are set inside one transaction, where now() stands still. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickerRulesContractTest {

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.createWithDefaults(c, "q");
  }

  /**
   * Tick 1, and tick 2 when there is a gap, with that much time between and before now; no new
   * events.
   */
  private void ticks(String gap, String lag) throws SQLException {
    Sql.update(
        c,
        "update pgq.tick set tick_time = now() - ?::interval - ?::interval where tick_queue = ?",
        gap == null ? "0" : gap,
        lag,
        (int) queue.id());
    if (gap != null) {
      Sql.update(
          c,
          """
          insert into pgq.tick (tick_queue, tick_id, tick_time, tick_event_seq)
          select tick_queue, nextval(?::regclass), now() - ?::interval, 0
            from pgq.tick where tick_queue = ? limit 1
          """,
          queue.table() + "_tick_seq",
          lag,
          (int) queue.id());
    }
    newEvents(0);
  }

  private void newEvents(int count) throws SQLException {
    Sql.update(
        c,
        "update pgq.tick set tick_event_seq = pgq.seq_getval(?) - ? where tick_queue = ?",
        queue.table() + "_id_seq",
        count,
        (int) queue.id());
  }

  private boolean ticks() throws SQLException {
    return Sql.one(c, "select pgq.ticker('q')") != null;
  }

  @ParameterizedTest
  @CsvSource({
    // gap before the last tick, its age, whether a tick is due
    ", 0.03 s, true",
    "0.03 s, 1.00 s, false",
    "0.03 s, 1.499999 s, false",
    "0.03 s, 1.5 s, true",
    "0.03 s, 2.00 s, true",
    "2.005 s, 1 s, false",
    "2.005 s, 2 s, false",
    "2.005 s, 3 s, false",
    "2.005 s, 4.005 s, false",
    "2.005 s, 4.009999 s, false",
    "2.005 s, 4.01 s, true",
    "2.005 s, 5 s, true",
    "5 s, 9.999 s, false",
    "5 s, 10 s, true",
    "20 s, 39.999 s, false",
    "20 s, 40 s, true",
    "40 s, 59.999 s, false",
    "40 s, 60 s, true",
    "60 s, 59.999 s, false",
    "60 s, 60 s, true",
    "1 day, 60 s, true",
    "1 day, 59 s, false",
  })
  void anIdleQueueTicksAtGrowingGaps(String gap, String lag, boolean due) throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          ticks(gap, lag);
          assertThat(ticks()).isEqualTo(due);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.01 s, false",
    "1, 2.9 s, false",
    "499, 2.999999 s, false",
    "1, 3 s, true",
    "499, 3 s, true",
    "500, 0.01 s, true",
    "500, 0 s, true",
    "100000, 0 s, true",
  })
  void aBusyQueueTicksByCountOrLag(int count, String lag, boolean due) throws SQLException {
    for (String gap : new String[] {null, "10 s"}) {
      Transactions.rolledBack(
          c,
          () -> {
            ticks(gap, lag);
            newEvents(count);
            assertThat(ticks()).isEqualTo(due);
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ticker_max_count, 7, 7, 0 s, true",
    "ticker_max_count, 7, 6, 2 s, false",
    "ticker_max_lag, 10 s, 1, 9 s, false",
    "ticker_max_lag, 10 s, 1, 10 s, true",
    "ticker_max_lag, 10 s, 0, 4.9 s, false",
    "ticker_max_lag, 10 s, 0, 5 s, true",
    "ticker_idle_period, 2 s, 0, 1.9 s, false",
    "ticker_idle_period, 2 s, 0, 2 s, true",
  })
  void settingsMoveTheThresholds(String setting, String value, int count, String lag, boolean due)
      throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.one(c, "select pgq.set_queue_config('q', ?, ?)", setting, value);
          ticks("2.4 s", lag);
          newEvents(count);
          assertThat(ticks()).isEqualTo(due);
        });
  }

  /** The sequence reads 1 before and after its first number. */
  @Test
  void theFirstEventOfAQueueIsNoticed() throws SQLException {
    TestQueue fresh = TestQueue.createWithDefaults(c, "first");
    assertThat(fresh.tick()).isEqualTo(2);
    fresh.insert("1");
    assertBusy(fresh);
  }

  /** An event that drew its id before a tick and was committed after it. */
  @Test
  void anEventThatTheLastTickMissedIsNoticed(TestDatabase db) throws SQLException {
    TestQueue straggled = TestQueue.createWithDefaults(c, "straggled");
    straggled.insert("1");
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    straggled.insert(producer, "2");
    Sql.update(
        c,
        "update pgq.tick set tick_time = now() - interval '1 min' where tick_queue = ?",
        (int) straggled.id());
    assertThat(straggled.tick()).isEqualTo(2);
    producer.commit();
    assertBusy(straggled);
  }

  /** The clock has stepped back by an hour, and the queue ticks on. */
  @Test
  void aTickOfTheFutureStopsNothing() throws SQLException {
    for (boolean busy : new boolean[] {false, true}) {
      TestQueue stepped = TestQueue.createWithDefaults(c, "stepped back " + busy);
      stepped.tick();
      if (busy) {
        stepped.insert("1");
        stepped.insert("2");
      }
      Sql.update(
          c,
          "update pgq.tick set tick_time = tick_time + interval '1 h' where tick_queue = ?",
          (int) stepped.id());
      assertThat(stepped.tick()).isEqualTo(3);
      assertThat(
              Sql.bool(
                  c,
                  "select tick_time <= now() from pgq.tick where tick_queue = ? and tick_id = 3",
                  (int) stepped.id()))
          .isTrue();
    }
  }

  /** After a long idle time, a busy queue ticks 3 s after its last tick, an idle one does not. */
  private void assertBusy(TestQueue busy) throws SQLException {
    for (String lag : new String[] {"2.9 s", "3 s"}) {
      Transactions.rolledBack(
          c,
          () -> {
            Sql.update(
                c,
                """
                update pgq.tick
                   set tick_time = now() - ?::interval - (2 - tick_id) * interval '10 min'
                 where tick_queue = ?
                """,
                lag,
                (int) busy.id());
            Object tick = Sql.one(c, "select pgq.ticker(?)", busy.name());
            assertThat(tick != null).as("tick after " + lag).isEqualTo(lag.equals("3 s"));
          });
    }
  }

  @Test
  void aQueueWithoutTicksTicksAtOnce() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(c, "delete from pgq.tick where tick_queue = ?", (int) queue.id());
          assertThat(ticks()).isTrue();
        });
  }

  @Test
  void aTickHoldsTimeSnapshotAndEventSequence() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          ticks(null, "10 s");
          Sql.one(c, "select setval(?::regclass, 41)", queue.table() + "_id_seq");
          queue.insert("x");
          long tick = queue.tick();
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select tick_time = now(), tick_event_seq,
                             txid_snapshot_xmax(tick_snapshot) = txid_snapshot_xmax(txid_current_snapshot())
                        from pgq.tick where tick_queue = ? and tick_id = ?
                      """,
                      (int) queue.id(),
                      tick))
              .containsExactly("t|42|t");
          assertThat(Sql.number(c, "select pgq.seq_getval(?)", queue.table() + "_tick_seq"))
              .isEqualTo(tick);
        });
  }

  @Test
  void anUnknownOrNullQueueIsAnError() {
    assertSqlError("P0001", "no such queue", () -> Sql.one(c, "select pgq.ticker('nope')"));
    assertSqlError("P0001", "no such queue", () -> Sql.one(c, "select pgq.ticker(null)"));
  }

  @Test
  void aQueueWithAnExternalTickerIsNotTicked() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.one(c, "select pgq.set_queue_config('q', 'ticker_paused', 't')");
          Sql.one(c, "select pgq.set_queue_config('q', 'external_ticker', 't')");
          assertSqlError("P0001", "This queue has external tick source.", this::ticks);
        });
  }

  @Test
  void aPausedQueueIsNotTicked() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.one(c, "select pgq.set_queue_config('q', 'ticker_paused', 't')");
          assertSqlError("P0001", "Ticker has been paused for this queue", this::ticks);
        });
  }

  @Test
  void fewerEventsThanBeforeAreAWarningAndTheQueueIsIdle() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          ticks("10 s", "1 s");
          Sql.update(
              c, "update pgq.tick set tick_event_seq = 77 where tick_queue = ?", (int) queue.id());
          Sql.one(c, "select setval(?::regclass, 70)", queue.table() + "_id_seq");
          assertThat(Sql.messages(c, "select pgq.ticker('q')"))
              .containsExactly("WARNING: Negative new_events?  old=77 cur=70");
          assertThat(ticks()).isFalse();
        });
  }

  @Test
  void aSnapshotFromTheFutureIsAnError() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(
              c,
              "update pgq.tick set tick_snapshot = '8000000000:8000000009:' where tick_queue = ?",
              (int) queue.id());
          long current = Sql.number(c, "select txid_current()");
          assertSqlError(
              "P0001",
              "Invalid PgQ state: old xmin=8000000000, old xmax=8000000009, cur txid=" + current,
              this::ticks);
        });
  }

  @Test
  void aSnapshotThatReachesIntoTheFutureIsAWarning() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          ticks("0.1 s", "10 s");
          long current = Sql.number(c, "select txid_current()");
          Sql.update(
              c,
              """
              update pgq.tick set tick_snapshot = '100:8000000009:100'
               where tick_queue = ? and tick_id > 1
              """,
              (int) queue.id());
          assertThat(Sql.messages(c, "select pgq.ticker('q')"))
              .containsExactly(
                  "WARNING: Dubious PgQ state: old xmax=8000000009, cur txid=" + current);
        });
  }
}
