package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class NextBatchContractTest {

  private static final String INFO = "select * from pgq.next_batch_info(?, ?)";
  private static final String CUSTOM =
      "select * from pgq.next_batch_custom(?, ?, null, null, null)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void withoutANewTickThereIsNoBatch() throws SQLException {
    TestQueue queue = TestQueue.create(c, "none");
    queue.register("reader");
    queue.insert("x");
    assertThat(queue.nextBatch("reader")).isNull();
    assertThat(Sql.lines(c, INFO, "none", "reader")).containsExactly("||||||");
    assertThat(Sql.lines(c, CUSTOM, "none", "reader")).containsExactly("||||||");
  }

  @Test
  void lookingForABatchInVainWritesNothing() throws SQLException {
    TestQueue queue = TestQueue.create(c, "in vain");
    queue.register("reader");
    String row = "select s::text || xmin::text from pgq.subscription s where sub_queue = ?";
    String before = Sql.text(c, row, (int) queue.id());
    long batches = Sql.number(c, "select pgq.seq_getval('pgq.batch_id_seq')");
    queue.nextBatch("reader");
    assertThat(Sql.text(c, row, (int) queue.id())).isEqualTo(before);
    assertThat(Sql.number(c, "select pgq.seq_getval('pgq.batch_id_seq')")).isEqualTo(batches);
  }

  @Test
  void aBatchTellsItsTwoTicks() throws SQLException {
    TestQueue queue = TestQueue.create(c, "told");
    queue.register("reader");
    queue.insert("a");
    queue.insert("b");
    queue.tick();
    assertThat(
            Sql.bool(
                c,
                """
                select b.batch_id = pgq.seq_getval('pgq.batch_id_seq')
                       and (b.cur_tick_id, b.cur_tick_time, b.cur_tick_event_seq)
                           = (select t.tick_id, t.tick_time, t.tick_event_seq from pgq.tick t
                               where t.tick_queue = ? and t.tick_id = 2)
                       and (b.prev_tick_id, b.prev_tick_time, b.prev_tick_event_seq)
                           = (select t.tick_id, t.tick_time, t.tick_event_seq from pgq.tick t
                               where t.tick_queue = ? and t.tick_id = 1)
                  from pgq.next_batch_info('told', 'reader') b
                """,
                (int) queue.id(),
                (int) queue.id()))
        .isTrue();
    assertThat(
            Sql.lines(
                c,
                """
                select prev_tick_id, cur_tick_id, prev_tick_event_seq, cur_tick_event_seq
                  from pgq.next_batch_info('told', 'reader')
                """))
        .containsExactly("1|2|1|2");
  }

  @Test
  void anOpenBatchIsHandedOutUntilItIsFinished() throws SQLException {
    TestQueue queue = TestQueue.create(c, "open");
    queue.register("reader");
    queue.insert("a");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Sql.update(
        c, "update pgq.subscription set sub_active = '2000-01-01' where sub_batch = ?", batch);
    String first = Sql.lines(c, INFO, "open", "reader").get(0);
    queue.insert("b");
    queue.tick();
    assertThat(queue.nextBatch("reader")).isEqualTo(batch);
    assertThat(Sql.lines(c, INFO, "open", "reader")).containsExactly(first);
    assertThat(
            Sql.lines(
                c,
                "select * from pgq.next_batch_custom('open', 'reader', '1 year', 9999, '1 year')"))
        .containsExactly(first);
    assertThat(
            Sql.bool(
                c,
                "select sub_active < '2001-01-01' from pgq.subscription where sub_batch = ?",
                batch))
        .isTrue();
    queue.finish(batch);
    assertThat(queue.nextBatch("reader")).isGreaterThan(batch);
  }

  @Test
  void batchesFollowTickByTick() throws SQLException {
    TestQueue queue = TestQueue.create(c, "chain");
    queue.register("reader");
    for (int i = 0; i < 3; i++) {
      queue.insert("event " + i);
      queue.tick();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(
              Sql.lines(
                  c,
                  "select prev_tick_id, cur_tick_id from pgq.next_batch_info('chain', 'reader')"))
          .containsExactly((i + 1) + "|" + (i + 2));
      long batch = queue.nextBatch("reader");
      assertThat(queue.data(batch)).containsExactly("event " + i);
      queue.finish(batch);
    }
    assertThat(queue.nextBatch("reader")).isNull();
  }

  @Test
  void takingABatchIsActivity() throws SQLException {
    TestQueue queue = TestQueue.create(c, "active");
    queue.register("reader");
    queue.tick();
    Sql.update(
        c,
        "update pgq.subscription set sub_active = '2000-01-01' where sub_queue = ?",
        (int) queue.id());
    long batch = queue.nextBatch("reader");
    assertThat(
            Sql.lines(
                c,
                """
                select sub_last_tick, sub_next_tick, sub_active > '2001-01-01'
                  from pgq.subscription where sub_batch = ?
                """,
                batch))
        .containsExactly("1|2|t");
  }

  @Test
  void aBatchMayBeEmpty() throws SQLException {
    TestQueue queue = TestQueue.create(c, "empty");
    queue.register("reader");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(queue.ids(batch)).isEmpty();
    queue.finish(batch);
  }

  @Test
  void consumersDoNotDisturbEachOther() throws SQLException {
    TestQueue queue = TestQueue.create(c, "apart");
    queue.register("fast");
    queue.register("slow");
    queue.insert("a");
    assertThat(queue.tickAndDrain("fast")).containsExactly("a");
    queue.insert("b");
    assertThat(queue.tickAndDrain("fast")).containsExactly("b");
    assertThat(queue.drain("slow")).containsExactly("a", "b");
  }

  @Test
  void batchIdsAreGlobal() throws SQLException {
    TestQueue first = TestQueue.create(c, "global 1");
    TestQueue second = TestQueue.create(c, "global 2");
    first.register("reader");
    second.register("reader");
    first.tick();
    second.tick();
    long batch = first.nextBatch("reader");
    assertThat(second.nextBatch("reader")).isEqualTo(batch + 1);
  }

  @Test
  void whoIsNotSubscribedGetsAnError() throws SQLException {
    TestQueue.create(c, "known").register("reader");
    assertNotSubscriber("known/stranger", "known", "stranger");
    assertNotSubscriber("unknown/reader", "unknown", "reader");
    assertNotSubscriber("NULL/reader", null, "reader");
    assertNotSubscriber("known/NULL", "known", null);
    assertNotSubscriber("NULL/NULL", null, null);
  }

  private void assertNotSubscriber(String names, String queue, String consumer) {
    for (String call : new String[] {"select pgq.next_batch(?, ?)", INFO, CUSTOM}) {
      assertSqlError(
          "P0001", "Not subscriber to queue: " + names, () -> Sql.rows(c, call, queue, consumer));
    }
  }

  @Test
  void aLostTickIsAnError() throws SQLException {
    TestQueue queue = TestQueue.create(c, "lost");
    queue.register("reader");
    queue.tick();
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 1", (int) queue.id());
    assertSqlError(
        "P0001",
        "PgQ corruption: Consumer reader on queue lost does not see tick <NULL>",
        () -> queue.nextBatch("reader"));
  }

  @Test
  void anOpenBatchWhoseEndTickIsLostIsAnError() throws SQLException {
    TestQueue queue = TestQueue.create(c, "lost end");
    queue.register("reader");
    long end = queue.tick();
    assertThat(queue.nextBatch("reader")).isNotNull();
    Sql.update(
        c, "delete from pgq.tick where tick_queue = ? and tick_id = ?", (int) queue.id(), end);
    assertSqlError(
        "P0001",
        "PgQ corruption: Consumer reader on queue lost end does not see tick <NULL>",
        () -> queue.nextBatch("reader"));
  }
}
