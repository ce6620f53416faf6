package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.util.ServerErrorMessage;

/** An error ends the statement, says what happened, and never more than that. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class ErrorsTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema err; create table survivor(x int primary key)");
    ProbeJar.install(c, "err");
    declare("run(text) returns void", "run");
    declare("sql_exception(text, text) returns void", "sqlException");
    declare("runtime_exception(text) returns void", "runtimeException");
    declare("recursion(int) returns int", "endlessRecursion");
    declare("memory() returns int", "endlessMemory");
    declare("wrap(text) returns void", "wrap");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function err.%s language java as '%sFailureProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  /** The session goes on, and Java in it. */
  private void assertSessionLives() throws SQLException {
    Sql.rows(c, "select err.run('select 1')");
    assertThat(Sql.number(c, "select 42")).isEqualTo(42);
  }

  @Test
  void anErrorOfAStatementArrivesUnchanged() throws SQLException {
    ServerErrorMessage error =
        assertSqlError(
            "P0007",
            "look out",
            () ->
                Sql.rows(
                    c,
                    "select err.run('do $$begin raise ''look out'' using errcode = ''P0007'',"
                        + " detail = ''the detail'', hint = ''the hint''; end$$')"));
    assertThat(error.getDetail()).isEqualTo("the detail");
    assertThat(error.getHint()).isEqualTo("the hint");
    assertSessionLives();
  }

  @Test
  void aConstraintViolationKeepsItsFields() throws SQLException {
    ServerErrorMessage error =
        assertSqlError(
            "23505",
            "duplicate key value violates unique constraint \"survivor_pkey\"",
            () -> Sql.rows(c, "select err.run('insert into survivor values (1), (1)')"));
    assertThat(error.getConstraint()).isEqualTo("survivor_pkey");
    assertThat(error.getTable()).isEqualTo("survivor");
    assertThat(Sql.number(c, "select count(*) from survivor where x = 1")).isZero();
    assertSessionLives();
  }

  @Test
  void anExceptionOfJavaIsPrefixedWithItsClass() throws SQLException {
    assertSqlError(
        "P0001",
        "java.sql.SQLException: my text",
        () -> Sql.rows(c, "select err.sql_exception('my text', 'P0001')"));
    assertSqlState("XX000", () -> Sql.rows(c, "select err.sql_exception('my text', null)"));
    assertSqlError(
        "XX000",
        "java.sql.SQLException: broken",
        () -> Sql.rows(c, "select err.runtime_exception('broken')"));
    assertSessionLives();
  }

  @Test
  void endlessRecursionEndsTheStatementOnly() throws SQLException {
    assertThat(assertSqlState("XX000", () -> Sql.rows(c, "select err.recursion(0)")).getMessage())
        .startsWith("java.lang.StackOverflowError");
    assertSessionLives();
  }

  @Test
  void anExhaustedHeapEndsTheStatementOnly() throws SQLException {
    assertThat(assertSqlState("XX000", () -> Sql.rows(c, "select err.memory()")).getMessage())
        .startsWith("java.lang.OutOfMemoryError");
    assertSessionLives();
  }

  @Test
  void plpgsqlCatchesAnErrorOfJavaAndGoesOn() throws SQLException {
    assertThat(
            Sql.messages(
                c,
                """
                do $$
                begin
                  perform err.run('insert into survivor values (5)');
                  begin
                    perform err.run('insert into survivor values (5)');
                  exception when unique_violation then
                    raise notice 'caught %', sqlstate;
                  end;
                  begin
                    perform err.sql_exception('gone', 'P0002');
                  exception when no_data_found then
                    raise notice 'caught %', sqlstate;
                  end;
                  perform err.run('insert into survivor values (6)');
                end $$
                """))
        .containsExactly("NOTICE: caught 23505", "NOTICE: caught P0002");
    assertThat(Sql.lines(c, "select x from survivor where x in (5, 6) order by 1"))
        .containsExactly("5", "6");
  }

  @Test
  void plpgsqlRecursionAfterTheStartOfJavaIsAnOrdinaryError() throws SQLException {
    Sql.run(
        c,
        "create function deeper(n int) returns int language plpgsql as"
            + " 'begin return deeper(n + 1); end'");
    assertSessionLives();
    assertSqlState("54001", () -> Sql.rows(c, "select deeper(0)"));
    assertSessionLives();
  }

  @Test
  void aWarningAndANoticeOfAStatementReachTheClient() throws SQLException {
    assertThat(
            Sql.messages(
                c, "select err.run('do $$begin raise notice ''n''; raise warning ''w''; end$$')"))
        .containsExactly("NOTICE: n", "WARNING: w");
  }

  @Test
  void anExceptionOfJavaHasNoDetailNorHint() throws SQLException {
    ServerErrorMessage error =
        assertSqlState("P0001", () -> Sql.rows(c, "select err.sql_exception('my text', 'P0001')"));
    assertThat(error.getDetail()).isNull();
    assertThat(error.getHint()).isNull();
  }

  @Test
  void aStateThatIsTooShortIsInternal() {
    assertSqlError(
        "XX000",
        "java.sql.SQLException: my text",
        () -> Sql.rows(c, "select err.sql_exception('my text', 'P1')"));
  }

  @Test
  void aWrappedErrorIsTheWrappersOnly() throws SQLException {
    ServerErrorMessage error =
        assertSqlError(
            "P0008",
            "java.sql.SQLException: wrapped",
            () -> Sql.rows(c, "select err.wrap('insert into survivor values (1), (1)')"));
    assertThat(error.getConstraint()).isNull();
    assertSessionLives();
  }

  @Test
  void plpgsqlSeesDetailAndHintOfAnErrorBelowJava() throws SQLException {
    Sql.run(
        c,
        """
        create function deep() returns void language plpgsql as $$
        begin
          raise exception 'deep' using detail = 'the detail', hint = 'the hint';
        end $$
        """);
    assertThat(
            Sql.messages(
                c,
                """
                do $$
                declare
                  d text;
                  h text;
                begin
                  perform err.run('select deep()');
                  perform err.run('do $x$begin perform deep(); end$x$');
                exception when others then
                  get stacked diagnostics d = pg_exception_detail, h = pg_exception_hint;
                  raise notice '% % %', sqlerrm, d, h;
                end $$
                """))
        .containsExactly("NOTICE: deep the detail the hint");
  }
}
