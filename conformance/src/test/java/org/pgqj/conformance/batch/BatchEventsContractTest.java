package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class BatchEventsContractTest {

  private Connection c;
  private Connection other;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    other = db.connect();
  }

  private TestQueue read(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register("reader");
    return queue;
  }

  @Test
  void eventsComeWithAllTheirFieldsInOrder() throws SQLException {
    TestQueue queue = read("fields");
    Sql.one(c, "select pgq.insert_event('fields', 't', 'd', '1', '2', '3', '4')");
    Sql.one(c, "select pgq.insert_event('fields', null, null)");
    queue.tick();
    assertThat(
            Sql.rows(
                c,
                """
                select b.*::text = e.*::text
                  from pgq.get_batch_events(?) b
                  join (select ev_id, ev_time, ev_txid, ev_retry, ev_type, ev_data,
                               ev_extra1, ev_extra2, ev_extra3, ev_extra4 from %s) e using (ev_id)
                """
                    .formatted(queue.table()),
                queue.nextBatch("reader")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).containsExactly(true));
  }

  @Test
  void eventsComeInTheOrderOfTheirIds() throws SQLException {
    TestQueue queue = read("ordered");
    other.setAutoCommit(false);
    queue.insert(other, "1");
    queue.insert("2");
    queue.insert(other, "3");
    queue.insert("4");
    other.commit();
    other.setAutoCommit(true);
    queue.tick();
    assertThat(queue.ids(queue.nextBatch("reader"))).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aBatchReadTwiceIsTheSame() throws SQLException {
    TestQueue queue = read("twice");
    queue.insert("a");
    queue.tick();
    queue.insert("b");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(queue.data(batch)).containsExactly("a");
    assertThat(queue.data(batch)).containsExactly("a");
  }

  @Test
  void theSqlOfABatchGivesItsEvents() throws SQLException {
    TestQueue queue = read("sql");
    queue.insert("a");
    queue.insert("b");
    queue.tick();
    long batch = queue.nextBatch("reader");
    String sql = Sql.text(c, "select pgq.batch_event_sql(?)", batch);
    assertThat(Sql.lines(c, sql))
        .hasSize(2)
        .isEqualTo(Sql.lines(c, "select * from pgq.get_batch_events(?)", batch));
    assertThat(sql).endsWith(" order by 1");
    String unordered = sql.substring(0, sql.length() - " order by 1".length());
    assertThat(Sql.lines(c, "select ev_data from (%s) s where ev_id = 2".formatted(unordered)))
        .containsExactly("b");
  }

  @Test
  void theSqlDeclaresACursor() throws SQLException {
    TestQueue queue = read("cursor");
    queue.insert("a");
    queue.insert("b");
    queue.tick();
    String sql = Sql.text(c, "select pgq.batch_event_sql(?)", queue.nextBatch("reader"));
    c.setAutoCommit(false);
    Sql.run(c, "declare events no scroll cursor for " + sql);
    assertThat(Sql.rows(c, "fetch 1 from events")).hasSize(1);
    assertThat(Sql.rows(c, "fetch 10 from events")).hasSize(1);
    c.commit();
    c.setAutoCommit(true);
  }

  @Test
  void aBatchWithinOneTableReadsThatOne() throws SQLException {
    TestQueue queue = read("one table");
    queue.drainAndRotate("reader");
    queue.quietTick();
    queue.drain("reader");
    queue.insert("a");
    queue.quietTick();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.lines(c, "select pgq.batch_event_tables(?)", batch))
        .containsExactly(queue.table(1));
    assertThat(queue.data(batch)).containsExactly("a");
  }

  @Test
  void aBatchAcrossARotationReadsBothTables() throws SQLException {
    TestQueue queue = read("two tables");
    queue.quietTick();
    queue.drain("reader");
    queue.insert("a");
    assertThat(queue.rotate()).isTrue();
    queue.insert("b");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.lines(c, "select pgq.batch_event_tables(?)", batch))
        .containsExactly(queue.table(0), queue.table(1));
    assertThat(queue.data(batch)).containsExactly("a", "b");
  }

  @Test
  void aBatchFromBeforeTheRotationReadsThePreviousTable() throws SQLException {
    TestQueue queue = read("previous table");
    queue.quietTick();
    queue.drain("reader");
    queue.insert("a");
    queue.quietTick();
    assertThat(queue.rotate()).isTrue();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.lines(c, "select pgq.batch_event_tables(?)", batch)).contains(queue.table(0));
    assertThat(queue.data(batch)).containsExactly("a");
  }

  @Test
  void anUnknownFinishedOrNullBatchIsAnError() throws SQLException {
    TestQueue queue = read("errors");
    queue.tick();
    long finished = queue.nextBatch("reader");
    queue.finish(finished);
    for (Long batch : new Long[] {finished, -1L, Long.MAX_VALUE, null}) {
      assertSqlError(
          "P0001",
          "batch not found",
          () -> Sql.rows(c, "select * from pgq.get_batch_events(?)", batch));
      assertSqlError(
          "P0001", "batch not found", () -> Sql.rows(c, "select pgq.batch_event_sql(?)", batch));
      assertSqlError(
          "P0001",
          "Cannot find data for batch " + (batch == null ? "<NULL>" : batch),
          () -> Sql.rows(c, "select pgq.batch_event_tables(?)", batch));
    }
  }

  @Test
  void aBatchWithoutItsTicksIsAnError() throws SQLException {
    TestQueue queue = read("tickless");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id = 1", (int) queue.id());
    assertSqlError(
        "P0001",
        "Cannot find data for batch " + batch,
        () -> Sql.rows(c, "select pgq.batch_event_tables(?)", batch));
    assertSqlError(
        "P0001", "batch not found", () -> Sql.one(c, "select pgq.batch_event_sql(?)", batch));
  }
}
