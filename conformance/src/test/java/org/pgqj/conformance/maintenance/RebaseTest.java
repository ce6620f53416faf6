package org.pgqj.conformance.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.util.PSQLException;

/** A database whose transaction ids are another cluster's loses no event: it asks for rebase. */
@DatabaseTest
class RebaseTest {

  private static final String FOREIGN =
      "Invalid PgQ state: transaction ids of schema pgq are another cluster's";
  private static final String CURE =
      "When the database was restored from a dump, run: select pgq.rebase()";

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
    Sql.update(c, "update pgq.txid_origin set row_txid = 0");
    Sql.update(
        c,
        "update pgq.txid_origin set system_identifier = (pg_control_system()).system_identifier");
  }

  /** Three events behind ticks, one behind none; "fast" has read one, "slow" nothing. */
  private TestQueue readInPart() throws SQLException {
    TestQueue queue = TestQueue.create(c, "orders");
    queue.register("slow");
    queue.register("fast");
    queue.insert("1");
    queue.tick();
    assertThat(queue.drain("fast")).containsExactly("1");
    queue.insert("2");
    queue.tick();
    queue.insert("3");
    queue.tick();
    queue.insert("4");
    return queue;
  }

  @Test
  void noTickNorRotationHidesForeignEventsAndTheErrorNamesTheCure() throws SQLException {
    TestQueue queue = readInPart();
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    Connection fresh = db.connect();
    for (String call :
        List.of(
            "pgq.ticker()", "pgq.ticker('orders')", "pgq.maint_rotate_tables_step1('orders')")) {
      assertSqlError("P0001", FOREIGN, () -> Sql.one(fresh, "select " + call));
    }
    assertThat(hint(fresh, "select pgq.ticker()")).isEqualTo(CURE);
    Sql.update(c, "update pgq.queue set queue_external_ticker = true");
    assertSqlError(
        "P0001", FOREIGN, () -> Sql.one(fresh, "select pgq.ticker('orders', 99, now(), 99)"));
    assertThat(queue.currentTable()).isZero();
  }

  private static String hint(Connection session, String call) throws SQLException {
    try {
      Sql.one(session, call);
      throw new AssertionError("no error: " + call);
    } catch (PSQLException e) {
      return e.getServerErrorMessage().getHint();
    }
  }

  @Test
  void everyConsumerGetsWhatItHasNotReadAndNothingElse() throws SQLException {
    readInPart();
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    Connection fresh = db.connect();
    Sql.one(fresh, "select pgq.insert_event('orders', 't', 'new')");
    Connection admin = db.connectAs(db.role("admin", "pgq_admin"));
    assertThat(Sql.number(admin, "select pgq.rebase()")).isEqualTo(1);
    TestQueue queue = TestQueue.existing(fresh, "orders");
    assertThat(queue.tickAndDrain("slow")).containsExactly("1", "2", "3", "4", "new");
    assertThat(queue.drain("fast")).containsExactly("2", "3", "4", "new");
  }

  /** Comparing ids would find nothing wrong any more, and the new events would be lost. */
  @Test
  void nothingIsLostWhenTheClusterHasCaughtUpWithTheOldIds() throws SQLException {
    readInPart();
    ForeignIds.shift(c, 40);
    Connection fresh = db.connect();
    for (int i = 0; i < 60; i++) {
      Sql.one(fresh, "select pgq.insert_event('orders', 't', ?)", "new " + i);
    }
    assertSqlError("P0001", FOREIGN, () -> Sql.one(fresh, "select pgq.ticker('orders')"));
    assertThat(Sql.number(fresh, "select pgq.rebase()")).isEqualTo(1);
    TestQueue queue = TestQueue.existing(fresh, "orders");
    List<String> slow = queue.tickAndDrain("slow");
    assertThat(slow).contains("1", "2", "3", "4", "new 0", "new 59");
    assertThat(queue.drain("fast")).contains("2", "3", "4", "new 0", "new 59");
    assertThat(slow.stream().distinct()).hasSize(64);
  }

  @Test
  void eventsThatWaitForRetryComeBackToTheirConsumerOnly() throws SQLException {
    TestQueue queue = TestQueue.create(c, "orders");
    queue.register("slow");
    queue.register("fast");
    long event = queue.insert("again");
    queue.tick();
    long batch = queue.nextBatch("fast");
    Sql.one(c, "select pgq.event_retry(?, ?, 0)", batch, event);
    queue.finish(batch);
    Sql.one(c, "select pgq.maint_retry_events()");
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    Connection fresh = db.connect();
    Sql.one(fresh, "select pgq.rebase()");
    TestQueue rebased = TestQueue.existing(fresh, "orders");
    assertThat(rebased.tickAndDrain("fast")).containsExactly("again");
    assertThat(rebased.drain("slow")).containsExactly("again");
  }

  @Test
  void aConsumerAtWorkGetsItsBatchAgain() throws SQLException {
    TestQueue queue = readInPart();
    long open = queue.nextBatch("fast");
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    Connection fresh = db.connect();
    Sql.one(fresh, "select pgq.rebase()");
    assertThat(Sql.messages(fresh, "select pgq.finish_batch(?)", open))
        .containsExactly("WARNING: finish_batch: batch " + open + " not found");
    TestQueue rebased = TestQueue.existing(fresh, "orders");
    Long again = rebased.nextBatch("fast");
    assertThat(again).isNotNull().isNotEqualTo(open);
    assertThat(rebased.data(again)).containsExactly("2");
  }

  @Test
  void rotationGoesOnAndLosesNothing() throws SQLException {
    readInPart();
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    Connection fresh = db.connect();
    Sql.one(fresh, "select pgq.rebase()");
    TestQueue queue = TestQueue.existing(fresh, "orders");
    assertThat(queue.rotate()).isTrue();
    queue.insert("5");
    assertThat(queue.rotate()).isFalse();
    assertThat(queue.tickAndDrain("slow")).containsExactly("1", "2", "3", "4", "5");
    TestQueue.awaitQuiet(fresh);
    queue.tickAndDrain("slow");
    queue.drain("fast");
    assertThat(queue.rotate()).isTrue();
  }

  @Test
  void sequencesContinueAfterTheIdsThatAreThere() throws SQLException {
    readInPart();
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);
    long highest = Sql.number(c, "select max(ev_id) from pgq.event_template");
    long tick = Sql.number(c, "select max(tick_id) from pgq.tick");
    Sql.one(c, "select setval(queue_event_seq::regclass, 1) from pgq.queue");
    Sql.one(c, "select setval(queue_tick_seq::regclass, 1) from pgq.queue");
    Connection fresh = db.connect();
    Sql.one(fresh, "select pgq.rebase()");
    TestQueue queue = TestQueue.existing(fresh, "orders");
    assertThat(queue.insert("5")).isEqualTo(highest + 1);
    assertThat(queue.tick()).isEqualTo(tick + 1);
  }

  @Test
  void aDatabaseOfThisClusterIsLeftAsItIs() throws SQLException {
    readInPart();
    List<String> ticks = Sql.lines(c, "select * from pgq.tick order by 1, 2");
    List<String> events = Sql.lines(c, "select * from pgq.event_template order by 1");
    assertThat(Sql.number(db.connect(), "select pgq.rebase()")).isZero();
    assertThat(Sql.lines(c, "select * from pgq.tick order by 1, 2")).isEqualTo(ticks);
    assertThat(Sql.lines(c, "select * from pgq.event_template order by 1")).isEqualTo(events);
  }

  /** pg_upgrade makes a new cluster, but brings every row with its transaction ids. */
  @Test
  void anUpgradedClusterNeedsNoRebase() throws SQLException {
    TestQueue queue = TestQueue.create(c, "orders");
    Sql.run(
        c,
        """
        do $$
        begin
          update pgq.txid_origin set system_identifier = 42;
          update pgq.txid_origin set row_txid = xmin::text::bigint;
        end
        $$
        """);
    Connection fresh = db.connect();
    assertThat(Sql.one(fresh, "select pgq.ticker('orders')")).isNotNull();
    assertThat(Sql.number(fresh, "select pgq.rebase()")).isZero();
    assertThat(queue.currentTable()).isZero();
  }

  @Test
  void rebaseIsForAdminsAndForReadCommitted() throws SQLException {
    Connection writer = db.connectAs(db.role("writer", "pgq_writer", "pgq_reader"));
    assertSqlError(
        "42501",
        "permission denied for function rebase",
        () -> Sql.one(writer, "select pgq.rebase()"));
    Connection strict = db.connect();
    strict.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Transactions.rolledBack(
        strict,
        () ->
            assertSqlError(
                "25001",
                "pgq.rebase must run in a READ COMMITTED transaction",
                () -> Sql.one(strict, "select pgq.rebase()")));
  }
}
