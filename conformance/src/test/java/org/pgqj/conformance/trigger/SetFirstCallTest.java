package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Triggers for each statement work in the first statement of a session. */
@DatabaseTest
class SetFirstCallTest {

  @ParameterizedTest
  @CsvSource({
    "logutriga, insert into t values (3), 1",
    "logutriga, update t set v = v, 2",
    "logutriga, delete from t, 2",
    "sqltriga, insert into t values (3), 1",
    "sqltriga, update t set v = v, 2",
    "sqltriga, delete from t, 2",
    "jsontriga, insert into t values (3), 1",
    "jsontriga, update t set v = v, 2",
    "jsontriga, delete from t, 2"
  })
  void transitionTablesAreSeenAtOnce(String function, String statement, int rows, TestDatabase db)
      throws SQLException {
    Connection c = db.connect();
    EventLog log = new EventLog(c, "q" + function + rows + statement.charAt(0));
    Sql.run(
        c,
        "drop table if exists t; create table t(id int primary key, v text);"
            + " insert into t values (1), (2)");
    SetTriggers.create(c, "t", function, "'q" + function + rows + statement.charAt(0) + "'");
    Sql.run(db.connect(), statement);
    assertThat(log.next()).hasSize(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "url, insert into first_call values (3), I:id | id=3&v",
    "url, update first_call set v = 'x' where id = 1, U:id | id=1&v=x",
    "url, delete from first_call where id = 1, D:id | id=1&v",
    "url, truncate first_call, R | ''",
    "sql, insert into first_call values (3), 'I | (id,v) values (''3'',null)'",
    "sql, update first_call set v = 'x' where id = 1, U | v='x' where id='1'",
    "sql, delete from first_call where id = 1, D | id='1'",
    "sql, truncate first_call, R | ''",
    "json, insert into first_call values (3), '%INSERT% | {\"id\":3,\"v\":null}'",
    "json, update first_call set v = 'x' where id = 1, '%UPDATE% | {\"id\":1,\"v\":\"x\"}'",
    "json, delete from first_call where id = 1, '%DELETE% | {\"id\":1,\"v\":null}'",
    "json, truncate first_call, %TRUNCATE% | {}"
  })
  void whatCaptureDeclaresWorksInAWritersFirstStatement(
      String format, String statement, String event, TestDatabase db) throws SQLException {
    Connection c = db.connect();
    EventLog log = new EventLog(c, "first");
    log.next();
    String writer = db.role("writer", "pgq_writer");
    Sql.run(
        c,
        """
        drop table if exists first_call; create table first_call(id int primary key, v text);
        insert into first_call values (1), (2); grant all on first_call to %s;
        """
            .formatted(writer));
    Sql.text(c, "select pgq.capture('first_call', 'first', ?)", "format=" + format);
    Sql.run(db.connectAs(writer), statement);
    String type = "{\"op\":\"$1\",\"table\":[\"public\",\"first_call\"],\"pkey\":[\"id\"]}";
    assertThat(log.next())
        .containsExactly(
            event.replaceFirst("''$", "").replaceFirst("%(\\w+)%", type)
                + " | public.first_call | NULL");
    Sql.run(c, "drop table first_call; select pgq.drop_queue('first')");
  }

  /** PL/Java can't show them while it loads the class; then the statement fails as a whole. */
  @Test
  void withoutTheConditionRowsArePublishedOrTheStatementIsRefused(TestDatabase db)
      throws SQLException {
    Connection c = db.connect();
    EventLog log = new EventLog(c, "bare");
    Sql.run(
        c,
        """
        create table bare (id int primary key);
        create trigger bare after insert on bare referencing new table as added
          for each statement execute function pgq.logutriga('bare');
        """);
    Connection fresh = db.connect();
    try {
      Sql.run(fresh, "insert into bare values (1)");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("55000");
      assertThat(e.getMessage()).contains("declare it with WHEN (pgq._ready())");
      assertThat(Sql.lines(c, "select * from bare")).isEmpty();
      Sql.run(fresh, "insert into bare values (1)");
    }
    assertThat(log.next()).hasSize(1);
  }
}
