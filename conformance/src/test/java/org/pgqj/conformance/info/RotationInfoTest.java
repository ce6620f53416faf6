package org.pgqj.conformance.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** rotation_info names everything that holds rotation back, and nothing that does not. */
@DatabaseTest
class RotationInfoTest {

  private static final String BLOCKERS =
      """
      select blocked_by, holder, detail from pgq.rotation_info()
       where queue_name = 'q' order by 1, 2
      """;

  private TestDatabase db;
  private Connection c;

  @BeforeEach
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @AfterEach
  void dropQueues() throws SQLException {
    Sql.lines(c, "select pgq.drop_queue(queue_name, true) from pgq.queue");
  }

  private static long pid(Connection session) throws SQLException {
    return Sql.number(session, "select pg_backend_pid()");
  }

  private static void begin(Connection session) throws SQLException {
    session.setAutoCommit(false);
  }

  @Test
  void aQueueThatNothingHoldsBackHasOneRowWithoutABlocker() throws SQLException {
    TestQueue.createWithDefaults(c, "later");
    TestQueue.create(c, "q");
    assertThat(
            Sql.lines(
                c,
                """
                select queue_name, is_due, due_time > now(), blocked_by, holder, pid, since, age
                  from pgq.rotation_info()
                """))
        .containsExactly("later|f|t|||||", "q|t|f|||||");
  }

  @Test
  void aConsumerIsNamedWithTheTickThatItMustReach() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("slow");
    queue.register("fast");
    long start = queue.quietTick();
    queue.drain("slow");
    queue.drainAndRotate("fast");
    long enough = queue.quietTick();
    queue.drain("fast");
    assertThat(Sql.lines(c, BLOCKERS))
        .containsExactly("consumer|slow|stands on tick " + start + ", must reach " + enough);
    queue.drain("slow");
    assertThat(Sql.lines(c, BLOCKERS)).containsExactly("||");
    assertThat(queue.rotate()).isTrue();
  }

  @Test
  void withoutATickSinceTheRotationItIsTheTicker() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.drainAndRotate("reader");
    assertThat(Sql.lines(c, BLOCKERS)).containsExactly("ticker||no tick since the last rotation");
  }

  @Test
  void aTransactionOlderThanTheRotationIsNamedWithItsPid() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.quietTick();
    queue.drain("reader");
    Connection old = db.connect();
    begin(old);
    Sql.number(old, "select txid_current()");
    assertThat(queue.rotate()).isTrue();
    queue.tick();
    queue.drain("reader");
    assertThat(
            Sql.lines(
                c,
                """
                select blocked_by, pid, since is not null, age >= '0', detail
                  from pgq.rotation_info() where queue_name = 'q'
                """))
        .containsExactly(
            "transaction|"
                + pid(old)
                + "|t|t|is older than the last rotation, idle in transaction,"
                + " PostgreSQL JDBC Driver");
    old.rollback();
  }

  @Test
  void aPreparedTransactionOlderThanTheRotationIsNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.quietTick();
    queue.drain("reader");
    Connection old = db.connect();
    begin(old);
    Sql.number(old, "select txid_current()");
    Sql.run(old, "prepare transaction 'forgotten'");
    try {
      assertThat(queue.rotate()).isTrue();
      queue.tick();
      queue.drain("reader");
      assertThat(Sql.lines(c, BLOCKERS))
          .containsExactly(
              "prepared transaction|forgotten|is older than the last rotation;"
                  + " prepared by postgres");
    } finally {
      Sql.run(c, "rollback prepared 'forgotten'");
    }
  }

  @Test
  void aPreparedTransactionThatUsesTheTableToBeEmptiedIsNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    Connection old = db.connect();
    begin(old);
    Sql.lines(old, "select * from " + queue.table(1));
    Sql.run(old, "prepare transaction 'forgotten'");
    try {
      assertThat(Sql.lines(c, BLOCKERS))
          .containsExactly(
              "lock|forgotten|uses " + queue.table(1) + " (AccessShareLock), prepared transaction");
      assertThat(queue.rotate()).isFalse();
    } finally {
      Sql.run(c, "rollback prepared 'forgotten'");
    }
  }

  @Test
  void stepTwoIsAskedForAndAProducerThatDelaysItIsNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    Connection producer = db.connect();
    begin(producer);
    Sql.run(producer, "lock table " + queue.table(0) + " in row exclusive mode");
    Sql.one(c, "select pgq.maint_rotate_tables_step1('q')");
    assertThat(Sql.lines(c, BLOCKERS))
        .containsExactly(
            "step 2|postgres|a producer still has pgq.event_"
                + queue.id()
                + "_0 locked, idle in transaction");
    producer.rollback();
    assertThat(Sql.lines(c, BLOCKERS))
        .containsExactly("step 2||maint_rotate_tables_step2() has to run");
  }

  @Test
  void whoUsesTheTableToBeEmptiedIsNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    Connection dump = db.connectAs(db.role("dump", "pgq_reader"));
    begin(dump);
    Sql.lines(dump, "select * from " + queue.table(1));
    assertThat(
            Sql.lines(
                c,
                "select blocked_by, pid, detail from pgq.rotation_info() where queue_name = 'q'"))
        .containsExactly(
            "lock|"
                + pid(dump)
                + "|uses pgq.event_"
                + queue.id()
                + "_1 (AccessShareLock), idle in transaction");
    assertThat(queue.rotate()).isFalse();
    dump.rollback();
    assertThat(queue.rotate()).isTrue();
  }

  @Test
  void aProducerThatHoldsTheQueueIsNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    Connection producer = db.connect();
    begin(producer);
    producer.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    queue.insert(producer, "held");
    assertThat(Sql.lines(c, BLOCKERS))
        .contains("lock|postgres|holds the row of the queue, idle in transaction");
    assertThat(queue.rotate()).isFalse();
    producer.rollback();
    assertThat(Sql.lines(c, BLOCKERS)).containsExactly("||");
  }

  @Test
  void readersMayAskAndOthersMayNot() throws SQLException {
    TestQueue.create(c, "q");
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    assertThat(Sql.lines(reader, "select queue_name from pgq.rotation_info()"))
        .isEqualTo(List.of("q"));
    Connection nobody = db.connectAs(db.role("nobody"));
    assertSqlError(
        "42501",
        "permission denied for function rotation_info",
        () -> Sql.lines(nobody, "select * from pgq.rotation_info()"));
  }
}
