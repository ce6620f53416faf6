package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Mistakes in Java code are errors of their statement, never wrong data or a dead session. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class DangersTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
    Sql.run(c, "create schema danger; create table uniq(x int primary key)");
    ProbeJar.install(c, "danger");
    declare("swallow(text) returns int", "swallow");
    declare("use_after_error(text, text) returns void", "useAfterError");
    declare("outcome() returns text", "outcome");
    declare("wrong_class(text) returns text", "wrongClass");
    declare("odd(int) returns text", "odd");
    declare("null_element() returns setof int", "nullElement");
    declare("wrong_element() returns setof int", "wrongElement");
    declare("hold(text) returns void", "hold");
    declare("next() returns int", "next");
    declare("keep_argument(uniq) returns int", "keepArgument");
    declare("read_argument() returns int", "readArgument");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function danger.%s language java as '%sDangerProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @BeforeEach
  void oneRow() throws SQLException {
    Sql.run(c, "truncate uniq; insert into uniq values (1)");
  }

  @AfterEach
  void theSessionGoesOnAndTheDataIsWhole() throws SQLException {
    assertThat(Sql.number(c, "select danger.swallow('select 1')")).isZero();
    Sql.run(c, "reindex table uniq");
  }

  @EmbeddedOnly
  @Test
  void anErrorThatJavaSwallowsAbortsTheStatement() throws SQLException {
    assertSqlState(
        "25P02", () -> Sql.rows(c, "select danger.swallow('insert into uniq values (2), (1)')"));
    assertThat(Sql.lines(c, "select x from uniq")).containsExactly("1");
  }

  @EmbeddedOnly
  @Test
  void anErrorSwallowedInATransactionAbortsIt() throws SQLException {
    Sql.run(c, "begin; insert into uniq values (5)");
    assertSqlState("25P02", () -> Sql.rows(c, "select danger.swallow('select 1/0')"));
    assertSqlState("25P02", () -> Sql.rows(c, "select 1"));
    Sql.run(c, "rollback");
    assertThat(Sql.lines(c, "select x from uniq")).containsExactly("1");
  }

  @Test
  void afterAnErrorTheSameCallCannotUseTheDatabase() throws SQLException {
    assertSqlState(
        "23505",
        () ->
            Sql.rows(
                c,
                "select danger.use_after_error('insert into uniq values (1)',"
                    + " 'insert into uniq values (7)')"));
    assertThat(Sql.text(c, "select danger.outcome()")).isEqualTo("XX000");
    assertThat(Sql.lines(c, "select x from uniq")).containsExactly("1");
  }

  @EmbeddedOnly
  @ParameterizedTest
  @ValueSource(strings = {"String as timestamptz", "java.util.Date"})
  void aParameterOfAWrongClassIsRefused(String kind) {
    assertSqlState("42804", () -> Sql.rows(c, "select danger.wrong_class(?)", kind));
  }

  @EmbeddedOnly
  @Test
  void aNullInASetOfScalarsIsRefused() {
    assertSqlState("22004", () -> Sql.rows(c, "select * from danger.null_element()"));
    assertSqlState("22004", () -> Sql.rows(c, "select danger.null_element()"));
  }

  @EmbeddedOnly
  @Test
  void anElementOfAWrongClassIsRefused() {
    assertSqlState("42804", () -> Sql.rows(c, "select * from danger.wrong_element()"));
  }

  @EmbeddedOnly
  @ParameterizedTest
  @ValueSource(ints = {0, 0xD83D, 0xDE00})
  void textThatPostgresqlCannotHoldIsRefused(int character) {
    assertSqlState("22021", () -> Sql.rows(c, "select danger.odd(?)", character));
  }

  @Test
  void aRowKeptAfterItsCallIsAnError() throws SQLException {
    assertThat(Sql.number(c, "select danger.keep_argument(uniq) from uniq")).isEqualTo(1);
    assertSqlState("55000", () -> Sql.rows(c, "select danger.read_argument()"));
  }

  @EmbeddedOnly
  @Test
  void aFunctionReplacedByAnotherSessionIsCalledAnew() throws SQLException {
    Connection other = db.connect();
    Sql.run(
        other,
        "create function danger.which(int) returns text language java as '%sDeclarationProbe.which(int)'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select danger.which(1)")).isEqualTo("int 1");
    Sql.run(
        other,
        "create or replace function danger.which(int) returns text language java as '%sDeclarationProbe.which(long)'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select danger.which(1)")).isEqualTo("long 1");
  }

  @EmbeddedOnly
  @Test
  void transitionTablesAreThereInTheFirstCallOfASession() throws SQLException {
    Sql.run(
        c,
        """
        create table firings(what text);
        create table counted(x int);
        create function danger.count_transition() returns trigger language java
          as '%sRowTriggerProbe.countTransition';
        create trigger n after insert on counted referencing new table as fresh
          for each statement execute function danger.count_transition();
        """
            .formatted(ProbeJar.PROBES));
    Sql.run(db.connect(), "insert into counted values (1), (2)");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("fresh=2");
  }

  @Test
  void aResultSetMayBeKeptOverCallsOfATransaction() throws SQLException {
    Sql.run(c, "begin");
    Sql.rows(c, "select danger.hold('select generate_series(1, 3000)')");
    assertThat(Sql.number(c, "select danger.next()")).isEqualTo(2);
    assertThat(Sql.number(c, "select danger.next()")).isEqualTo(3);
    Sql.run(c, "rollback");
  }
}
