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
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class DisabledQueueContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private void disable(TestQueue queue, boolean disabled) throws SQLException {
    Sql.update(
        c,
        "update pgq.queue set queue_disable_insert = ? where queue_name = ?",
        disabled,
        queue.name());
  }

  @Test
  void itRefusesEventsUntilItIsEnabled() throws SQLException {
    TestQueue queue = TestQueue.create(c, "h");
    assertThat(queue.insert("1")).isEqualTo(1);
    disable(queue, true);
    assertSqlError("XX000", "Insert into queue disallowed", () -> queue.insert("refused"));
    disable(queue, false);
    assertThat(queue.insert("3")).isEqualTo(3);
  }

  @Test
  void everyWayToInsertIsRefused() throws SQLException {
    disable(TestQueue.create(c, "ways"), true);
    for (String call :
        new String[] {
          "select pgq.insert_event('ways', 't', 'd')",
          "select pgq.insert_event('ways', 't', 'd', '1', '2', '3', '4')",
          """
          select pgq.insert_event_raw('ways', 9, now(), null, null, 't', 'd', null, null, null, null)
          """
        }) {
      assertSqlError("XX000", "Insert into queue disallowed", () -> Sql.one(c, call));
    }
  }

  @Test
  void itsTableIsNotTold() throws SQLException {
    disable(TestQueue.create(c, "table"), true);
    assertSqlError(
        "P0001",
        "Writing to queue disabled",
        () -> Sql.one(c, "select pgq.current_event_table('table')"));
  }

  @Test
  void replicationStillInserts() throws SQLException {
    TestQueue queue = TestQueue.create(c, "replica");
    disable(queue, true);
    Sql.run(c, "set session_replication_role = replica");
    assertThat(queue.insert("replicated")).isEqualTo(1);
    assertThat(Sql.text(c, "select pgq.current_event_table('replica')")).isEqualTo(queue.table(0));
    Sql.run(c, "set session_replication_role = local");
    assertSqlError("XX000", "Insert into queue disallowed", () -> queue.insert("local"));
    Sql.run(c, "reset session_replication_role");
  }

  @Test
  void itStillTicksAndIsRead() throws SQLException {
    TestQueue queue = TestQueue.create(c, "read");
    queue.register("reader");
    queue.insert("before");
    disable(queue, true);
    assertThat(queue.tickAndDrain("reader")).containsExactly("before");
  }
}
