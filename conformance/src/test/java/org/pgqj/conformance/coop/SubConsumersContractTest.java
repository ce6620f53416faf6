package org.pgqj.conformance.coop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Sub-consumers share the batches of their main consumer: each batch goes to exactly one. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SubConsumersContractTest {

  private static final String REGISTER = "select pgq_coop.register_subconsumer(?, 'main', ?)";
  private static final String UNREGISTER =
      "select pgq_coop.unregister_subconsumer(?, 'main', ?, ?)";
  private static final String NEXT = "select pgq_coop.next_batch(?, 'main', ?)";
  private static final String NEXT_OR_TAKE_OVER =
      "select pgq_coop.next_batch(?, 'main', ?, '10 minutes'::interval)";
  private static final String FINISH = "select pgq_coop.finish_batch(?)";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  /** A queue with a main consumer and a batch of one event for each name. */
  private TestQueue queue(String name, String... batches) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    Sql.one(c, "select pgq.register_consumer(?, 'main')", name);
    for (String data : batches) {
      queue.insert(data);
      queue.tick();
    }
    return queue;
  }

  private Long next(TestQueue queue, String sub) throws SQLException {
    return (Long) Sql.one(c, NEXT, queue.name(), sub);
  }

  private List<String> subscriptions(TestQueue queue) throws SQLException {
    return Sql.lines(
        c,
        """
        select consumer_name, last_tick, current_batch is not null, next_tick
          from pgq.get_consumer_info(?)
        """,
        queue.name());
  }

  /** Makes a sub-consumer look as if it had done nothing for some time. */
  private void idle(TestQueue queue, String sub, String time) throws SQLException {
    Sql.update(
        c,
        """
        update pgq.subscription s set sub_active = now() - ?::interval
          from pgq.consumer where co_id = sub_consumer and sub_queue = ? and co_name = ?
        """,
        time,
        (int) queue.id(),
        "main." + sub);
  }

  @Test
  void registeringBringsTheMainConsumerAlong() throws SQLException {
    TestQueue queue = TestQueue.create(c, "registering");
    assertThat(Sql.number(c, REGISTER, "registering", "a")).isEqualTo(1);
    assertThat(Sql.number(c, REGISTER, "registering", "a")).isZero();
    assertThat(Sql.number(c, REGISTER, "registering", "b")).isEqualTo(1);
    assertThat(subscriptions(queue)).containsExactly("main|1|f|", "main.a||f|", "main.b||f|");
    assertThat(
            Sql.number(
                c,
                "select count(distinct sub_id) from pgq.subscription where sub_queue = ?",
                (int) queue.id()))
        .isEqualTo(1);
  }

  @Test
  void aSubConsumerNeedsNotBeRegisteredBefore() throws SQLException {
    TestQueue queue = TestQueue.create(c, "not before");
    assertThat(next(queue, "a")).isNull();
    assertThat(subscriptions(queue)).containsExactly("main|1|f|", "main.a||f|");
  }

  @Test
  void batchesAreHandedOutInTurnAndFinishedInAnyOrder() throws SQLException {
    TestQueue queue = queue("in turn", "e1", "e2");
    Long one = next(queue, "a");
    Long two = next(queue, "b");
    assertThat(queue.data(one)).containsExactly("e1");
    assertThat(queue.data(two)).containsExactly("e2");
    assertThat(next(queue, "a")).isEqualTo(one);
    assertThat(next(queue, "c")).isNull();
    assertThat(subscriptions(queue))
        .containsExactly("main|3|f|", "main.a|1|t|2", "main.b|2|t|3", "main.c||f|");
    assertThat(Sql.number(c, FINISH, two)).isEqualTo(1);
    assertThat(Sql.number(c, FINISH, one)).isEqualTo(1);
    assertThat(subscriptions(queue))
        .containsExactly("main|3|f|", "main.a||f|", "main.b||f|", "main.c||f|");
  }

  @Test
  void aFinishedBatchIsAWarningAndZero() throws SQLException {
    TestQueue queue = queue("finished", "e1");
    Long batch = next(queue, "a");
    assertThat(Sql.number(c, FINISH, batch)).isEqualTo(1);
    assertThat(Sql.messages(c, FINISH, batch))
        .containsExactly("WARNING: coop_finish_batch: batch " + batch + " not found");
    assertThat(Sql.number(c, FINISH, batch)).isZero();
    assertThat(Sql.messages(c, "select pgq_coop.finish_batch(null)"))
        .containsExactly("WARNING: coop_finish_batch: batch <NULL> not found");
  }

  @Test
  void nobodyElsesBatchIsFinished() throws SQLException {
    TestQueue queue = queue("somebody else's", "e1");
    queue.register("plain");
    queue.insert("e2");
    queue.tick();
    long plain = queue.nextBatch("plain");
    assertThat(Sql.number(c, FINISH, plain)).isZero();
    assertThat(Sql.number(c, REGISTER, "somebody else's", "a")).isEqualTo(1);
    long main = queue.nextBatch("main");
    assertThat(Sql.number(c, FINISH, main)).isZero();
    queue.finish(plain);
    queue.finish(main);
  }

  @Test
  void twoThatAskAtOnceGetDifferentBatches() throws SQLException {
    TestQueue queue = queue("at once", "e1", "e2");
    Connection second = db.connect();
    Sql.one(second, "select pgq_coop.version()");
    Sql.one(c, REGISTER, "at once", "a");
    Sql.one(c, REGISTER, "at once", "b");
    c.setAutoCommit(false);
    try {
      Long one = next(queue, "a");
      Background<Long> other =
          db.background(second, session -> Sql.number(session, NEXT, "at once", "b"));
      other.awaitBlocked();
      c.commit();
      long two = other.join();
      assertThat(queue.data(one)).containsExactly("e1");
      assertThat(queue.data(two)).containsExactly("e2");
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
  }

  @Test
  void aBatchThatIsRolledBackIsTheNextOnesBatch() throws SQLException {
    TestQueue queue = queue("rolled back", "e1");
    Connection second = db.connect();
    Sql.one(second, "select pgq_coop.version()");
    Sql.one(c, REGISTER, "rolled back", "b");
    c.setAutoCommit(false);
    try {
      assertThat(next(queue, "a")).isNotNull();
      Background<Long> other =
          db.background(second, session -> Sql.number(session, NEXT, "rolled back", "b"));
      other.awaitBlocked();
      c.rollback();
      assertThat(queue.data(other.join())).containsExactly("e1");
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
  }

  @Test
  void twoThatRegisterTheSameNameAtOnceAreOne() throws SQLException {
    TestQueue queue = queue("one name");
    Connection second = db.connect();
    Sql.one(second, "select pgq_coop.version()");
    c.setAutoCommit(false);
    try {
      assertThat(Sql.number(c, REGISTER, "one name", "a")).isEqualTo(1);
      Background<Long> other =
          db.background(second, session -> Sql.number(session, REGISTER, "one name", "a"));
      other.awaitBlocked();
      c.commit();
      assertThat(other.join()).isZero();
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
    assertThat(subscriptions(queue)).containsExactly("main|1|f|", "main.a||f|");
  }

  @Test
  void manySessionsShareAllEventsAmongThem() throws SQLException {
    TestQueue queue = queue("many");
    List<Background<List<String>>> workers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      queue.insert("e" + i);
      queue.tick();
    }
    for (int i = 0; i < 4; i++) {
      String sub = "worker" + i;
      workers.add(db.background(db.connect(), session -> workThrough(session, sub)));
    }
    List<String> seen = new ArrayList<>();
    for (Background<List<String>> worker : workers) {
      seen.addAll(worker.join());
    }
    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    assertThat(
            Sql.number(
                c,
                "select count(*) from pgq.subscription where sub_queue = ? and sub_batch is not null",
                (int) queue.id()))
        .isZero();
  }

  private static List<String> workThrough(Connection session, String sub) throws SQLException {
    List<String> seen = new ArrayList<>();
    for (Object batch = Sql.one(session, NEXT, "many", sub);
        batch != null;
        batch = Sql.one(session, NEXT, "many", sub)) {
      seen.addAll(Sql.lines(session, "select ev_data from pgq.get_batch_events(?)", batch));
      Sql.number(session, FINISH, batch);
    }
    return seen;
  }

  @Test
  void theBatchOfADeadSubConsumerIsTakenOver() throws SQLException {
    TestQueue queue = queue("dead", "e1", "e2");
    Long batch = next(queue, "dead");
    idle(queue, "dead", "11 minutes");
    assertThat(Sql.number(c, NEXT_OR_TAKE_OVER, "dead", "heir")).isEqualTo(batch);
    assertThat(queue.data(batch)).containsExactly("e1");
    assertThat(subscriptions(queue)).containsExactly("main|2|f|", "main.heir|1|t|2");
    assertThat(Sql.number(c, UNREGISTER, "dead", "dead", 0)).isZero();
    assertThat(Sql.number(c, FINISH, batch)).isEqualTo(1);
    assertThat(Sql.number(c, FINISH, batch)).isZero();
    assertThat(queue.data(Sql.number(c, NEXT_OR_TAKE_OVER, "dead", "heir"))).containsExactly("e2");
  }

  @Test
  void ofTwoHeirsAtOnceOneTakesOverAndTheOtherGoesOn() throws SQLException {
    TestQueue queue = queue("heirs", "e1", "e2");
    Long batch = next(queue, "dead");
    Sql.one(c, REGISTER, "heirs", "one");
    Sql.one(c, REGISTER, "heirs", "two");
    idle(queue, "dead", "11 minutes");
    Connection second = db.connect();
    Sql.one(second, "select pgq_coop.version()");
    c.setAutoCommit(false);
    try {
      assertThat(Sql.number(c, NEXT_OR_TAKE_OVER, "heirs", "one")).isEqualTo(batch);
      Background<Long> other =
          db.background(second, session -> Sql.number(session, NEXT_OR_TAKE_OVER, "heirs", "two"));
      other.awaitBlocked();
      c.commit();
      assertThat(queue.data(other.join())).containsExactly("e2");
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
    assertThat(subscriptions(queue))
        .containsExactly("main|3|f|", "main.one|1|t|2", "main.two|2|t|3");
  }

  @Test
  void whoIsAliveIsNotTakenOver() throws SQLException {
    TestQueue queue = queue("alive", "e1", "e2", "e3");
    Long alive = next(queue, "alive");
    idle(queue, "alive", "9 minutes");
    assertThat(Sql.number(c, NEXT_OR_TAKE_OVER, "alive", "b")).isNotEqualTo(alive);
    idle(queue, "alive", "11 minutes");
    assertThat(next(queue, "c")).isNotEqualTo(alive);
    assertThat(next(queue, "alive")).isEqualTo(alive);
  }

  @Test
  void oneThatIsFinishingAtThisMomentIsNotTakenOver() throws SQLException {
    TestQueue queue = queue("finishing", "e1");
    Long batch = next(queue, "slow");
    idle(queue, "slow", "11 minutes");
    Connection slow = db.connect();
    slow.setAutoCommit(false);
    assertThat(Sql.number(slow, FINISH, batch)).isEqualTo(1);
    assertThat(Sql.one(c, NEXT_OR_TAKE_OVER, "finishing", "heir")).isNull();
    slow.commit();
    assertThat(subscriptions(queue)).containsExactly("main|2|f|", "main.heir||f|", "main.slow||f|");
  }

  @Test
  void ofManyThatSeemDeadThoseWithABatchComeFirst() throws SQLException {
    TestQueue queue = queue("first", "e1");
    assertThat(next(queue, "busy")).isNotNull();
    assertThat(next(queue, "idle")).isNull();
    idle(queue, "busy", "11 minutes");
    idle(queue, "idle", "12 minutes");
    assertThat(Sql.one(c, NEXT_OR_TAKE_OVER, "first", "heir")).isNotNull();
    assertThat(subscriptions(queue))
        .containsExactly("main|2|f|", "main.heir|1|t|2", "main.idle||f|");
  }

  @Test
  void askingKeepsAnIdleSubConsumerAlive() throws SQLException {
    TestQueue queue = queue("asking");
    assertThat(Sql.one(c, NEXT_OR_TAKE_OVER, "asking", "a")).isNull();
    idle(queue, "a", "9 minutes");
    assertThat(Sql.one(c, NEXT_OR_TAKE_OVER, "asking", "a")).isNull();
    assertThat(
            Sql.bool(
                c,
                """
                select last_seen < '1 minute' from pgq.get_consumer_info('asking', 'main.a')
                """))
        .isTrue();
  }

  @Test
  void aMainConsumerWithABatchOfItsOwnSharesNothing() throws SQLException {
    TestQueue queue = queue("own batch", "e1");
    long own = queue.nextBatch("main");
    assertSqlError("P0001", "main consumer has batch open?", () -> next(queue, "a"));
    queue.finish(own);
    assertThat(next(queue, "a")).isNull();
  }

  @Test
  void aConsumerThatOnlyHasTheNameIsNoSubConsumer() throws SQLException {
    TestQueue queue = queue("name only", "e1");
    queue.register("main.a");
    assertSqlError("P0001", "subconsumer not found", () -> next(queue, "a"));
    assertThat(Sql.number(c, UNREGISTER, "name only", "a", 1)).isZero();
    assertThat(subscriptions(queue)).containsExactly("main|1|f|", "main.a|2|f|");
  }

  @Test
  void anOpenBatchHoldsASubConsumerUnlessItIsToBeDropped() throws SQLException {
    TestQueue queue = queue("open", "e1");
    Long batch = next(queue, "a");
    for (String handling : new String[] {"0", "2", "null"}) {
      assertSqlError(
          "P0001",
          "subconsumer has active batch",
          () ->
              Sql.one(
                  c,
                  "select pgq_coop.unregister_subconsumer('open', 'main', 'a', " + handling + ")"));
    }
    assertThat(next(queue, "a")).isEqualTo(batch);
    assertThat(Sql.number(c, UNREGISTER, "open", "a", 1)).isEqualTo(1);
    assertThat(Sql.number(c, UNREGISTER, "open", "a", 1)).isZero();
    assertThat(subscriptions(queue)).containsExactly("main|2|f|");
    assertThat(Sql.number(c, FINISH, batch)).isZero();
  }

  @Test
  void retriedAndFailedEventsBelongToAll() throws SQLException {
    TestQueue queue = queue("retried", "e1", "e2");
    Long one = next(queue, "a");
    Sql.one(c, "select pgq.event_retry(?, 1, 0)", one);
    Sql.number(c, FINISH, one);
    Long two = next(queue, "a");
    Sql.one(c, "select pgq.event_failed(?, 2, 'x')", two);
    Sql.number(c, FINISH, two);
    assertThat(Sql.lines(c, "select consumer_name, ev_id from pgq.dead_letter_list('retried')"))
        .containsExactly("main|2");
    assertThat(Sql.number(c, "select pgq.dead_letter_retry('retried', 'main')")).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.maint_retry_events()")).isEqualTo(2);
    queue.tick();
    assertThat(queue.data(next(queue, "b"))).containsExactly("e1", "e2");
  }

  @Test
  void aBatchStaysReadableWhileTheQueueRotates() throws SQLException {
    TestQueue queue = queue("rotating", "e1", "e2");
    Long one = next(queue, "a");
    Long two = next(queue, "b");
    Sql.number(c, FINISH, two);
    for (int i = 0; i < 4; i++) {
      queue.quietTick();
      for (Long batch = next(queue, "b"); batch != null; batch = next(queue, "b")) {
        Sql.number(c, FINISH, batch);
      }
      queue.rotate();
    }
    assertThat(queue.data(one)).containsExactly("e1");
    Sql.number(c, FINISH, one);
  }

  @Test
  void theMainConsumerTakesItsSubConsumersAlong() throws SQLException {
    TestQueue queue = queue("along", "e1");
    next(queue, "a");
    next(queue, "b");
    assertThat(Sql.number(c, "select pgq.unregister_consumer('along', 'main')")).isEqualTo(3);
    assertThat(subscriptions(queue)).isEmpty();
  }

  @Test
  void conditionsAreThoseOfTheMainConsumersNextBatch() throws SQLException {
    TestQueue queue = queue("conditions", "e1", "e2", "e3");
    String custom =
        "select pgq_coop.next_batch_custom('conditions', 'main', 'a', ?::interval, ?, null)";
    assertThat(Sql.one(c, custom, "1 hour", null)).isNull();
    assertThat(Sql.one(c, custom, null, 10)).isNull();
    long batch =
        Sql.number(
            c,
            """
            select pgq_coop.next_batch_custom('conditions', 'main', 'a', null, 2, null, '1 hour')
            """);
    assertThat(queue.data(batch).size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void readersShareWithoutRightsOnTheTables() throws SQLException {
    TestQueue queue = queue("rights", "e1");
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    long batch = Sql.number(reader, NEXT_OR_TAKE_OVER, "rights", "a");
    assertThat(Sql.number(reader, FINISH, batch)).isEqualTo(1);
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    assertSqlState("42501", () -> Sql.one(writer, NEXT, queue.name(), "a"));
    assertThat(Sql.text(writer, "select pgq_coop.version()")).isEqualTo("3.1.1");
  }
}
