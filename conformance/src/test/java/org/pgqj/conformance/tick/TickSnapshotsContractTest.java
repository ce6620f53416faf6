package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A later tick never sees less than an earlier one, whoever ticks and how. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickSnapshotsContractTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  void aTickerWithAnOldSnapshotStoresNoneOlderThanTheLast(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation);
    queue.register("reader");
    Connection old = db.connect();
    Sql.run(old, "begin isolation level " + isolation + "; select 1 from pgq.queue");
    queue.insert("once");
    queue.tick();
    try {
      Sql.one(old, "select pgq.ticker(?)", isolation);
      Sql.run(old, "commit");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("40001");
      Sql.run(old, "rollback");
    }
    queue.tick();
    assertGrowing(queue);
    assertThat(queue.drain("reader")).containsExactly("once");
  }

  @Test
  void twoTickersOfAQueueTickOneAfterTheOther() throws SQLException {
    TestQueue queue = TestQueue.create(c, "two");
    queue.register("reader");
    Connection first = db.connect();
    first.setAutoCommit(false);
    Sql.one(first, "select pgq.ticker('two')");
    queue.insert("between");
    Background<Long> second = db.background(c, other -> queue.tick());
    Connection observer = db.connect();
    Await.until(
        "second ticker blocked or done",
        DEADLINE,
        () ->
            second.isDone()
                || Sql.bool(observer, "select exists (select from pg_locks where not granted)"));
    queue.insert(observer, "later");
    first.commit();
    second.join();
    queue.tick();
    assertGrowing(queue);
    assertThat(queue.drain("reader")).containsExactly("between", "later");
  }

  @Test
  void manyTickersAndProducersAtOnceKeepTheOrder() throws SQLException {
    TestQueue queue = TestQueue.create(c, "many");
    queue.register("reader");
    List<Background<Integer>> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sessions.add(
          db.background(
              db.connect(),
              ticker -> {
                for (int n = 0; n < 60; n++) {
                  Sql.one(ticker, "select pgq.ticker('many')");
                }
                return 0;
              }));
    }
    for (int i = 0; i < 2; i++) {
      sessions.add(
          db.background(
              db.connect(),
              producer -> {
                for (int n = 0; n < 60; n++) {
                  queue.insert(producer, "x");
                }
                return 60;
              }));
    }
    int inserted = 0;
    for (Background<Integer> session : sessions) {
      inserted += session.join();
    }
    queue.tick();
    assertGrowing(queue);
    assertThat(queue.drain("reader")).hasSize(inserted);
  }

  private void assertGrowing(TestQueue queue) throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select t.tick_id, t.before, t.tick_snapshot
                  from (select tick_id, tick_snapshot,
                               lag(tick_snapshot) over (order by tick_id) as before
                          from pgq.tick where tick_queue = ?) t
                 where txid_snapshot_xmax(t.before) > txid_snapshot_xmax(t.tick_snapshot)
                    or exists (select from txid_snapshot_xip(t.tick_snapshot) x
                                where txid_visible_in_snapshot(x, t.before))
                """,
                (int) queue.id()))
        .as("ticks that see less than the one before")
        .isEmpty();
  }
}
