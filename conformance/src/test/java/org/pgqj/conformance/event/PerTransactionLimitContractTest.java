package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class PerTransactionLimitContractTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  private TestQueue limited(String name, Integer limit) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    Sql.update(c, "update pgq.queue set queue_per_tx_limit = ? where queue_name = ?", limit, name);
    return queue;
  }

  private static void assertLimited(TestQueue queue, int limit) {
    assertSqlError(
        "XX000",
        "Queue '%s' allows max %d events from one TX".formatted(queue.name(), limit),
        () -> queue.insert("one too many"));
  }

  @Test
  void aTransactionMayInsertAsManyAsTheLimit() throws SQLException {
    TestQueue queue = limited("two's", 2);
    for (int transaction = 0; transaction < 2; transaction++) {
      Transactions.rolledBack(
          c,
          () -> {
            queue.insert("1");
            queue.insert("2");
            assertLimited(queue, 2);
          });
    }
  }

  @Test
  void oneStatementCountsAsManyAsItInserts() throws SQLException {
    limited("statement", 2);
    String insert = "select pgq.insert_event('statement', 't', 'd') from generate_series(1, ?)";
    assertThat(Sql.rows(c, insert, 2)).hasSize(2);
    assertThat(Sql.rows(c, insert, 2)).hasSize(2);
    assertSqlError(
        "XX000", "Queue 'statement' allows max 2 events from one TX", () -> Sql.rows(c, insert, 3));
  }

  @Test
  void zeroAllowsNothing() throws SQLException {
    assertLimited(limited("zero", 0), 0);
  }

  @Test
  void nullAndNegativeAllowEverything() throws SQLException {
    for (Integer limit : new Integer[] {null, -1}) {
      TestQueue queue = limited("unlimited " + limit, limit);
      Transactions.rolledBack(
          c,
          () -> {
            for (int i = 0; i < 5; i++) {
              queue.insert("x");
            }
          });
    }
  }

  @Test
  void everyWayToInsertCounts() throws SQLException {
    TestQueue queue = limited("ways", 3);
    Transactions.rolledBack(
        c,
        () -> {
          queue.insert("3 arguments");
          Sql.one(c, "select pgq.insert_event('ways', 't', 'd', '1', '2', '3', '4')");
          Sql.one(
              c,
              """
              select pgq.insert_event_raw('ways', 9, now(), null, null, 't', 'd', null, null, null, null)
              """);
          assertLimited(queue, 3);
        });
  }

  @Test
  void attemptsThatWereUndoneCount() throws SQLException {
    TestQueue queue = limited("undone", 2);
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, "savepoint s");
          queue.insert("1");
          Sql.run(c, "rollback to s");
          queue.insert("2");
          assertLimited(queue, 2);
        });
  }

  @Test
  void queuesCountSeparately() throws SQLException {
    TestQueue first = limited("first", 2);
    TestQueue second = limited("second", 2);
    Transactions.rolledBack(
        c,
        () -> {
          first.insert("1");
          second.insert("1");
          first.insert("2");
          second.insert("2");
          Sql.run(c, "savepoint s");
          assertLimited(first, 2);
          Sql.run(c, "rollback to s");
          assertLimited(second, 2);
        });
  }

  @Test
  void aRotationStartsTheCountAgain() throws SQLException {
    TestQueue queue = limited("rotated", 2);
    Connection producer = db.connect();
    Transactions.rolledBack(
        producer,
        () -> {
          queue.insert(producer, "1");
          queue.insert(producer, "2");
          assertThat(queue.rotate()).isTrue();
          queue.insert(producer, "3");
          queue.insert(producer, "4");
          assertSqlError(
              "XX000",
              "Queue 'rotated' allows max 2 events from one TX",
              () -> queue.insert(producer, "5"));
        });
  }

  @Test
  void aRefusedEventAdvancesTheSequence() throws SQLException {
    TestQueue queue = limited("gap", 1);
    Transactions.rolledBack(
        c,
        () -> {
          assertThat(queue.insert("1")).isEqualTo(1);
          assertLimited(queue, 1);
        });
    assertThat(queue.insert("3")).isEqualTo(3);
  }
}
