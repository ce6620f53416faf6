package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** pgq.capture declares the triggers that suit a table, and pgq.uncapture removes them. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SetDeclarationTest {

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset role; drop table if exists t cascade");
    log.next();
  }

  @Test
  void aTableIsCapturedByStatement(TestDatabase db) throws SQLException {
    Sql.run(c, "create table t(id int primary key, v text)");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q', 'backup', 'ignore=v')"))
        .isEqualTo(
            """
            created pgq_capture_q_insert: after insert for each statement
            created pgq_capture_q_update: after update for each statement
            created pgq_capture_q_delete: after delete for each statement
            created pgq_capture_q_truncate: after truncate for each statement""");
    Connection fresh = db.connect();
    Sql.run(fresh, "insert into t values (1, 'a'); update t set v = v; truncate t");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1 | public.t | NULL",
            "U:id | id=1 | public.t | id=1",
            "R |  | public.t | NULL");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q', 'backup', 'ignore=v')"))
        .startsWith("kept pgq_capture_q_insert")
        .doesNotContain("created", "replaced");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q', 'format=json')"))
        .startsWith("replaced pgq_capture_q_insert");
    Sql.run(fresh, "insert into t values (2, 'b')");
    assertThat(log.next())
        .containsExactly(
            "{\"op\":\"INSERT\",\"table\":[\"public\",\"t\"],\"pkey\":[\"id\"]}"
                + " | {\"id\":2,\"v\":\"b\"} | public.t | NULL");
    assertThat(Sql.text(c, "select pgq.uncapture('t', 'q')").lines()).hasSize(4);
    assertThat(Sql.text(c, "select pgq.uncapture('t', 'q')")).isEqualTo("nothing to remove");
    Sql.run(fresh, "insert into t values (3, 'c')");
    assertThat(log.next()).isEmpty();
  }

  @Test
  void partitionsAreCapturedByRowUnderTheirOwnNames() throws SQLException {
    Sql.run(
        c,
        """
        create table t(id int primary key) partition by range (id);
        create table t1 partition of t for values from (0) to (10);
        """);
    assertThat(Sql.text(c, "select pgq.capture('t', 'q')").lines())
        .containsExactly(
            "created pgq_capture_q_row: after insert or update or delete for each row",
            "created pgq_capture_q_truncate: after truncate for each statement");
    Sql.run(c, "insert into t values (1)");
    assertThat(log.next()).containsExactly("I:id | id=1 | public.t1 | NULL");
    assertThat(Sql.text(c, "select pgq.uncapture('t', 'q')").lines()).hasSize(2);
  }

  @Test
  void heirsAreCapturedByRow() throws SQLException {
    Sql.run(c, "create table t(id int primary key); create table heir() inherits (t)");
    assertThat(Sql.text(c, "select pgq.capture('heir', 'q')")).contains("_row: after insert");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q')")).contains("_row: after insert");
  }

  @Test
  void viewsAreCapturedInsteadOfTheirRows() throws SQLException {
    Sql.run(c, "create table t(id int primary key); create view v as select id from t");
    assertThat(Sql.text(c, "select pgq.capture('v', 'q', 'pkey=id')"))
        .isEqualTo("created pgq_capture_q_row: instead of insert or update or delete for each row");
    Sql.run(c, "insert into v values (1)");
    assertThat(log.next()).containsExactly("I:id | id=1 | public.v | NULL");
  }

  @Test
  void mistakesAreToldAtOnce() throws SQLException {
    Sql.run(c, "create table t(id int primary key); create sequence if not exists seq");
    assertSqlError(
        "42704",
        "there is no queue \"nowhere\"",
        () -> Sql.one(c, "select pgq.capture('t', 'nowhere')"));
    assertSqlError(
        "XX000",
        "bad param to pgq trigger",
        () -> Sql.one(c, "select pgq.capture('t', 'q', 'foo=1')"));
    assertSqlError(
        "XX000",
        "SKIP does not work in AFTER trigger.",
        () -> Sql.one(c, "select pgq.capture('t', 'q', 'SKIP')"));
    assertSqlError(
        "42809",
        "\"seq\" is not a table or view",
        () -> Sql.one(c, "select pgq.capture('seq', 'q')"));
  }

  @Test
  void itTakesTheRightsOfTheCaller() throws SQLException {
    Sql.run(
        c,
        """
        create table t(id int primary key); drop role if exists set_caller;
        create role set_caller; grant pgq_writer to set_caller; set role set_caller;
        """);
    assertSqlError(
        "42501", "permission denied for table t", () -> Sql.one(c, "select pgq.capture('t', 'q')"));
    Sql.run(c, "reset role; grant trigger on t to set_caller; set role set_caller");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q')")).startsWith("created");
    assertThat(Sql.text(c, "select pgq.capture('t', 'q')")).startsWith("kept");
    Sql.run(c, "reset role; drop owned by set_caller; drop role set_caller");
  }
}
