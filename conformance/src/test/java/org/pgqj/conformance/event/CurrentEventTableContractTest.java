package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

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
class CurrentEventTableContractTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  @Test
  void itFollowsTheRotation() throws SQLException {
    TestQueue queue = TestQueue.create(c, "followed");
    queue.register("reader");
    for (int i : new int[] {0, 1, 2, 0}) {
      assertThat(Sql.text(c, "select pgq.current_event_table('followed')"))
          .isEqualTo(queue.table(i));
      queue.drainAndRotate("reader");
    }
  }

  @Test
  void anUnknownOrNullQueueIsAnError() {
    assertSqlError(
        "P0001",
        "Event queue not found",
        () -> Sql.one(c, "select pgq.current_event_table('nope')"));
    assertSqlError(
        "P0001", "Event queue not found", () -> Sql.one(c, "select pgq.current_event_table(null)"));
  }

  @Test
  void writersMayInsertThereThemselves() throws SQLException {
    TestQueue queue = TestQueue.create(c, "direct");
    queue.register("reader");
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    String table = Sql.text(writer, "select pgq.current_event_table('direct')");
    Sql.update(
        writer,
        "insert into %s (ev_time, ev_type, ev_data) values (now(), 't', 'a'), (now(), 't', 'b')"
            .formatted(table));
    assertThat(queue.insert("c")).isEqualTo(3);
    assertThat(queue.tickAndDrain("reader")).containsExactly("a", "b", "c");
  }

  @Test
  void writersMayNotForgeWhatTheQueueReliesOn() throws SQLException {
    TestQueue queue = TestQueue.create(c, "forged");
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    for (String column : new String[] {"ev_id", "ev_txid", "ev_owner", "ev_retry"}) {
      assertSqlState(
          "42501",
          () ->
              Sql.update(
                  writer,
                  "insert into %s (ev_time, %s) values (now(), 1)"
                      .formatted(queue.table(0), column)));
    }
    assertSqlState("42501", () -> Sql.rows(writer, "select * from " + queue.table()));
  }
}
