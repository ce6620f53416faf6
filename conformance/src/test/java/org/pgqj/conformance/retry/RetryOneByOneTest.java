package org.pgqj.conformance.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Who retries many events of a batch one by one does not read the batch for each. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class RetryOneByOneTest {

  /** A session has learned where the events are before. */
  private static final int SOME = 40;

  private static final String RETRY_EACH =
      "select pgq.event_retry(%d, n, 0) from generate_series(%d, %d) n";

  private static final Pattern BLOCKS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @BeforeEach
  void noRetriesOfOtherTests() throws SQLException {
    Sql.update(c, "delete from pgq.retry_queue");
  }

  private TestQueue read(String name, int events) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register("reader");
    Sql.one(
        c,
        """
        select pgq.insert_events(?, 't', array(
                 select n || repeat('x', 500) from generate_series(1, ?) n))
        """,
        name,
        events);
    queue.tick();
    return queue;
  }

  private void retry(long batch, int first, int last) throws SQLException {
    assertThat(Sql.lines(c, RETRY_EACH.formatted(batch, first, last)))
        .hasSize(last - first + 1)
        .containsOnly("1");
  }

  @Test
  void theBatchIsReadAFewTimes() throws SQLException {
    TestQueue queue = read("few times", 4000);
    long batch = queue.nextBatch("reader");
    String plan =
        String.join(
            "\n",
            Sql.lines(c, "explain (analyze, buffers) " + RETRY_EACH.formatted(batch, 1, 500)));
    Matcher blocks = BLOCKS.matcher(plan);
    assertThat(blocks.find()).as(plan).isTrue();
    long read = Long.parseLong(blocks.group(1));
    read += blocks.group(2) == null ? 0 : Long.parseLong(blocks.group(2));
    long size =
        Sql.number(
            c,
            "select pg_relation_size('"
                + queue.table(0)
                + "') / current_setting('block_size')::int");
    assertThat(read).isLessThan(100 * size);
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isEqualTo(500);
  }

  @Test
  void answersAreTheSameOnceThePlacesAreKnown() throws SQLException {
    TestQueue queue = read("the same", 100);
    long batch = queue.nextBatch("reader");
    retry(batch, 1, SOME);
    assertThat(Sql.number(c, "select pgq.event_retry(?, 41, 0)", batch)).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.event_retry(?, 41, 0)", batch)).isZero();
    assertSqlError(
        "P0001", "event not found", () -> Sql.one(c, "select pgq.event_retry(?, 101, 0)", batch));
    TestQueue other = read("another", 10);
    long second = other.nextBatch("reader");
    assertThat(Sql.number(c, "select pgq.event_retry(?, 1, 0)", second)).isEqualTo(1);
    assertThat(Sql.lines(c, "select count(*), count(distinct ev_queue) from pgq.retry_queue"))
        .containsExactly("42|2");
  }

  @Test
  void eventsThatHaveMovedAreFound() throws SQLException {
    TestQueue queue = read("moved", 100);
    long batch = queue.nextBatch("reader");
    retry(batch, 1, SOME);
    Sql.update(c, "delete from " + queue.table(0) + " where ev_id <= 10");
    Sql.run(c, "vacuum full " + queue.table(0));
    retry(batch, SOME + 1, 100);
    assertThat(
            Sql.number(c, "select count(*) from pgq.retry_queue where ev_data like ev_id || 'x%'"))
        .isEqualTo(100);
  }

  /** A consumer that went back may have an event and its retry in one batch. */
  @Test
  void ofAnEventThatIsInTheBatchTwiceTheRetryCounts() throws SQLException {
    TestQueue queue = read("rewound", 100);
    long batch = queue.nextBatch("reader");
    retry(batch, 1, 100);
    queue.finish(batch);
    Sql.one(c, "select pgq.maint_retry_events()");
    queue.tick();
    Sql.one(c, "select pgq.register_consumer_at('rewound', 'reader', 1)");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 2", (int) queue.id());
    long both = queue.nextBatch("reader");
    assertThat(queue.ids(both)).hasSize(200);
    retry(both, 1, 100);
    assertThat(Sql.lines(c, "select distinct ev_retry from pgq.retry_queue")).containsExactly("2");
  }
}
