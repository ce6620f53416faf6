package org.pgqj.conformance.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Event tables are taken in turn, and none is emptied before everybody has read it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class RotationContractTest {

  private static final String STEP_1 = "select pgq.maint_rotate_tables_step1(?)";
  private static final String STEP_2 = "select pgq.maint_rotate_tables_step2()";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  private TestQueue read(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register("reader");
    return queue;
  }

  private static List<String> readOn(TestQueue queue) throws SQLException {
    queue.quietTick();
    return queue.drain("reader");
  }

  private List<String> stored(String table) throws SQLException {
    return Sql.lines(c, "select ev_data from only " + table + " order by ev_id");
  }

  @Test
  void stepOneSwitchesAndStepTwoConfirms() throws SQLException {
    TestQueue queue = read("steps");
    readOn(queue);
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, STEP_1, "steps")).isZero();
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select queue_cur_table, queue_switch_step1 = txid_current(),
                             queue_switch_step2, queue_switch_time = now()
                        from pgq.queue where queue_name = 'steps'
                      """))
              .containsExactly("1|t||t");
        });
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, STEP_2)).isZero();
          assertThat(
                  Sql.bool(
                      c,
                      """
                      select queue_switch_step2 = txid_current() and queue_switch_step1 < txid_current()
                        from pgq.queue where queue_name = 'steps'
                      """))
              .isTrue();
        });
  }

  @Test
  void untilStepTwoThereIsNoOtherStepOne() throws SQLException {
    TestQueue queue = read("half");
    readOn(queue);
    Sql.one(c, STEP_1, "half");
    readOn(queue);
    Sql.one(c, STEP_1, "half");
    assertThat(queue.currentTable()).isEqualTo(1);
  }

  @Test
  void stepTwoConfirmsEveryQueueThatWaitsAndNoOther() throws SQLException {
    TestQueue one = TestQueue.create(c, "waits 1");
    TestQueue two = TestQueue.create(c, "waits 2");
    TestQueue.create(c, "settled");
    String settled = "select queue_switch_step2 from pgq.queue where queue_name = 'settled'";
    long before = Sql.number(c, settled);
    Sql.one(c, STEP_1, one.name());
    Sql.one(c, STEP_1, two.name());
    assertThat(waiting()).isEqualTo(2);
    Sql.one(c, STEP_2);
    assertThat(waiting()).isZero();
    assertThat(Sql.number(c, settled)).isEqualTo(before);
  }

  private long waiting() throws SQLException {
    return Sql.number(c, "select count(*) from pgq.queue where queue_switch_step2 is null");
  }

  @Test
  void newEventsGoToTheNextTableAndBatchesAcrossReadBoth() throws SQLException {
    TestQueue queue = read("d");
    readOn(queue);
    queue.insert("old");
    Sql.one(c, STEP_1, "d");
    queue.insert("between");
    Sql.one(c, STEP_2);
    queue.insert("new");
    assertThat(stored(queue.table(0))).containsExactly("old");
    assertThat(stored(queue.table(1))).containsExactly("between", "new");
    assertThat(readOn(queue)).containsExactly("old", "between", "new");
  }

  @Test
  void thePreviousTableIsKeptAndTheNextOneEmptied() throws SQLException {
    TestQueue queue = read("round");
    for (int round = 0; round < 5; round++) {
      queue.insert("r" + round);
      queue.drainAndRotate("reader");
      assertThat(queue.currentTable()).isEqualTo((round + 1) % 3);
      assertThat(stored(queue.table(round % 3))).containsExactly("r" + round);
      assertThat(stored(queue.table((round + 1) % 3))).isEmpty();
    }
  }

  @Test
  void aConsumerThatHasNotSeenTheLastSwitchHoldsTheNext() throws SQLException {
    TestQueue queue = read("held");
    queue.insert("a");
    queue.drainAndRotate("reader");
    queue.register("late");
    queue.insert("b");
    readOn(queue);
    assertThat(queue.rotate()).isFalse();
    assertThat(queue.drain("late")).containsExactly("b");
    assertThat(queue.rotate()).isTrue();
  }

  @Test
  void aConsumerWithoutPositionHoldsNothing() throws SQLException {
    TestQueue queue = read("sub-consumer");
    queue.register("reader.1");
    Sql.update(
        c,
        """
        update pgq.subscription set sub_last_tick = null
          from pgq.consumer where co_id = sub_consumer and sub_queue = ? and co_name = 'reader.1'
        """,
        (int) queue.id());
    queue.drainAndRotate("reader");
    queue.drainAndRotate("reader");
    assertThat(queue.currentTable()).isEqualTo(2);
  }

  @Test
  void aLongTransactionHoldsTheRotation() throws SQLException {
    TestQueue queue = read("long");
    queue.drainAndRotate("reader");
    readOn(queue);
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    queue.insert(producer, "slow");
    assertThat(queue.rotate()).as("step 2 was before the transaction").isTrue();
    queue.tick();
    queue.drain("reader");
    assertThat(queue.rotate()).as("the transaction began before step 2").isFalse();
    producer.commit();
    assertThat(readOn(queue)).containsExactly("slow");
    assertThat(queue.rotate()).isTrue();
  }

  @Test
  void withoutConsumersNothingHoldsIt() throws SQLException {
    TestQueue queue = TestQueue.create(c, "unread");
    queue.insert("a");
    for (int i = 1; i <= 3; i++) {
      assertThat(queue.rotate()).isTrue();
    }
    assertThat(queue.currentTable()).isZero();
    assertThat(stored(queue.table(0))).isEmpty();
  }

  @Test
  void aTableInUseIsLeftAlone() throws SQLException {
    TestQueue queue = read("in use");
    queue.insert("a");
    queue.drainAndRotate("reader");
    queue.drainAndRotate("reader");
    readOn(queue);
    Connection dump = db.connect();
    dump.setAutoCommit(false);
    Sql.run(dump, "lock table " + queue.table(0) + " in access share mode");
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, STEP_1, "in use")).isZero();
          assertThat(Sql.number(c, "select 1")).as("the transaction goes on").isEqualTo(1);
        });
    assertThat(queue.currentTable()).isEqualTo(2);
    assertThat(stored(queue.table(0))).containsExactly("a");
    dump.commit();
    assertThat(queue.rotate()).isTrue();
    assertThat(queue.currentTable()).isZero();
    assertThat(stored(queue.table(0))).isEmpty();
  }

  @Test
  void producersDoNotHoldTheirTablesSuccessor() throws SQLException {
    TestQueue queue = read("producing");
    readOn(queue);
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    queue.insert(producer, "open");
    assertThat(queue.rotate()).isTrue();
    queue.insert(producer, "after");
    producer.commit();
    assertThat(stored(queue.table(0))).containsExactly("open");
    assertThat(stored(queue.table(1))).containsExactly("after");
    assertThat(readOn(queue)).containsExactly("open", "after");
  }

  @Test
  void aProducerWithAFixedSnapshotDoesNotStopMaintenance() throws SQLException {
    TestQueue queue = read("fixed");
    readOn(queue);
    Connection producer = db.connect();
    Sql.run(producer, "begin isolation level repeatable read");
    queue.insert(producer, "open");
    Sql.run(c, "set lock_timeout = '10s'");
    queue.rotate();
    Sql.run(c, "reset lock_timeout");
    Sql.run(producer, "commit");
    List<String> seen = new ArrayList<>(readOn(queue));
    seen.addAll(queue.drainAndRotate("reader"));
    assertThat(seen).containsExactly("open");
  }

  @Test
  void ticksFromBeforeTheSwitchBeforeAreDeleted() throws SQLException {
    TestQueue queue = read("ticks");
    for (int i = 0; i < 4; i++) {
      queue.tick();
    }
    queue.drainAndRotate("reader");
    String tickIds = "select tick_id from pgq.tick where tick_queue = ? order by 1";
    List<String> before = new ArrayList<>(Sql.lines(c, tickIds, (int) queue.id()));
    long switched =
        Sql.number(c, "select queue_switch_step2 from pgq.queue where queue_name = 'ticks'");
    queue.drainAndRotate("reader");
    assertThat(Sql.lines(c, tickIds, (int) queue.id()))
        .hasSizeLessThan(before.size())
        .isEqualTo(
            Sql.lines(
                c,
                """
                select tick_id from pgq.tick
                 where tick_queue = ? and txid_snapshot_xmin(tick_snapshot) >= ? order by 1
                """,
                (int) queue.id(),
                switched));
    assertThat(queue.nextBatch("reader")).isNull();
  }

  @Test
  void aQueueIsNotRotatedBeforeItsTime() throws SQLException {
    TestQueue queue = read("time");
    readOn(queue);
    Transactions.rolledBack(
        c,
        () -> {
          Sql.one(c, "select pgq.set_queue_config('time', 'rotation_period', '1 hour')");
          setSwitchTime("now() - interval '1 hour'");
          Sql.one(c, STEP_1, "time");
          assertThat(queue.currentTable()).isZero();
          setSwitchTime("now() - interval '1 hour 1 microsecond'");
          Sql.one(c, STEP_1, "time");
          assertThat(queue.currentTable()).isEqualTo(1);
        });
  }

  private void setSwitchTime(String time) throws SQLException {
    Sql.run(
        c, "update pgq.queue set queue_switch_time = %s where queue_name = 'time'".formatted(time));
  }

  @Test
  void anUnknownOrNullQueueIsZero() throws SQLException {
    assertThat(Sql.number(c, STEP_1, "no such")).isZero();
    assertThat(Sql.number(c, "select pgq.maint_rotate_tables_step1(null)")).isZero();
  }

  @Test
  void aSwitchInTheFutureIsAnError() throws SQLException {
    read("future");
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(
              c,
              """
              update pgq.queue set queue_switch_step1 = 8000000000, queue_switch_step2 = 8000000001
               where queue_name = 'future'
              """);
          long current = Sql.number(c, "select txid_current()");
          assertSqlError(
              "P0001",
              "queue future maint failure: step1=8000000000, current=" + current,
              () -> Sql.one(c, STEP_1, "future"));
        });
  }

  @Test
  void aLostTickIsAnError() throws SQLException {
    TestQueue queue = read("lost");
    queue.tick();
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 1", (int) queue.id());
    assertSqlError(
        "P0001", "queue lost maint failure: tick 1 not found", () -> Sql.one(c, STEP_1, "lost"));
  }
}
