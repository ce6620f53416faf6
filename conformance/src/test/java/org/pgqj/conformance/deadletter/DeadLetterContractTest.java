package org.pgqj.conformance.deadletter;

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
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What failed for good is kept, with the reason, until somebody retries or deletes it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class DeadLetterContractTest {

  private static final String FAILED = "select pgq.event_failed(?, ?, ?)";
  private static final String MANY = "select pgq.events_failed(?, ?::bigint[], ?::text[])";
  private static final String RETRY = "select pgq.dead_letter_retry(?, ?)";
  private static final String DELETE = "select pgq.dead_letter_delete(?, ?)";
  private static final String COUNT = "select pgq.dead_letter_count(?, ?)";
  private static final String IDS = "select dead_letter_id from pgq.dead_letter_list(?, ?)";
  private static final String MOVE = "select pgq.maint_retry_events()";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @BeforeEach
  void nothingOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
    Sql.update(c, "delete from pgq.dead_letter");
  }

  /** A queue with a consumer, whose events with ids from 1 on are behind a tick. */
  private TestQueue read(String name, int events) throws SQLException {
    return TestQueue.createRead(c, name, "reader", events);
  }

  private long deadLetters(TestQueue queue, String consumer) throws SQLException {
    return Sql.number(c, COUNT, queue.name(), consumer);
  }

  @Test
  void aFailedEventIsKeptAsItWasWithTheReasonAndTheAttempts() throws SQLException {
    TestQueue queue = TestQueue.create(c, "kept");
    queue.register("reader");
    Sql.one(c, "select pgq.insert_event('kept', 'type', 'data', '1', '2', '3', '4')");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Transactions.committed(
        c,
        () -> {
          assertThat(Sql.number(c, FAILED, batch, 1L, "it's \\ %b ? broken")).isEqualTo(1);
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select queue_name, consumer_name, failed_time = now(), reason, attempts, d.ev_id,
                             d.ev_time = e.ev_time, d.ev_type, d.ev_data,
                             d.ev_extra1, d.ev_extra2, d.ev_extra3, d.ev_extra4
                        from pgq.dead_letter_list() d join %s e on e.ev_id = d.ev_id
                      """
                          .formatted(queue.table())))
              .containsExactly("kept|reader|t|it's \\ %b ? broken|1|1|t|type|data|1|2|3|4");
        });
  }

  @Test
  void itIsOneTransactionWithTheBatch() throws SQLException {
    TestQueue queue = read("atomic", 1);
    long batch = queue.nextBatch("reader");
    Transactions.rolledBack(
        c,
        () -> {
          Sql.number(c, FAILED, batch, 1L, "gone with the rollback");
          queue.finish(batch);
        });
    assertThat(deadLetters(queue, null)).isZero();
    assertThat(queue.nextBatch("reader")).isEqualTo(batch);
  }

  @Test
  void aDeadLetterStaysAsItIsWhenTheBatchIsRepeated() throws SQLException {
    TestQueue queue = read("repeated", 1);
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, FAILED, batch, 1L, "first")).isEqualTo(1);
    assertThat(Sql.number(c, FAILED, batch, 1L, "second")).isZero();
    assertThat(Sql.lines(c, "select reason from pgq.dead_letter_list('repeated')"))
        .containsExactly("first");
  }

  @Test
  void anEventThatIsInNoOpenBatchIsAnError() throws SQLException {
    TestQueue queue = read("not found", 1);
    long batch = queue.nextBatch("reader");
    for (Object[] call :
        new Object[][] {{batch, 2L}, {batch, null}, {-1L, 1L}, {null, 1L}, {batch, -1L}}) {
      assertSqlError(
          "P0001",
          "event not found",
          () -> Sql.one(c, "select pgq.event_failed(?::bigint, ?::bigint, 'x')", call[0], call[1]));
    }
    queue.finish(batch);
    assertSqlError("P0001", "event not found", () -> Sql.number(c, FAILED, batch, 1L, "late"));
  }

  @Test
  void aReasonIsNotNeeded() throws SQLException {
    TestQueue queue = read("no reason", 2);
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, FAILED, batch, 1L, null)).isEqualTo(1);
    assertThat(Sql.number(c, MANY, batch, "{2}", null)).isEqualTo(1);
    assertThat(Sql.lines(c, "select reason is null from pgq.dead_letter_list('no reason')"))
        .containsExactly("t", "t");
  }

  @Test
  void manyEventsFailByOneStatement() throws SQLException {
    TestQueue queue = TestQueue.create(c, "many");
    queue.register("reader");
    Sql.one(
        c,
        "select pgq.insert_events('many', 't', array(select n::text from generate_series(1, 5000) n))");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(
            Sql.number(
                c,
                """
                select pgq.events_failed(?, array(select n from generate_series(2, 5000, 2) n),
                                         array(select 'no ' || n from generate_series(2, 5000, 2) n))
                """,
                batch))
        .isEqualTo(2500);
    assertThat(
            Sql.number(
                c,
                """
                select count(*) from pgq.dead_letter_list('many', 'reader')
                 where reason = 'no ' || ev_id and ev_data = ev_id::text and ev_id % 2 = 0
                """))
        .isEqualTo(2500);
    assertThat(Sql.number(c, MANY, batch, "{1,2,3}", "{a,b,c}")).isEqualTo(2);
  }

  @Test
  void ofManyEventsAllFailOrNone() throws SQLException {
    TestQueue queue = read("all or none", 3);
    long batch = queue.nextBatch("reader");
    for (String ids : new String[] {"{1,2,99}", "{1,NULL}", null}) {
      assertSqlError("P0001", "event not found", () -> Sql.one(c, MANY, batch, ids, null));
    }
    assertThat(deadLetters(queue, null)).isZero();
    assertThat(Sql.number(c, MANY, batch, "{}", "{}")).isZero();
  }

  @Test
  void arraysThatDoNotFitAreErrors() throws SQLException {
    TestQueue queue = read("misfits", 3);
    long batch = queue.nextBatch("reader");
    assertSqlError(
        "2202E",
        "events_failed: arrays differ in length: 2 and 1",
        () -> Sql.one(c, MANY, batch, "{1,2}", "{a}"));
    assertSqlError(
        "2202E",
        "events_failed: x_event_ids has more than one dimension",
        () -> Sql.one(c, MANY, batch, "{{1},{2}}", "{a,b}"));
    assertSqlError(
        "2202E",
        "events_failed: x_reasons has more than one dimension",
        () -> Sql.one(c, MANY, batch, "{1,2}", "{{a},{b}}"));
  }

  @Test
  void anEventGivenTwiceFailsForItsFirstReason() throws SQLException {
    TestQueue queue = read("twice", 1);
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, MANY, batch, "{1,1}", "{first,second}")).isEqualTo(1);
    assertThat(Sql.lines(c, "select reason from pgq.dead_letter_list('twice')"))
        .containsExactly("first");
  }

  @Test
  void attemptsCountTheRetriesBefore() throws SQLException {
    TestQueue queue = read("attempts", 1);
    for (int retries = 0; retries < 3; retries++) {
      long batch = queue.nextBatch("reader");
      Sql.one(c, "select pgq.event_retry(?, 1, 0)", batch);
      queue.finish(batch);
      Sql.one(c, MOVE);
      queue.tick();
    }
    Sql.number(c, FAILED, queue.nextBatch("reader"), 1L, "x");
    assertThat(Sql.lines(c, "select attempts from pgq.dead_letter_list('attempts')"))
        .containsExactly("4");
  }

  @Test
  void aRetriedDeadLetterComesAgainToItsConsumerAloneAndStartsAfresh() throws SQLException {
    TestQueue queue = read("retried", 2);
    queue.register("other");
    long batch = queue.nextBatch("reader");
    Sql.number(c, MANY, batch, "{1,2}", "{a,b}");
    queue.finish(batch);
    assertThat(Sql.number(c, RETRY, "retried", "reader")).isEqualTo(2);
    assertThat(deadLetters(queue, null)).isZero();
    assertThat(Sql.number(c, MOVE)).isEqualTo(2);
    queue.tick();
    long again = queue.nextBatch("reader");
    assertThat(
            Sql.lines(
                c,
                "select ev_id, ev_retry, ev_data, ev_time < now() from pgq.get_batch_events(?)",
                again))
        .containsExactly("1|0|e1|t", "2|0|e2|t");
    Sql.number(c, FAILED, again, 1L, "again");
    assertThat(Sql.lines(c, "select attempts, reason from pgq.dead_letter_list('retried')"))
        .containsExactly("1|again");
    assertThat(queue.drain("other")).isEmpty();
  }

  @Test
  void oneDeadLetterIsRetriedOrDeletedByItsId() throws SQLException {
    TestQueue queue = read("by id", 3);
    Sql.number(c, MANY, queue.nextBatch("reader"), "{1,2,3}", null);
    String[] ids = Sql.lines(c, IDS, "by id", null).toArray(new String[0]);
    assertThat(Sql.number(c, "select pgq.dead_letter_retry(?)", Long.valueOf(ids[0]))).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.dead_letter_retry(?)", Long.valueOf(ids[0]))).isZero();
    assertThat(Sql.number(c, "select pgq.dead_letter_delete(?)", Long.valueOf(ids[1])))
        .isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.dead_letter_delete(?)", Long.valueOf(ids[1]))).isZero();
    assertThat(Sql.number(c, "select pgq.dead_letter_retry(null::bigint)")).isZero();
    assertThat(Sql.number(c, "select pgq.dead_letter_delete(null::bigint)")).isZero();
    assertThat(Sql.lines(c, IDS, "by id", "reader")).containsExactly(ids[2]);
    assertThat(Sql.lines(c, "select ev_id from pgq.retry_queue")).containsExactly("1");
  }

  @Test
  void aNullNameMeansAll() throws SQLException {
    for (String name : new String[] {"null 1", "null 2"}) {
      TestQueue queue = read(name, 1);
      Sql.one(c, "select pgq.register_consumer_at(?, 'other', 1)", name);
      Sql.number(c, FAILED, queue.nextBatch("reader"), 1L, "r");
      Sql.number(c, FAILED, queue.nextBatch("other"), 1L, "o");
    }
    assertThat(Sql.number(c, "select pgq.dead_letter_count()")).isEqualTo(4);
    assertThat(Sql.number(c, COUNT, "null 1", null)).isEqualTo(2);
    assertThat(Sql.number(c, COUNT, null, "other")).isEqualTo(2);
    assertThat(Sql.number(c, COUNT, "null 1", "other")).isEqualTo(1);
    assertThat(Sql.number(c, COUNT, "unknown", null)).isZero();
    assertThat(Sql.number(c, DELETE, "null 1", "other")).isEqualTo(1);
    assertThat(Sql.number(c, RETRY, null, "reader")).isEqualTo(2);
    assertThat(Sql.lines(c, "select queue_name, consumer_name from pgq.dead_letter_list()"))
        .containsExactly("null 2|other");
    assertThat(Sql.number(c, DELETE, null, null)).isEqualTo(1);
  }

  @Test
  void theListComesInPages() throws SQLException {
    TestQueue queue = read("pages", 5);
    Sql.number(c, MANY, queue.nextBatch("reader"), "{5,4,3,2,1}", null);
    String page =
        "select ev_id from pgq.dead_letter_list(i_queue_name => 'pages', i_after_id => ?, i_limit => 2)";
    assertThat(Sql.lines(c, page, 0L)).containsExactly("1", "2");
    long last =
        Sql.number(c, "select dead_letter_id from pgq.dead_letter_list('pages') where ev_id = 4");
    assertThat(Sql.lines(c, page, last)).containsExactly("5");
  }

  @Test
  void anEventThatWaitsForARetryAlreadyStaysADeadLetter() throws SQLException {
    TestQueue queue = read("waiting", 1);
    long batch = queue.nextBatch("reader");
    Sql.number(c, FAILED, batch, 1L, "x");
    Sql.one(c, "select pgq.event_retry(?, 1, 60)", batch);
    assertThat(Sql.number(c, RETRY, "waiting", "reader")).isZero();
    assertThat(deadLetters(queue, "reader")).isEqualTo(1);
  }

  @Test
  void unregisteringLosesNoDeadLetters() throws SQLException {
    TestQueue queue = read("unregistered", 2);
    Sql.number(c, MANY, queue.nextBatch("reader"), "{1,2}", null);
    Sql.one(c, "select pgq.unregister_consumer('unregistered', 'reader')");
    assertThat(deadLetters(queue, "reader")).isEqualTo(2);
    long id = Long.parseLong(Sql.lines(c, IDS, "unregistered", null).get(0));
    String error = "consumer not registered";
    assertSqlError("P0001", error, () -> Sql.one(c, RETRY, "unregistered", "reader"));
    assertSqlError("P0001", error, () -> Sql.one(c, "select pgq.dead_letter_retry(?)", id));
    assertThat(Sql.number(c, RETRY, null, null)).isZero();
    queue.register("reader");
    assertThat(Sql.number(c, RETRY, "unregistered", null)).isEqualTo(2);
    Sql.one(c, MOVE);
    assertThat(queue.tickAndDrain("reader")).containsExactly("e1", "e2");
  }

  @Test
  void deadLettersHoldAQueueUnlessForced() throws SQLException {
    TestQueue queue = read("held", 1);
    Sql.number(c, FAILED, queue.nextBatch("reader"), 1L, "x");
    Sql.one(c, "select pgq.unregister_consumer('held', 'reader')");
    for (String call : new String[] {"drop_queue('held')", "drop_queue('held', false)"}) {
      assertSqlError(
          "P0001", "cannot drop queue, dead letters exist", () -> Sql.one(c, "select pgq." + call));
    }
    assertThat(Sql.number(c, "select pgq.drop_queue('held', true)")).isEqualTo(1);
    assertThat(Sql.number(c, "select count(*) from pgq.dead_letter")).isZero();
  }

  @Test
  void aSubConsumersFailuresAreItsMainConsumers() throws SQLException {
    TestQueue queue = read("shared", 1);
    queue.register("reader.sub");
    Sql.update(
        c,
        """
        update pgq.subscription s
           set sub_id = main.sub_id, sub_last_tick = 1, sub_next_tick = 2, sub_batch = 4711
          from pgq.subscription main join pgq.consumer m on m.co_id = main.sub_consumer
         where m.co_name = 'reader' and main.sub_queue = ? and main.sub_queue = s.sub_queue
           and s.sub_consumer <> m.co_id
        """,
        (int) queue.id());
    assertThat(Sql.number(c, FAILED, 4711L, 1L, "x")).isEqualTo(1);
    assertThat(deadLetters(queue, "reader")).isEqualTo(1);
    assertThat(Sql.number(c, RETRY, "shared", "reader")).isEqualTo(1);
    assertThat(
            Sql.number(
                c,
                """
                select count(*) from pgq.retry_queue r
                  join pgq.subscription s on s.sub_id = r.ev_owner and s.sub_queue = r.ev_queue
                """))
        .isEqualTo(2);
  }

  @Test
  void ofTwoThatRetryAtOnceOnlyOneDoes() throws SQLException {
    TestQueue queue = read("race", 1);
    Sql.number(c, FAILED, queue.nextBatch("reader"), 1L, "x");
    Connection second = db.connect();
    Sql.number(second, "select pgq.dead_letter_count()");
    c.setAutoCommit(false);
    try {
      assertThat(Sql.number(c, RETRY, "race", "reader")).isEqualTo(1);
      Background<Long> other =
          db.background(second, session -> Sql.number(session, RETRY, "race", "reader"));
      other.awaitBlocked();
      c.commit();
      assertThat(other.join()).isZero();
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
    assertThat(Sql.number(c, MOVE)).isEqualTo(1);
  }

  @Test
  void aQueueThatIsBeingDroppedTakesNoMoreDeadLetters() throws SQLException {
    TestQueue queue = read("dropped", 1);
    long batch = queue.nextBatch("reader");
    Connection second = db.connect();
    Sql.number(second, "select pgq.dead_letter_count()");
    c.setAutoCommit(false);
    try {
      Sql.one(c, "select pgq.drop_queue('dropped', true)");
      Background<Long> other =
          db.background(second, session -> Sql.number(session, FAILED, batch, 1L, "x"));
      other.awaitBlocked();
      c.commit();
      assertSqlError("P0001", "event not found", other::join);
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
    assertThat(Sql.number(c, "select count(*) from pgq.dead_letter")).isZero();
  }

  @Test
  void readersFailListAndRetryAndAdminsDelete() throws SQLException {
    TestQueue queue = read("rights", 1);
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    assertThat(Sql.number(reader, FAILED, queue.nextBatch("reader"), 1L, "x")).isEqualTo(1);
    assertThat(Sql.number(reader, COUNT, "rights", null)).isEqualTo(1);
    assertThat(Sql.lines(reader, "select ev_data from pgq.dead_letter_list('rights')"))
        .containsExactly("e1");
    assertSqlState("42501", () -> Sql.one(reader, DELETE, "rights", null));
    assertSqlState("42501", () -> Sql.rows(reader, "select * from pgq.dead_letter"));
    assertThat(Sql.number(reader, RETRY, "rights", "reader")).isEqualTo(1);
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    assertSqlState("42501", () -> Sql.rows(writer, "select * from pgq.dead_letter_list()"));
    Connection admin = db.connectAs(db.role("admin", "pgq_admin"));
    assertThat(Sql.number(admin, DELETE, null, null)).isZero();
  }
}
