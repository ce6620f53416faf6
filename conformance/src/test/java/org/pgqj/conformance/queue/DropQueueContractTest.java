package org.pgqj.conformance.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class DropQueueContractTest {

  private static final String ATTACHED = "cannot drop queue, consumers still attached";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  @Test
  void nothingOfADroppedQueueStays() throws SQLException {
    TestQueue queue = TestQueue.create(c, "gone");
    queue.insert("x");
    queue.tick();
    assertThat(Sql.number(c, "select pgq.drop_queue('gone')")).isEqualTo(1);
    assertThat(
            Sql.lines(
                c,
                """
                select relname from pg_class
                 where relnamespace = 'pgq'::regnamespace and relname ~ ('^event_' || ? || '($|_)')
                """,
                queue.id()))
        .isEmpty();
    assertThat(Sql.lines(c, "select * from pgq.tick where tick_queue = ?", (int) queue.id()))
        .isEmpty();
    assertThat(Sql.lines(c, "select * from pgq.queue where queue_name = 'gone'")).isEmpty();
  }

  @Test
  void anUnknownOrNullQueueIsAnError() {
    for (String call :
        new String[] {
          "select pgq.drop_queue('unknown')",
          "select pgq.drop_queue('unknown', true)",
          "select pgq.drop_queue('unknown', null)",
          "select pgq.drop_queue(null, false)",
          "select pgq.drop_queue(null, true)"
        }) {
      assertSqlError("P0001", "No such event queue", () -> Sql.one(c, call));
    }
  }

  @Test
  void theShortFormOfNullIsNull() throws SQLException {
    assertThat(Sql.one(c, "select pgq.drop_queue(null)")).isNull();
  }

  @Test
  void consumersHoldAQueueUnlessForced() throws SQLException {
    TestQueue queue = TestQueue.create(c, "held");
    queue.register("reader");
    for (String call :
        new String[] {
          "select pgq.drop_queue('held')",
          "select pgq.drop_queue('held', false)",
          "select pgq.drop_queue('held', null)"
        }) {
      assertSqlError("P0001", ATTACHED, () -> Sql.one(c, call));
    }
    assertThat(Sql.number(c, "select pgq.drop_queue('held', true)")).isEqualTo(1);
  }

  @Test
  void forceTakesConsumersAndTheirRetriesButNoOtherQueues() throws SQLException {
    TestQueue forced = TestQueue.create(c, "forced");
    TestQueue other = TestQueue.create(c, "bystander");
    forced.register("only here");
    forced.register("both");
    other.register("both");
    long event = forced.insert("x");
    forced.tick();
    Sql.one(c, "select pgq.event_retry(?, ?, 0)", forced.nextBatch("both"), event);
    assertThat(Sql.number(c, "select pgq.drop_queue('forced', true)")).isEqualTo(1);
    assertThat(Sql.lines(c, "select * from pgq.retry_queue where ev_queue = ?", (int) forced.id()))
        .isEmpty();
    assertThat(
            Sql.lines(c, "select co_name from pgq.consumer where co_name in ('both', 'only here')"))
        .containsExactly("both");
    assertThat(Sql.lines(c, "select consumer_name from pgq.get_consumer_info('bystander')"))
        .containsExactly("both");
  }

  @Test
  void whatDependsOnItsTablesHoldsAQueue() throws SQLException {
    TestQueue queue = TestQueue.create(c, "viewed");
    Sql.run(c, "create view viewed as select * from " + queue.table());
    assertSqlState("2BP01", () -> Sql.one(c, "select pgq.drop_queue('viewed', true)"));
    Sql.run(c, "drop view viewed");
    assertThat(Sql.number(c, "select pgq.drop_queue('viewed', true)")).isEqualTo(1);
  }

  @Test
  void retriesWithoutConsumerHoldAQueue() throws SQLException {
    TestQueue queue = TestQueue.create(c, "retried");
    Sql.update(
        c,
        """
        insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner)
        values (now() + interval '1 day', ?, 1, now(), 1234)
        """,
        (int) queue.id());
    assertSqlState("23503", () -> Sql.one(c, "select pgq.drop_queue('retried')"));
    Sql.update(c, "delete from pgq.retry_queue where ev_queue = ?", (int) queue.id());
    assertThat(Sql.number(c, "select pgq.drop_queue('retried')")).isEqualTo(1);
  }

  @Test
  void anAbortedDropLeavesTheQueueWorking() throws SQLException {
    TestQueue queue = TestQueue.create(c, "spared");
    queue.register("reader");
    Transactions.rolledBack(c, () -> Sql.one(c, "select pgq.drop_queue('spared', true)"));
    queue.insert("still here");
    assertThat(queue.tickAndDrain("reader")).containsExactly("still here");
  }

  @Test
  void aDropWaitsForTransactionsThatHaveInserted() throws SQLException {
    TestQueue queue = TestQueue.create(c, "busy");
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    queue.insert(producer, "x");
    Background<Long> drop =
        db.background(c, other -> Sql.number(other, "select pgq.drop_queue('busy')"));
    drop.awaitBlocked();
    producer.commit();
    assertThat(drop.join()).isEqualTo(1);
    assertSqlError("XX000", "No such queue", () -> queue.insert(producer, "late"));
  }

  @Test
  void aTickerThatMeetsADropFindsNoQueue() throws SQLException {
    TestQueue queue = TestQueue.create(c, "ticked");
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    queue.insert(producer, "x");
    Background<Long> drop =
        db.background(c, other -> Sql.number(other, "select pgq.drop_queue('ticked')"));
    drop.awaitBlocked();
    Background<Object> ticker =
        db.background(db.connect(), other -> Sql.one(other, "select pgq.ticker('ticked')"));
    ticker.awaitBlocked();
    producer.commit();
    assertThat(drop.join()).isEqualTo(1);
    assertSqlError("P0001", "no such queue", ticker::join);
  }
}
