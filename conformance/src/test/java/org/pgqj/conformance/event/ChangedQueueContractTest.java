package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a transaction knows of its queue, once it has inserted events. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ChangedQueueContractTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Connection c;

  /** Has not changed any queue: a session that has just done so looks more closely. */
  private Connection producer;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    producer = db.connect();
  }

  @Test
  void whatAnotherSessionChangesCountsInARunningTransaction() throws SQLException {
    TestQueue queue = TestQueue.create(c, "closed");
    queue.insert(producer, "1");
    Transactions.rolledBack(
        producer,
        () -> {
          queue.insert(producer, "2");
          queue.insert(producer, "3");
          Sql.run(
              c, "update pgq.queue set queue_disable_insert = true where queue_name = 'closed'");
          Await.until("insert refused", DEADLINE, () -> isRefused(queue));
        });
  }

  private boolean isRefused(TestQueue queue) throws SQLException {
    try {
      queue.insert(producer, "late");
      return false;
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("Insert into queue disallowed");
      return true;
    }
  }

  @Test
  void aQueueDeletedByHandIsUnknownAtOnce() throws SQLException {
    TestQueue queue = TestQueue.create(c, "deleted");
    queue.insert(producer, "1");
    Transactions.rolledBack(
        producer,
        () -> {
          queue.insert(producer, "2");
          queue.insert(producer, "3");
          Sql.run(
              producer,
              """
              delete from pgq.tick
               where tick_queue = (select queue_id from pgq.queue where queue_name = 'deleted')
              """);
          Sql.run(producer, "delete from pgq.queue where queue_name = 'deleted'");
          assertSqlError("XX000", "No such queue", () -> queue.insert(producer, "lost"));
        });
    queue.insert(producer, "4");
    assertThat(events(queue)).isEqualTo("14");
  }

  /** In one go, before the row would be read again anyway. */
  @Test
  void itsOwnChangeCountsWithoutStatisticsToo() throws SQLException {
    TestQueue queue = TestQueue.create(c, "uncounted");
    queue.insert(producer, "1");
    queue.insert(producer, "2");
    Transactions.rolledBack(
        producer,
        () -> {
          Sql.run(producer, "set local track_counts = off");
          assertSqlError(
              "XX000",
              "Insert into queue disallowed",
              () ->
                  Sql.run(
                      producer,
                      """
                      do $$
                      begin
                        for i in 1 .. 3 loop
                          perform pgq.insert_event('uncounted', 't', 'in time');
                        end loop;
                        update pgq.queue set queue_disable_insert = true
                         where queue_name = 'uncounted';
                        perform pgq.insert_event('uncounted', 't', 'lost');
                      end $$
                      """));
        });
  }

  /** Its own change is still to be collected by the statistics then. */
  @Test
  void aSessionThatHasJustChangedTheQueueInsertsIntoIt() throws SQLException {
    TestQueue queue = TestQueue.create(c, "touched");
    queue.insert(producer, "1");
    Sql.run(
        producer, "update pgq.queue set queue_ticker_max_count = 7 where queue_name = 'touched'");
    Transactions.committed(
        producer,
        () -> {
          queue.insert(producer, "2");
          queue.insert(producer, "3");
          queue.insert(producer, "4");
        });
    assertThat(events(queue)).isEqualTo("1234");
  }

  @Test
  void eventsAfterASavepointThatUndidTheFirstOneAreDelivered() throws SQLException {
    TestQueue queue = TestQueue.create(c, "undone");
    queue.register("reader");
    queue.insert(producer, "1");
    Transactions.committed(
        producer,
        () -> {
          Sql.run(producer, "savepoint s");
          queue.insert(producer, "undone");
          Sql.run(producer, "rollback to s");
          queue.insert(producer, "2");
          queue.insert(producer, "3");
        });
    assertThat(queue.tickAndDrain("reader")).containsExactly("1", "2", "3");
  }

  @Test
  void theTextOfAnEventIsNotToldOutsideOfItsInsert() throws SQLException {
    TestQueue queue = TestQueue.create(c, "secret");
    queue.insert(producer, "1");
    queue.insert(producer, "2");
    assertThat(Sql.text(producer, "select coalesce(pgq._event_text(1), 'nothing')"))
        .isEqualTo("nothing");
  }

  private String events(TestQueue queue) throws SQLException {
    return Sql.text(c, "select string_agg(ev_data, '' order by ev_id) from " + queue.table());
  }
}
