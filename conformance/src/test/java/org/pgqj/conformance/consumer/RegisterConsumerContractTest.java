package org.pgqj.conformance.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
class RegisterConsumerContractTest {

  private static final String REGISTER = "select pgq.register_consumer(?, ?)";
  private static final String REGISTER_AT = "select pgq.register_consumer_at(?, ?, ?)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  /** Last tick, open batch, its end tick. */
  private List<String> position(TestQueue queue, String consumer) throws SQLException {
    return Sql.lines(
        c,
        """
        select sub_last_tick, sub_batch, sub_next_tick
          from pgq.subscription join pgq.consumer on co_id = sub_consumer
         where sub_queue = ? and co_name = ?
        """,
        (int) queue.id(),
        consumer);
  }

  @Test
  void aNewConsumerIsOneAndAnExistingOneZero() throws SQLException {
    TestQueue.create(c, "again");
    assertThat(Sql.number(c, REGISTER, "again", "reader")).isEqualTo(1);
    assertThat(Sql.number(c, REGISTER, "again", "reader")).isZero();
    assertThat(Sql.number(c, REGISTER_AT, "again", "reader", null)).isZero();
    assertThat(Sql.number(c, REGISTER_AT, "again", "second", null)).isEqualTo(1);
  }

  @Test
  void itStartsAtTheLatestTick() throws SQLException {
    TestQueue queue = TestQueue.create(c, "start");
    queue.insert("old");
    queue.tick();
    long latest = queue.tick();
    queue.register("reader");
    assertThat(position(queue, "reader")).containsExactly(latest + "||");
    assertThat(queue.nextBatch("reader")).isNull();
  }

  @Test
  void itSeesWhatTheLatestTickDidNot() throws SQLException {
    TestQueue queue = TestQueue.create(c, "unseen");
    queue.insert("before the tick");
    queue.tick();
    queue.insert("before the registration");
    queue.register("reader");
    queue.insert("after");
    assertThat(queue.tickAndDrain("reader")).containsExactly("before the registration", "after");
  }

  @Test
  void oneConsumerMayReadSeveralQueues() throws SQLException {
    TestQueue.create(c, "one of two");
    TestQueue.create(c, "two of two");
    Sql.one(c, REGISTER, "one of two", "reads both");
    Sql.one(c, REGISTER, "two of two", "reads both");
    assertThat(Sql.number(c, "select count(*) from pgq.consumer where co_name = 'reads both'"))
        .isEqualTo(1);
    assertThat(
            Sql.number(
                c,
                """
                select count(distinct sub_id)
                  from pgq.subscription join pgq.consumer on co_id = sub_consumer
                 where co_name = 'reads both'
                """))
        .isEqualTo(2);
  }

  @Test
  void anUnknownOrNullQueueIsAnError() {
    for (String queue : new String[] {"no such", null}) {
      assertSqlError(
          "P0001", "Event queue not created yet", () -> Sql.one(c, REGISTER, queue, "reader"));
      assertSqlError(
          "P0001",
          "Event queue not created yet",
          () -> Sql.one(c, REGISTER_AT, queue, "reader", 1L));
    }
  }

  @Test
  void aNullConsumerIsAnError() throws SQLException {
    TestQueue.create(c, "nameless");
    assertSqlState("23502", () -> Sql.one(c, REGISTER, "nameless", null));
    assertSqlState("23502", () -> Sql.one(c, REGISTER_AT, "nameless", null, 1L));
  }

  @Test
  void aQueueThatNeverTickedIsAnError() throws SQLException {
    TestQueue queue = TestQueue.create(c, "tickless");
    Sql.update(c, "delete from pgq.tick where tick_queue = ?", (int) queue.id());
    assertSqlError(
        "P0001",
        "No ticks for this queue.  Please run ticker on database.",
        () -> Sql.one(c, REGISTER, "tickless", "early"));
    assertThat(Sql.lines(c, "select * from pgq.consumer where co_name = 'early'")).isEmpty();
  }

  @Test
  void itMayStartAtAnyTick() throws SQLException {
    TestQueue queue = TestQueue.create(c, "at");
    queue.insert("a");
    long tick = queue.tick();
    queue.insert("b");
    queue.tick();
    assertThat(Sql.number(c, REGISTER_AT, "at", "from the start", 1L)).isEqualTo(1);
    assertThat(Sql.number(c, REGISTER_AT, "at", "from the middle", tick)).isEqualTo(1);
    assertThat(queue.drain("from the start")).containsExactly("a", "b");
    assertThat(queue.drain("from the middle")).containsExactly("b");
  }

  @Test
  void aTickThatIsNotThereIsAnError() throws SQLException {
    TestQueue queue = TestQueue.create(c, "no tick");
    TestQueue other = TestQueue.create(c, "ticks more");
    other.tick();
    other.tick();
    assertSqlError(
        "P0001",
        "cannot reposition, tick not found: 3",
        () -> Sql.one(c, REGISTER_AT, "no tick", "new", 3L));
    queue.register("old");
    assertSqlError(
        "P0001",
        "cannot reposition, tick not found: 99",
        () -> Sql.one(c, REGISTER_AT, "no tick", "old", 99L));
    assertThat(position(queue, "old")).containsExactly("1||");
    assertThat(position(queue, "new")).isEmpty();
  }

  @Test
  void registeringAgainChangesNothingNotEvenAnOpenBatch() throws SQLException {
    TestQueue queue = TestQueue.create(c, "f");
    queue.register("reader");
    queue.tick();
    long batch = queue.nextBatch("reader");
    String before =
        Sql.text(c, "select s::text from pgq.subscription s where sub_batch = ?", batch);
    assertThat(Sql.number(c, REGISTER, "f", "reader")).isZero();
    assertThat(Sql.text(c, "select s::text from pgq.subscription s where sub_batch = ?", batch))
        .isEqualTo(before);
  }

  @Test
  void repositioningDropsTheOpenBatch() throws SQLException {
    TestQueue queue = TestQueue.create(c, "moved");
    queue.register("reader");
    queue.insert("a");
    queue.tick();
    queue.insert("b");
    queue.tick();
    queue.insert("c");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, REGISTER_AT, "moved", "reader", 2L)).isZero();
    assertThat(position(queue, "reader")).containsExactly("2||");
    assertThat(Sql.messages(c, "select pgq.finish_batch(?)", batch))
        .containsExactly("WARNING: finish_batch: batch " + batch + " not found");
    assertThat(Sql.number(c, "select pgq.finish_batch(?)", batch)).isZero();
    assertThat(queue.drain("reader")).containsExactly("b", "c");
  }

  @Test
  void repositioningCountsAsActivity() throws SQLException {
    TestQueue queue = TestQueue.create(c, "active");
    queue.register("reader");
    Sql.update(
        c,
        "update pgq.subscription set sub_active = '2000-01-01' where sub_queue = ?",
        (int) queue.id());
    String old = "select sub_active < '2001-01-01' from pgq.subscription where sub_queue = ?";
    Sql.one(c, REGISTER, "active", "reader");
    assertThat(Sql.bool(c, old, (int) queue.id())).isTrue();
    Sql.one(c, REGISTER_AT, "active", "reader", 1L);
    assertThat(Sql.bool(c, old, (int) queue.id())).isFalse();
  }
}
