package org.pgqj.conformance.retry;

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
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Any event can be put aside for a consumer, given in full. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class EventRetryRawContractTest {

  private static final String RAW =
      """
      select pgq.event_retry_raw(?, ?, ?::timestamptz, ?, ?::timestamptz, ?,
                                 't', 'd', '1', '2', '3', '4')
      """;
  private static final String LATER = "2031-02-03 04:05:06.789012+00";
  private static final String TIME = "2001-02-03 04:05:06.789012+00";

  private TestDatabase db;
  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void register(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.register("other");
  }

  @BeforeEach
  void noRetriesOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
  }

  @Test
  void theEventIsStoredAsGiven() throws SQLException {
    assertThat(Sql.number(c, RAW, "q", "reader", LATER, 77L, TIME, 7)).isEqualTo(77);
    assertThat(
            Sql.lines(
                c,
                """
                select ev_retry_after at time zone 'UTC', ev_queue = sub_queue, ev_id,
                       ev_time at time zone 'UTC', ev_txid, ev_owner = sub_id, ev_retry,
                       ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
                  from pgq.retry_queue, pgq.subscription
                 where sub_consumer = (select co_id from pgq.consumer where co_name = 'reader')
                """))
        .containsExactly(
            "2031-02-03 04:05:06.789012|t|77|2001-02-03 04:05:06.789012||t|7|t|d|1|2|3|4");
  }

  @Test
  void everyFieldOfTheEventMayBeNull() throws SQLException {
    Sql.one(
        c,
        """
        select pgq.event_retry_raw('q', 'reader', 'infinity', 78, '-infinity', null,
                                   null, null, null, null, null, null)
        """);
    assertThat(
            Sql.lines(
                c,
                """
                select ev_retry_after, ev_id, ev_time, ev_retry, ev_type, ev_data,
                       ev_extra1, ev_extra2, ev_extra3, ev_extra4
                  from pgq.retry_queue
                """))
        .containsExactly("infinity|78|-infinity|||||||");
  }

  @Test
  void withoutAnIdItGetsTheQueuesNext() throws SQLException {
    long last = queue.insert("before");
    assertThat(Sql.number(c, RAW, "q", "reader", LATER, null, TIME, null)).isEqualTo(last + 1);
    assertThat(Sql.number(c, RAW, "q", "reader", LATER, 1000L, TIME, null)).isEqualTo(1000);
    assertThat(queue.insert("after")).as("a given id draws none").isEqualTo(last + 2);
  }

  @Test
  void itComesToTheConsumerOnly() throws SQLException {
    queue.tickAndDrain("reader");
    queue.drain("other");
    Sql.one(c, RAW, "q", "reader", TIME, 500L, TIME, 3);
    assertThat(Sql.number(c, "select pgq.maint_retry_events()")).isEqualTo(1);
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.lines(c, "select ev_id, ev_retry, ev_data from pgq.get_batch_events(?)", batch))
        .containsExactly("500|3|d");
    queue.finish(batch);
    assertThat(queue.drain("other")).isEmpty();
  }

  @Test
  void namedArgumentsWork() throws SQLException {
    assertThat(
            Sql.number(
                c,
                """
                select pgq.event_retry_raw(
                  x_queue => 'q', x_consumer => 'reader', x_retry_after => now(), x_ev_id => 5,
                  x_ev_time => now(), x_ev_retry => 1, x_ev_type => 't', x_ev_data => 'd',
                  x_ev_extra1 => '1', x_ev_extra2 => '2', x_ev_extra3 => '3', x_ev_extra4 => '4')
                """))
        .isEqualTo(5);
  }

  @Test
  void aConsumerThatIsNotRegisteredIsAnError() {
    String[][] unknown = {{"q", "stranger"}, {"no such", "reader"}, {null, "reader"}, {"q", null}};
    for (String[] names : unknown) {
      assertSqlError(
          "P0001",
          "consumer not registered",
          () -> Sql.one(c, RAW, names[0], names[1], LATER, 1L, TIME, 1));
    }
  }

  @Test
  void anEventThatWaitsAlreadyIsAnError() throws SQLException {
    Sql.one(c, RAW, "q", "reader", LATER, 9L, TIME, 1);
    assertSqlError(
        "23505",
        "duplicate key value violates unique constraint \"rq_pkey\"",
        () -> Sql.one(c, RAW, "q", "reader", LATER, 9L, TIME, 1));
    assertThat(Sql.number(c, RAW, "q", "other", LATER, 9L, TIME, 1)).isEqualTo(9);
  }

  @Test
  void bothTimesAreNeeded() {
    assertSqlState("23502", () -> Sql.one(c, RAW, "q", "reader", null, 10L, TIME, 1));
    assertSqlState("23502", () -> Sql.one(c, RAW, "q", "reader", LATER, 10L, null, 1));
  }

  @Test
  void anAdminMay() throws SQLException {
    Connection admin = db.connectAs(db.role("admin", "pgq_admin"));
    assertThat(Sql.number(admin, RAW, "q", "reader", LATER, null, TIME, null)).isPositive();
  }
}
