package org.pgqj.conformance.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A whole batch can be put aside: what does not wait already will. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class BatchRetryContractTest {

  private static final String RETRY = "select pgq.batch_retry(?, ?)";
  private static final String MOVE = "select pgq.maint_retry_events()";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @BeforeEach
  void noRetriesOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
  }

  private TestQueue read(String name, int events) throws SQLException {
    return TestQueue.createRead(c, name, "reader", events);
  }

  @Test
  void allEventsWaitAsTheyWere() throws SQLException {
    TestQueue queue = read("as they were", 1);
    Sql.one(c, "select pgq.insert_event('as they were', 'u', 'e2', '1', '2', '3', '4')");
    Sql.one(c, "select pgq.register_consumer_at('as they were', 'reader', 1)");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 2", (int) queue.id());
    queue.tick();
    long batch = queue.nextBatch("reader");
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, RETRY, batch, 10)).isEqualTo(2);
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select r.ev_retry_after - now(), r.ev_queue = s.sub_queue, r.ev_id,
                             r.ev_time = e.ev_time, r.ev_txid, r.ev_owner = s.sub_id, r.ev_retry,
                             r.ev_type, r.ev_data, r.ev_extra1, r.ev_extra2, r.ev_extra3, r.ev_extra4
                        from pgq.retry_queue r
                        join pgq.subscription s on s.sub_batch = ?
                        join %s e on e.ev_id = r.ev_id
                       order by r.ev_id
                      """
                          .formatted(queue.table()),
                      batch))
              .containsExactly("00:00:10|t|1|t||t|1|t|e1||||", "00:00:10|t|2|t||t|1|u|e2|1|2|3|4");
        });
  }

  @Test
  void whatWaitsAlreadyGoesOnWaiting() throws SQLException {
    TestQueue queue = read("waiting", 3);
    long batch = queue.nextBatch("reader");
    Sql.one(c, "select pgq.event_retry(?, 2, '2030-01-01'::timestamptz)", batch);
    assertThat(Sql.number(c, RETRY, batch, 0)).isEqualTo(2);
    assertThat(Sql.number(c, RETRY, batch, 0)).isZero();
    assertThat(Sql.lines(c, "select ev_id from pgq.retry_queue where ev_retry_after > now()"))
        .containsExactly("2");
  }

  @Test
  void theBatchStaysOpenAndItsEventsComeAgain() throws SQLException {
    TestQueue queue = read("again", 3);
    queue.register("other");
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, RETRY, batch, -5)).isEqualTo(3);
    assertThat(queue.nextBatch("reader")).isEqualTo(batch);
    queue.finish(batch);
    assertThat(Sql.number(c, MOVE)).isEqualTo(3);
    assertThat(queue.tickAndDrain("reader")).containsExactly("e1", "e2", "e3");
    assertThat(queue.drain("other")).isEmpty();
  }

  @Test
  void anEmptyBatchHasNothingToRetry() throws SQLException {
    TestQueue queue = read("empty", 0);
    assertThat(Sql.number(c, RETRY, queue.nextBatch("reader"), 0)).isZero();
  }

  /** A consumer that went back may have an event and its retry in one batch. */
  @Test
  void anEventThatIsInTheBatchTwiceIsRetriedOnce() throws SQLException {
    TestQueue queue = read("rewound", 2);
    long batch = queue.nextBatch("reader");
    Sql.one(c, "select pgq.event_retry(?, 1, 0)", batch);
    queue.finish(batch);
    Sql.one(c, MOVE);
    queue.tick();
    Sql.one(c, "select pgq.register_consumer_at('rewound', 'reader', 1)");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 2", (int) queue.id());
    long both = queue.nextBatch("reader");
    assertThat(queue.ids(both)).containsExactly(1L, 1L, 2L);
    assertThat(Sql.number(c, RETRY, both, 0)).isEqualTo(2);
    assertThat(Sql.lines(c, "select ev_id, ev_retry from pgq.retry_queue order by 1"))
        .containsExactly("1|2", "2|1");
  }

  @Test
  void anUnknownBatchIsAnError() {
    assertSqlError("P0001", "batch_retry: batch -1 not found", () -> Sql.number(c, RETRY, -1L, 1));
    assertSqlError(
        "P0001",
        "batch_retry: batch <NULL> not found",
        () -> Sql.one(c, "select pgq.batch_retry(null, 1)"));
  }

  @Test
  void noTimeAtAllIsAnError() throws SQLException {
    TestQueue queue = read("no time", 1);
    long batch = queue.nextBatch("reader");
    assertSqlState("23502", () -> Sql.one(c, "select pgq.batch_retry(?, null)", batch));
    Sql.number(c, RETRY, batch, 0);
    assertThat(Sql.number(c, "select pgq.batch_retry(?, null)", batch)).isZero();
  }

  @Test
  void aReaderMayRetryWithoutRightsOnTheRetryQueue() throws SQLException {
    TestQueue queue = read("reader's", 2);
    long batch = queue.nextBatch("reader");
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    assertThat(Sql.number(reader, RETRY, batch, 0)).isEqualTo(2);
  }
}
