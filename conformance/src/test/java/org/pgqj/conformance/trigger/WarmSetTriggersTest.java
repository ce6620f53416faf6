package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Triggers for each statement that have fired before, in statements that touch rows of another kind
 * only: PostgreSQL fires those for UPDATE all the same.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class WarmSetTriggersTest {

  private static final String INSERTED = "insert into t values (3, 'c')";

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  private void warm(String key, String function) throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists child, t;
        create table t(id %s primary key, v text);
        insert into t values (1, 'a'), (2, 'b');
        create table child(id int primary key, parent %1$s references t on delete set null);
        """
            .formatted(key));
    SetTriggers.create(c, "t", function, "'q'");
    for (int i = 0; i < 3; i++) {
      Sql.run(c, "update t set v = v || 'x'");
    }
    log.next();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logutriga", "jsontriga", "sqltriga"})
  void anUpsertThatOnlyInserts(String function) throws SQLException {
    for (String key : new String[] {"int", "text"}) {
      warm(key, function);
      Sql.run(c, INSERTED + " on conflict (id) do update set v = excluded.v");
      assertThat(log.next()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"logutriga", "jsontriga", "sqltriga"})
  @SinceServer(15)
  void aMergeThatOnlyInserts(String function) throws SQLException {
    warm("int", function);
    Sql.run(
        c,
        """
        merge into t using (values (7, 'm')) as s(id, v) on s.id = t.id
          when matched then update set v = s.v
          when not matched then insert values (s.id, s.v)
        """);
    assertThat(log.next()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logutriga", "jsontriga", "sqltriga"})
  void anUpdateOfNoRowsInATransactionWithOthers(String function) throws SQLException {
    warm("int", function);
    Sql.run(
        c, "begin; update t set v = 'p' where id = 1; update t set v = 'z' where id = 99; commit");
    assertThat(log.next()).hasSize(1);
    assertSqlError(
        "XX000", "primary key update not allowed", () -> Sql.run(c, "update t set id = id + 10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logutriga", "jsontriga", "sqltriga"})
  void aForeignKeysActionWithoutRows(String function) throws SQLException {
    warm("int", function);
    SetTriggers.create(c, "child", function, "'q'");
    for (int i = 0; i < 3; i++) {
      Sql.run(c, "insert into child values (%d, 1)".formatted(i));
      Sql.run(c, "update child set parent = 2 where id = %d".formatted(i));
    }
    Sql.run(c, "update child set parent = 1");
    log.next();
    Sql.run(c, "delete from t where id = 2");
    assertThat(log.next()).hasSize(1);
    Sql.run(c, "delete from t where id = 1");
    assertThat(log.next()).hasSize(4);
  }
}
