package org.pgqj.conformance.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Many events put aside at once are put aside as each would be by event_retry. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class EventsRetryContractTest {

  private static final String RETRY = "select pgq.events_retry(?, ?::bigint[], ?::timestamptz[])";

  private static final String WAITING =
      """
      select ev_id, ev_retry_after at time zone 'UTC', ev_retry, ev_txid, ev_type, ev_data
        from pgq.retry_queue order by ev_id
      """;

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @BeforeEach
  void noRetriesOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
  }

  /** A queue whose events with ids from 1 on are in the open batch of its consumer "reader". */
  private TestQueue read(String name, int events) throws SQLException {
    return TestQueue.createRead(c, name, "reader", events);
  }

  private long batchOf(String name, int events) throws SQLException {
    return read(name, events).nextBatch("reader");
  }

  @Test
  void eachWaitsUntilItsOwnTime() throws SQLException {
    long batch = batchOf("own times", 4);
    assertThat(
            Sql.number(
                c,
                RETRY,
                batch,
                "{3,1,2}",
                "{2031-02-03 04:05:06.789012+00,infinity,2030-01-01 BC}"))
        .isEqualTo(3);
    assertThat(Sql.lines(c, WAITING))
        .containsExactly(
            "1|infinity|1||t|e1",
            "2|2030-01-01 00:00:00 BC|1||t|e2",
            "3|2031-02-03 04:05:06.789012|1||t|e3");
  }

  @Test
  void nothingDiffersFromEventRetryOneByOne() throws SQLException {
    TestQueue queue = read("the same", 3);
    queue.register("other");
    long batch = queue.nextBatch("reader");
    String rows =
        """
        select ev_queue, ev_owner, ev_id, ev_time, ev_txid, ev_retry, ev_retry_after,
               ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
          from pgq.retry_queue order by ev_id
        """;
    Sql.rows(
        c,
        "select pgq.event_retry(?, n, 'tomorrow'::timestamptz) from generate_series(1, 3) n",
        batch);
    List<String> oneByOne = Sql.lines(c, rows);
    Sql.update(c, "delete from pgq.retry_queue");
    Sql.one(c, RETRY, batch, "{1,2,3}", "{tomorrow,tomorrow,tomorrow}");
    assertThat(Sql.lines(c, rows)).isEqualTo(oneByOne).hasSize(3);
  }

  @Test
  void whatIsWaitingStaysAsItIsAndDoesNotCount() throws SQLException {
    long batch = batchOf("waiting", 3);
    Sql.one(c, "select pgq.event_retry(?, 2, '2030-01-01 00:00+00'::timestamptz)", batch);
    assertThat(Sql.number(c, RETRY, batch, "{1,2,3}", "{2031-01-01,2031-01-01,2031-01-01}"))
        .isEqualTo(2);
    assertThat(Sql.lines(c, WAITING)).contains("2|2030-01-01 00:00:00|1||t|e2").hasSize(3);
  }

  @Test
  void anEventGivenTwiceWaitsUntilItsFirstTime() throws SQLException {
    long batch = batchOf("twice", 1);
    assertThat(Sql.number(c, RETRY, batch, "{1,1}", "{2031-01-01 00:00+00,2030-01-01}"))
        .isEqualTo(1);
    assertThat(Sql.lines(c, WAITING)).containsExactly("1|2031-01-01 00:00:00|1||t|e1");
  }

  @Test
  void allArePutAsideOrNone() throws SQLException {
    TestQueue queue = read("all or none", 2);
    long batch = queue.nextBatch("reader");
    queue.insert("behind the batch");
    queue.tick();
    for (String ids : new String[] {"{1,99}", "{1,3}", "{1,NULL}"}) {
      assertSqlError("P0001", "event not found", () -> Sql.one(c, RETRY, batch, ids, "{now,now}"));
    }
    assertSqlError("P0001", "event not found", () -> Sql.one(c, RETRY, batch, null, "{}"));
    for (Long unknown : new Long[] {-1L, null}) {
      assertSqlError("P0001", "event not found", () -> Sql.one(c, RETRY, unknown, "{1}", "{now}"));
    }
    assertThat(Sql.lines(c, WAITING)).isEmpty();
    assertThat(Sql.number(c, RETRY, batch, "{}", "{}")).isZero();
  }

  @Test
  void noTimeAtAllIsAnError() throws SQLException {
    long batch = batchOf("no time", 2);
    assertSqlState("23502", () -> Sql.one(c, RETRY, batch, "{1,2}", "{now,NULL}"));
    assertSqlState("23502", () -> Sql.one(c, RETRY, batch, "{1}", null));
  }

  @Test
  void arraysThatDoNotFitAreErrors() throws SQLException {
    long batch = batchOf("misfits", 2);
    assertSqlError(
        "2202E",
        "events_retry: arrays differ in length: 2 and 1",
        () -> Sql.one(c, RETRY, batch, "{1,2}", "{now}"));
    assertSqlError(
        "2202E",
        "events_retry: x_event_ids has more than one dimension",
        () -> Sql.one(c, RETRY, batch, "{{1},{2}}", "{now,now}"));
    assertSqlError(
        "2202E",
        "events_retry: x_retry_times has more than one dimension",
        () -> Sql.one(c, RETRY, batch, "{1,2}", "{{now},{now}}"));
  }

  /** In such a DateStyle times are written with the zone's letters, and IST is Israel's, too. */
  @Test
  void timesAreTheSameInEveryDateStyleAndZone() throws SQLException {
    long batch = batchOf("styles", 1);
    assertThat(
            db.psql()
                .values(
                    """
                    set datestyle = 'SQL, DMY';
                    set timezone = 'Asia/Kolkata';
                    select pgq.events_retry(%d, '{1}', array[timestamptz '2031-02-03 04:05:06.7+00']);
                    show datestyle;
                    """
                        .formatted(batch)))
        .isEqualToIgnoringNewLines("1SQL, DMY");
    assertThat(Sql.lines(c, WAITING)).containsExactly("1|2031-02-03 04:05:06.7|1||t|e1");
  }

  /** A consumer that went back may have an event and its retry in one batch. */
  @Test
  void ofAnEventThatIsInTheBatchTwiceTheRetryCounts() throws SQLException {
    TestQueue queue = read("rewound", 2);
    long batch = queue.nextBatch("reader");
    Sql.one(c, RETRY, batch, "{1}", "{-infinity}");
    queue.finish(batch);
    Sql.one(c, "select pgq.maint_retry_events()");
    queue.tick();
    Sql.one(c, "select pgq.register_consumer_at('rewound', 'reader', 1)");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 2", (int) queue.id());
    long both = queue.nextBatch("reader");
    assertThat(queue.ids(both)).containsExactly(1L, 1L, 2L);
    assertThat(Sql.number(c, RETRY, both, "{1,2}", "{now,now}")).isEqualTo(2);
    assertThat(Sql.lines(c, "select ev_id, ev_retry from pgq.retry_queue order by 1"))
        .containsExactly("1|2", "2|1");
  }

  @Test
  void manyComeBackToTheirConsumerOnly() throws SQLException {
    TestQueue queue = TestQueue.create(c, "many");
    queue.register("reader");
    queue.register("other");
    Sql.one(
        c,
        "select pgq.insert_events('many', 't', array(select n::text from generate_series(1, 5000) n))");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(
            Sql.number(
                c,
                """
                select pgq.events_retry(?, array_agg(n), array_agg(now()))
                  from generate_series(2, 5000, 2) n
                """,
                batch))
        .isEqualTo(2500);
    queue.finish(batch);
    assertThat(Sql.number(c, "select pgq.maint_retry_events()")).isEqualTo(2500);
    queue.tick();
    assertThat(queue.ids(queue.nextBatch("reader")))
        .hasSize(2500)
        .allMatch(id -> id % 2 == 0)
        .doesNotHaveDuplicates();
    assertThat(queue.drain("other")).hasSize(5000);
  }

  @Test
  void itWorksWithAFixedSnapshot() throws SQLException {
    long batch = batchOf("fixed", 2);
    Connection fixed = db.connect();
    Sql.run(fixed, "begin isolation level repeatable read");
    assertThat(Sql.number(fixed, "select count(*) from pgq.retry_queue")).isZero();
    Sql.one(c, "select pgq.event_retry(?, 1, 60)", batch);
    assertThat(Sql.number(fixed, RETRY, batch, "{2}", "{now}")).isEqualTo(1);
    Sql.run(fixed, "commit");
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isEqualTo(2);
  }

  @Test
  void aSubConsumersEventsWaitForAllOfThem() throws SQLException {
    TestQueue queue = TestQueue.create(c, "shared");
    Sql.one(c, "select pgq_coop.register_subconsumer('shared', 'main', 'one')");
    queue.insert("e1");
    queue.insert("e2");
    queue.tick();
    long batch = Sql.number(c, "select pgq_coop.next_batch('shared', 'main', 'one')");
    assertThat(Sql.number(c, RETRY, batch, "{1,2}", "{now,now}")).isEqualTo(2);
    assertThat(
            Sql.bool(
                c,
                """
                select bool_and(r.ev_owner = m.subscription_id)
                  from pgq.retry_queue r,
                       (select s.sub_id as subscription_id
                          from pgq.subscription s
                          join pgq.consumer c on c.co_id = s.sub_consumer
                         where c.co_name = 'main') m
                """))
        .isTrue();
  }

  @Test
  void aRetryThatMeetsADropFindsNoEvents() throws SQLException {
    long batch = batchOf("dropped", 1);
    Connection dropper = db.connect();
    dropper.setAutoCommit(false);
    Sql.one(dropper, "select pgq.drop_queue('dropped', true)");
    Background<Object> retry =
        db.background(c, other -> Sql.one(other, RETRY, batch, "{1}", "{now}"));
    retry.awaitBlocked();
    dropper.commit();
    assertSqlError("P0001", "event not found", retry::join);
  }
}
