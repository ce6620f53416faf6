package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A transaction that captures rows while its queue rotates more than once loses none. */
@DatabaseTest
class CaptureAcrossRotationTest {

  private Connection c;
  private Connection writer;

  @BeforeEach
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    writer = db.connect();
  }

  private static void rotate(Connection c, TestQueue queue) throws SQLException {
    Sql.one(c, "select pgq.maint_rotate_tables_step1(?)", queue.name());
    Sql.one(c, "select pgq.maint_rotate_tables_step2()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"row", "statement"})
  void twoRotationsWithoutConsumers(String level) throws SQLException {
    TestQueue queue = TestQueue.create(c, level);
    String table = "t_" + level;
    Sql.run(c, "create table %s(id int primary key)".formatted(table));
    if (level.equals("row")) {
      Sql.run(
          c,
          "create trigger x after insert on %s for each row execute function pgq.logutriga('row')"
              .formatted(table));
    } else {
      SetTriggers.create(c, table, "logutriga", "'statement'");
    }
    for (int i = 1; i <= 3; i++) {
      Sql.run(writer, "insert into %s values (%d)".formatted(table, i));
    }
    Sql.run(writer, "begin; insert into %s values (4)".formatted(table));
    rotate(c, queue);
    rotate(c, queue);
    queue.tick();
    queue.register("late");
    Sql.run(writer, "insert into %s values (5); commit".formatted(table));
    queue.quietTick();
    assertThat(queue.drain("late")).contains("id=5");
  }
}
