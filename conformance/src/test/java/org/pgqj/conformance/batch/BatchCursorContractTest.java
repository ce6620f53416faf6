package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A batch can be read a part at a time, by a cursor that get_batch_cursor leaves open. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class BatchCursorContractTest {

  private static final String OPEN = "select ev_data from pgq.get_batch_cursor(?, ?, ?)";
  private static final String OPEN_WHERE = "select ev_data from pgq.get_batch_cursor(?, ?, ?, ?)";
  private static final String CURSORS =
      "select name, is_holdable, is_scrollable from pg_cursors where statement like 'declare%'";

  /** Position of ev_data in an event. */
  private static final int DATA = 5;

  private TestDatabase db;
  private Connection c;
  private long batch;

  @BeforeAll
  void openABatchOfFive(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("reader");
    for (int i = 1; i <= 5; i++) {
      queue.insert("e" + i);
    }
    queue.tick();
    batch = queue.nextBatch("reader");
  }

  @BeforeEach
  void begin() throws SQLException {
    c.setAutoCommit(false);
  }

  @AfterEach
  void end() throws SQLException {
    c.rollback();
    c.setAutoCommit(true);
  }

  private List<String> fetch(String howMany, String cursor) throws SQLException {
    List<String> data = new ArrayList<>();
    for (List<Object> event : Sql.rows(c, "fetch " + howMany + " from " + cursor)) {
      data.add((String) event.get(DATA));
    }
    return data;
  }

  @Test
  void theFirstEventsAreReturnedAndTheClientFetchesOn() throws SQLException {
    assertThat(Sql.lines(c, OPEN, batch, "events", 2)).containsExactly("e1", "e2");
    assertThat(fetch("2", "events")).containsExactly("e3", "e4");
    assertThat(fetch("10", "events")).containsExactly("e5");
    assertThat(fetch("10", "events")).isEmpty();
    Sql.run(c, "close events");
    assertThat(Sql.lines(c, CURSORS)).isEmpty();
  }

  @Test
  void theRowsAreThoseOfGetBatchEvents() throws SQLException {
    List<String> events = Sql.lines(c, "select * from pgq.get_batch_events(?)", batch);
    assertThat(Sql.lines(c, "select * from pgq.get_batch_cursor(?, 'events', 100)", batch))
        .hasSize(5)
        .isEqualTo(events);
    assertThat(Sql.lines(c, "select * from pgq.get_batch_cursor(?, 'more', 100, 'true')", batch))
        .isEqualTo(events);
  }

  @Test
  void theCursorGoesForwardAndEndsWithTheTransaction() throws SQLException {
    Sql.lines(c, OPEN, batch, "events", 1);
    assertThat(Sql.lines(c, CURSORS)).containsExactly("events|f|f");
    assertSqlState("55000", () -> Sql.rows(c, "fetch backward 1 from events"));
    c.rollback();
    assertThat(Sql.lines(c, CURSORS)).isEmpty();
  }

  @Test
  void withoutAQuickLimitNothingIsReturnedYet() throws SQLException {
    assertThat(Sql.lines(c, OPEN, batch, "none", 0)).isEmpty();
    assertThat(fetch("1", "none")).containsExactly("e1");
    assertThat(Sql.lines(c, OPEN, batch, "negative", -1)).isEmpty();
    assertThat(fetch("1", "negative")).containsExactly("e1");
  }

  @Test
  void aNullOpensNoCursor() throws SQLException {
    assertThat(Sql.lines(c, OPEN, null, "a", 1)).isEmpty();
    assertThat(Sql.lines(c, OPEN, batch, null, 1)).isEmpty();
    assertThat(Sql.lines(c, OPEN, batch, "a", null)).isEmpty();
    assertThat(Sql.lines(c, OPEN_WHERE, null, "a", 1, "true")).isEmpty();
    assertThat(Sql.lines(c, OPEN_WHERE, batch, null, 1, "true")).isEmpty();
    assertThat(Sql.lines(c, OPEN_WHERE, batch, "a", null, "true")).isEmpty();
    assertThat(Sql.lines(c, CURSORS)).isEmpty();
  }

  @Test
  void aNullConditionIsNone() throws SQLException {
    assertThat(Sql.lines(c, OPEN_WHERE, batch, "all", 9, null)).hasSize(5);
  }

  @Test
  void aConditionFiltersAndKeepsTheOrder() throws SQLException {
    assertThat(Sql.lines(c, OPEN_WHERE, batch, "part", 2, "ev_data <> 'e2' and ev_id <> 4"))
        .containsExactly("e1", "e3");
    assertThat(fetch("10", "part")).containsExactly("e5");
    assertThat(Sql.lines(c, OPEN_WHERE, batch, "either", 9, "ev_id = 5 or ev_data in ('e2')"))
        .containsExactly("e2", "e5");
    assertThat(Sql.lines(c, OPEN_WHERE, batch, "percent", 9, "ev_data like '%3' -- %s"))
        .containsExactly("e3");
  }

  @Test
  void aConditionSeesTheTenColumnsOnly() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                OPEN_WHERE,
                batch,
                "all",
                9,
                "(ev_id, ev_time, ev_txid, ev_retry, ev_type, ev_data,"
                    + " ev_extra1, ev_extra2, ev_extra3, ev_extra4) is not null or true"))
        .hasSize(5);
    assertSqlState("42703", () -> Sql.lines(c, OPEN_WHERE, batch, "hidden", 9, "ev_owner is null"));
  }

  @Test
  void aBadConditionIsAnError() throws SQLException {
    assertSqlError(
        "42703",
        "column \"nothing\" does not exist",
        () -> Sql.lines(c, OPEN_WHERE, batch, "a", 9, "nothing = 1"));
    c.rollback();
    assertSqlState("42601", () -> Sql.lines(c, OPEN_WHERE, batch, "a", 9, ""));
    c.rollback();
    assertSqlState("42601", () -> Sql.lines(c, OPEN_WHERE, batch, "a", 9, "true; drop table x"));
  }

  @Test
  void anyTextNamesACursor() throws SQLException {
    for (String name : List.of("select", "My Cursor", "a\"b", "a.b", "x; close y", "back\\slash")) {
      assertThat(Sql.lines(c, OPEN, batch, name, 1)).as(name).containsExactly("e1");
      assertThat(fetch("1", '"' + name.replace("\"", "\"\"") + '"')).containsExactly("e2");
    }
    assertSqlState("42601", () -> Sql.lines(c, OPEN, batch, "", 1));
  }

  @Test
  void anOpenCursorIsNotReplaced() throws SQLException {
    Sql.lines(c, OPEN, batch, "twice", 1);
    assertSqlError(
        "42P03", "cursor \"twice\" already exists", () -> Sql.lines(c, OPEN, batch, "twice", 1));
  }

  @Test
  void anUnknownBatchIsAnError() throws SQLException {
    assertSqlError("P0001", "batch not found", () -> Sql.lines(c, OPEN, -1L, "a", 1));
    c.rollback();
    assertSqlError("P0001", "batch not found", () -> Sql.lines(c, OPEN_WHERE, -1L, "a", 1, "true"));
  }

  @Test
  void itRunsWithTheRightsOfTheCaller() throws SQLException {
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    reader.setAutoCommit(false);
    assertThat(Sql.lines(reader, OPEN, batch, "events", 1)).containsExactly("e1");
    assertThat(Sql.rows(reader, "fetch 1 from events")).hasSize(1);
    assertThat(Sql.lines(reader, OPEN_WHERE, batch, "mine", 1, "current_user like '%reader%'"))
        .containsExactly("e1");
    assertSqlError(
        "42501",
        "permission denied for table retry_queue",
        () ->
            Sql.lines(
                reader, OPEN_WHERE, batch, "theirs", 1, "exists (select from pgq.retry_queue)"));
    reader.rollback();
    reader.setAutoCommit(true);
  }

  @Test
  void theCursorShowsTheBatchAsItWasOpened() throws SQLException {
    Sql.lines(c, OPEN, batch, "events", 1);
    Connection other = db.connect();
    assertThat(Sql.number(other, "select pgq.insert_event('q', 't', 'later')")).isPositive();
    Sql.one(other, "select pgq.ticker('q')");
    assertThat(fetch("all", "events")).containsExactly("e2", "e3", "e4", "e5");
  }
}
