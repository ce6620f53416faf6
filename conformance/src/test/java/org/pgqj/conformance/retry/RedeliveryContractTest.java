package org.pgqj.conformance.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.SqlErrors.Failing;
import org.pgqj.fixtures.junit.TestDatabase;

/** An event put aside comes back, later, to the consumer that asked, and to nobody else. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class RedeliveryContractTest {

  private static final String RETRY_IN = "select pgq.event_retry(?, ?, ?)";
  private static final String RETRY_AT = "select pgq.event_retry(?, ?, ?::timestamptz)";
  private static final String MOVE = "select pgq.maint_retry_events()";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  @BeforeEach
  void noRetriesOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
  }

  private TestQueue read(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register("reader");
    return queue;
  }

  private long batchOf(TestQueue queue, int events) throws SQLException {
    for (int i = 1; i <= events; i++) {
      queue.insert("e" + i);
    }
    queue.tick();
    return queue.nextBatch("reader");
  }

  private void makeDue() throws SQLException {
    Sql.update(c, "update pgq.retry_queue set ev_retry_after = now() - interval '1 s'");
  }

  @Test
  void aRetriedEventWaitsInTheRetryQueueAsItWas() throws SQLException {
    TestQueue queue = read("waits");
    long batch = batchOf(queue, 2);
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, RETRY_IN, batch, 2L, 10)).isEqualTo(1);
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select r.ev_retry_after - now(), r.ev_queue = s.sub_queue, r.ev_id,
                             r.ev_time = e.ev_time, r.ev_txid, r.ev_owner = s.sub_id, r.ev_retry,
                             r.ev_type, r.ev_data, r.ev_extra1
                        from pgq.retry_queue r
                        join pgq.subscription s on s.sub_batch = ?
                        join %s e on e.ev_id = r.ev_id
                      """
                          .formatted(queue.table()),
                      batch))
              .containsExactly("00:00:10|t|2|t||t|1|t|e2|");
        });
  }

  @Test
  void askingTwiceIsZero() throws SQLException {
    long batch = batchOf(read("asked twice"), 1);
    assertThat(Sql.number(c, RETRY_IN, batch, 1L, 10)).isEqualTo(1);
    assertThat(Sql.number(c, RETRY_IN, batch, 1L, 20)).isZero();
    assertThat(Sql.number(c, RETRY_AT, batch, 1L, "2030-01-01")).isZero();
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isEqualTo(1);
  }

  @Test
  void askingTwiceLeavesTheTransactionUsable() throws SQLException {
    long batch = batchOf(read("usable"), 2);
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, RETRY_IN, batch, 1L, 10)).isEqualTo(1);
          assertThat(Sql.number(c, RETRY_IN, batch, 1L, 10)).isZero();
          assertThat(Sql.number(c, RETRY_IN, batch, 2L, 10)).isEqualTo(1);
        });
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isEqualTo(2);
  }

  @Test
  void oneStatementMayRetryAWholeBatch() throws SQLException {
    long batch = batchOf(read("whole"), 5);
    assertThat(
            Sql.lines(
                c,
                "select pgq.event_retry(?, ev_id, 0) from pgq.get_batch_events(?)",
                batch,
                batch))
        .containsExactly("1", "1", "1", "1", "1");
  }

  @Test
  void aTimeMayBeGiven() throws SQLException {
    long batch = batchOf(read("time"), 1);
    Sql.number(c, RETRY_AT, batch, 1L, "2031-02-03 04:05:06.789012+00");
    assertThat(Sql.lines(c, "select ev_retry_after at time zone 'UTC' from pgq.retry_queue"))
        .containsExactly("2031-02-03 04:05:06.789012");
  }

  @Test
  void noTimeAtAllIsAnError() throws SQLException {
    long batch = batchOf(read("no time"), 1);
    assertSqlState("23502", () -> Sql.one(c, "select pgq.event_retry(?, 1, null::int)", batch));
    assertSqlState("23502", () -> Sql.one(c, RETRY_AT, batch, 1L, null));
  }

  @Test
  void anEventOutsideTheBatchIsAnError() throws SQLException {
    TestQueue queue = read("outside");
    long batch = batchOf(queue, 1);
    queue.insert("later");
    queue.tick();
    for (Long event : new Long[] {2L, 99L, null}) {
      assertSqlError("P0001", "event not found", () -> Sql.one(c, RETRY_IN, batch, event, 0));
    }
  }

  @Test
  void anUnknownBatchIsAnError() {
    for (Long batch : new Long[] {-1L, null}) {
      assertThat(messageOf(() -> Sql.one(c, RETRY_IN, batch, 1L, 0)))
          .isIn("event not found", "batch not found");
    }
  }

  private static String messageOf(Failing work) {
    return assertSqlState("P0001", work).getMessage();
  }

  @Test
  void whatIsDueComesBackToItsConsumerOnly() throws SQLException {
    TestQueue queue = read("e");
    queue.register("other");
    long batch = batchOf(queue, 3);
    Sql.one(c, RETRY_IN, batch, 2L, 3600);
    queue.finish(batch);
    assertThat(queue.drain("other")).containsExactly("e1", "e2", "e3");
    assertThat(Sql.number(c, MOVE)).as("not due yet").isZero();
    makeDue();
    assertThat(Sql.number(c, MOVE)).isEqualTo(1);
    assertThat(Sql.number(c, MOVE)).isZero();
    queue.tick();
    assertThat(
            Sql.lines(
                c,
                """
                select ev_id, ev_retry, ev_type, ev_data
                  from pgq.get_batch_events(pgq.next_batch('e', 'reader'))
                """))
        .containsExactly("2|1|t|e2");
    assertThat(queue.drain("other")).isEmpty();
  }

  @Test
  void theCopyKeepsIdTimeAndOwnerAndHasATransactionOfItsOwn() throws SQLException {
    TestQueue queue = read("copy");
    long batch = batchOf(queue, 1);
    Sql.one(c, RETRY_IN, batch, 1L, 0);
    queue.finish(batch);
    Sql.one(c, MOVE);
    assertThat(
            Sql.lines(
                c,
                """
                select copy.ev_id, copy.ev_time = e.ev_time, copy.ev_txid > e.ev_txid,
                       copy.ev_owner = sub_id, copy.ev_retry
                  from %1$s e, %1$s copy, pgq.subscription
                 where e.ev_owner is null and copy.ev_owner is not null and sub_queue = ?
                """
                    .formatted(queue.table()),
                (int) queue.id()))
        .containsExactly("1|t|t|t|1");
    assertThat(queue.insert("next")).as("the sequence moved").isEqualTo(3);
  }

  @Test
  void everyRetryIsCounted() throws SQLException {
    TestQueue queue = read("counted");
    long batch = batchOf(queue, 1);
    for (int retry = 1; retry <= 3; retry++) {
      assertThat(Sql.number(c, RETRY_IN, batch, 1L, 0)).isEqualTo(1);
      queue.finish(batch);
      assertThat(Sql.number(c, MOVE)).isEqualTo(1);
      queue.tick();
      batch = queue.nextBatch("reader");
      assertThat(Sql.lines(c, "select ev_id, ev_retry from pgq.get_batch_events(?)", batch))
          .containsExactly("1|" + retry);
    }
  }

  @Test
  void negativeSecondsAreDueAtOnce() throws SQLException {
    long batch = batchOf(read("negative"), 1);
    Sql.one(c, RETRY_IN, batch, 1L, -5);
    assertThat(Sql.number(c, MOVE)).isEqualTo(1);
  }

  @Test
  void tenThousandAtATimeTheLongestDueFirst() throws SQLException {
    TestQueue queue = read("many");
    Sql.update(
        c,
        """
        insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner, ev_retry)
        select now() - (i * 7 % 10007) * interval '1 s', sub_queue, i, now(), sub_id, 1
          from pgq.subscription, generate_series(1, 10002) i
         where sub_queue = ?
        """,
        (int) queue.id());
    List<String> latest =
        Sql.lines(
            c, "select ev_id from pgq.retry_queue order by ev_retry_after desc, ev_id limit 2");
    assertThat(Sql.number(c, MOVE)).isEqualTo(10000);
    assertThat(
            Sql.lines(c, "select ev_id from pgq.retry_queue order by ev_retry_after desc, ev_id"))
        .isEqualTo(latest);
    assertThat(Sql.number(c, MOVE)).isEqualTo(2);
    assertThat(Sql.number(c, MOVE)).isZero();
    queue.tick();
    assertThat(queue.ids(queue.nextBatch("reader"))).hasSize(10002).doesNotHaveDuplicates();
  }

  @Test
  void retriesOfAllQueuesComeBack() throws SQLException {
    TestQueue first = read("all 1");
    TestQueue second = read("all 2");
    long firstBatch = batchOf(first, 1);
    long secondBatch = batchOf(second, 1);
    Sql.one(c, RETRY_IN, firstBatch, 1L, 0);
    Sql.one(c, RETRY_IN, secondBatch, 1L, 0);
    first.finish(firstBatch);
    second.finish(secondBatch);
    assertThat(Sql.number(c, MOVE)).isEqualTo(2);
    assertThat(first.tickAndDrain("reader")).containsExactly("e1");
    assertThat(second.tickAndDrain("reader")).containsExactly("e1");
  }

  @Test
  void aQueueThatTakesNoEventsKeepsItsRetriesAndHoldsNoOthers() throws SQLException {
    TestQueue disabled = read("disabled");
    TestQueue open = read("open");
    long disabledBatch = batchOf(disabled, 1);
    long openBatch = batchOf(open, 1);
    Sql.one(c, RETRY_IN, disabledBatch, 1L, -10);
    Sql.one(c, RETRY_IN, openBatch, 1L, 0);
    Sql.run(c, "update pgq.queue set queue_disable_insert = true where queue_name = 'disabled'");
    assertThat(Sql.number(c, MOVE)).isEqualTo(1);
    assertThat(Sql.number(c, MOVE)).isZero();
    Sql.run(c, "update pgq.queue set queue_disable_insert = false where queue_name = 'disabled'");
    assertThat(Sql.number(c, MOVE)).isEqualTo(1);
  }

  @Test
  void theLimitOfATransactionIsForProducersOnly() throws SQLException {
    TestQueue queue = read("limited");
    long batch = batchOf(queue, 3);
    Sql.rows(c, "select pgq.event_retry(?, i, 0) from generate_series(1, 3) i", batch);
    Sql.run(c, "update pgq.queue set queue_per_tx_limit = 1 where queue_name = 'limited'");
    long moved = 0;
    for (int i = 0; i < 3; i++) {
      moved += Sql.number(c, MOVE);
    }
    assertThat(moved).isEqualTo(3);
  }

  /** A consumer that went back may have an event and its retry in one batch. */
  @Test
  void anEventThatIsInTheBatchTwiceIsRetriedOnce() throws SQLException {
    TestQueue queue = read("rewound");
    long batch = batchOf(queue, 1);
    Sql.one(c, RETRY_IN, batch, 1L, 0);
    queue.finish(batch);
    Sql.one(c, MOVE);
    queue.tick();
    Sql.one(c, "select pgq.register_consumer_at('rewound', 'reader', 1)");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 2", (int) queue.id());
    long both = queue.nextBatch("reader");
    assertThat(queue.ids(both)).containsExactly(1L, 1L);
    assertThat(Sql.number(c, RETRY_IN, both, 1L, 0)).isEqualTo(1);
    assertThat(Sql.lines(c, "select ev_id, ev_retry from pgq.retry_queue")).containsExactly("1|2");
  }

  @Test
  void moversWaitForEachOtherAndMoveAnEventOnce() throws SQLException {
    TestQueue queue = read("movers");
    long batch = batchOf(queue, 1);
    Sql.one(c, RETRY_IN, batch, 1L, 0);
    queue.finish(batch);
    Connection first = db.connect();
    first.setAutoCommit(false);
    assertThat(Sql.number(first, MOVE)).isEqualTo(1);
    Background<Long> second = db.background(c, other -> Sql.number(other, MOVE));
    second.awaitBlocked();
    first.commit();
    assertThat(second.join()).isZero();
    assertThat(queue.tickAndDrain("reader")).containsExactly("e1");
  }

  @Test
  void aMoverDoesNotKeepConsumersFromRetrying() throws SQLException {
    TestQueue queue = read("not kept");
    long batch = batchOf(queue, 2);
    Sql.one(c, RETRY_IN, batch, 1L, 0);
    Connection mover = db.connect();
    mover.setAutoCommit(false);
    assertThat(Sql.number(mover, MOVE)).isEqualTo(1);
    Sql.run(c, "set lock_timeout = '10s'");
    assertThat(Sql.number(c, RETRY_IN, batch, 2L, 0)).isEqualTo(1);
    Sql.run(c, "reset lock_timeout");
    mover.commit();
  }

  @Test
  void aRetryThatMeetsADropFindsNoEvent() throws SQLException {
    TestQueue queue = read("dropped");
    long batch = batchOf(queue, 1);
    Connection dropper = db.connect();
    dropper.setAutoCommit(false);
    assertThat(Sql.number(dropper, "select pgq.drop_queue('dropped', true)")).isEqualTo(1);
    Background<Object> retry = db.background(c, other -> Sql.one(other, RETRY_IN, batch, 1L, 0));
    retry.awaitBlocked();
    dropper.commit();
    assertSqlError("P0001", "event not found", retry::join);
  }
}
