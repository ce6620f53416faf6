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

/** Statements that Java runs through {@code jdbc:default:connection}. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class StatementsTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
    Sql.run(
        c,
        """
        create schema st;
        create table lazy(x int);
        create table batched(x int);
        create table kept(x int);
        create function spill() returns int language sql as 'insert into lazy values (1) returning x';
        """);
    ProbeJar.install(c, "st");
    declare("run(text) returns int", "update");
    declare("first(text) returns text", "first");
    declare("fetch(text, int) returns void", "fetch");
    declare("columns(text) returns text", "columns");
    declare("parameters_survive() returns boolean", "parametersSurviveExecution");
    declare("batch_twice(boolean) returns void", "batchTwice");
    declare("kept_count() returns int", "keptCount");
    declare("keep(text) returns text", "keep");
    declare("use_kept() returns text", "useKept");
    declare("open_cursor(text, text) returns void", "openCursor");
    declare("all(text) returns text", "all");
    declare("batch_counts() returns text", "batchCounts");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function st.%s language java as '%sStatementProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @Test
  void anUpdateCountsItsRows() throws SQLException {
    Sql.run(c, "create table counted as select i from generate_series(1, 5) i");
    assertThat(Sql.number(c, "select st.run('update counted set i = i + 10 where i > 2')"))
        .isEqualTo(3);
    assertThat(Sql.number(c, "select st.run('create table made(x int)')")).isZero();
  }

  @Test
  void aSelectIsRunByItsFirstNextOnly() throws SQLException {
    Sql.run(c, "truncate lazy");
    Sql.rows(c, "select st.fetch('select spill()', 0)");
    assertThat(Sql.number(c, "select count(*) from lazy")).isZero();
    Sql.rows(c, "select st.fetch('select spill()', 1)");
    assertThat(Sql.number(c, "select count(*) from lazy")).isEqualTo(1);
  }

  @Test
  void aReturningIsRunWholeByItsFirstNext() throws SQLException {
    String insert = "insert into lazy select i from generate_series(1, 3000) i returning x";
    Sql.run(c, "truncate lazy");
    Sql.rows(c, "select st.fetch(?, 0)", insert);
    assertThat(Sql.number(c, "select count(*) from lazy")).isZero();
    Sql.rows(c, "select st.fetch(?, 1)", insert);
    assertThat(Sql.number(c, "select count(*) from lazy")).isEqualTo(3000);
  }

  @Test
  void columnNamesInMetadataAreUpperCase() throws SQLException {
    assertThat(Sql.text(c, "select st.columns('select 1 as k, 2 as \"Mixed Col\"')"))
        .isEqualTo("K,MIXED COL");
  }

  @Test
  void parametersAreClearedByEveryExecution() throws SQLException {
    assertThat(Sql.bool(c, "select st.parameters_survive()")).isFalse();
  }

  @Test
  void aBatchLastsUntilItIsCleared() throws SQLException {
    Sql.run(c, "truncate batched");
    Sql.rows(c, "select st.batch_twice(true)");
    assertThat(Sql.lines(c, "select x from batched order by 1")).containsExactly("1", "2");
    Sql.run(c, "truncate batched");
    Sql.rows(c, "select st.batch_twice(false)");
    assertThat(Sql.lines(c, "select x from batched order by 1")).containsExactly("1", "1", "2");
  }

  @Test
  void aStatementInAStaticOutlivesTransactionsAndItsTable() throws SQLException {
    Sql.run(c, "insert into kept values (1), (2)");
    assertThat(Sql.number(c, "select st.kept_count()")).isEqualTo(2);
    Sql.run(c, "begin; insert into kept values (3)");
    assertThat(Sql.number(c, "select st.kept_count()")).isEqualTo(3);
    Sql.run(c, "rollback");
    assertThat(Sql.number(c, "select st.kept_count()")).isEqualTo(2);
    Sql.run(c, "drop table kept; create table kept(x bigint, y text)");
    assertThat(Sql.number(c, "select st.kept_count()")).isZero();
    Sql.run(c, "discard plans");
    assertThat(Sql.number(c, "select st.kept_count()")).isZero();
  }

  @Test
  void eachStatementSeesWhatTheOneBeforeItDid() throws SQLException {
    Sql.run(c, "create table seen(x int)");
    assertThat(
            Sql.lines(
                c,
                "select st.run('insert into seen values (1)'), st.first('select count(*) from seen')"))
        .containsExactly("1|1");
  }

  @Test
  void aStatementRunsWithTheRightsOfTheCaller() throws SQLException {
    assertThat(Sql.text(c, "select st.first('select current_user::text')")).isEqualTo("postgres");
    Sql.run(
        c,
        """
        create role st_definer;
        grant usage on schema st to st_definer;
        grant create on schema st to st_definer;
        grant usage on language java to st_definer;
        set role st_definer;
        create function st.who() returns text security definer language java
          as '%sStatementProbe.first(java.lang.String)';
        """
            .formatted(ProbeJar.PROBES)
            .replace("st.who()", "st.who(text)"));
    Sql.run(c, "reset role");
    assertThat(Sql.text(c, "select st.who('select current_user::text')")).isEqualTo("st_definer");
    Sql.run(c, "drop function st.who(text); drop owned by st_definer; drop role st_definer");
  }

  @Test
  void aDoBlockCatchesAnErrorForJava() throws SQLException {
    Sql.run(c, "create table once(x int primary key); insert into once values (1)");
    String block =
        "do $x$ begin insert into once values (1); exception when unique_violation then null; end $x$";
    assertThat(Sql.lines(c, "select i, st.run(?) from generate_series(1, 2) i", block))
        .containsExactly("1|0", "2|0");
    assertThat(Sql.number(c, "select count(*) from once")).isEqualTo(1);
  }

  @Test
  void aCursorDeclaredInsideStaysOpenForTheClient() throws SQLException {
    Sql.run(c, "begin");
    Sql.rows(
        c,
        "select st.run('declare inside no scroll cursor for select i from generate_series(1, 5) i')");
    assertThat(Sql.lines(c, "fetch 2 from inside")).containsExactly("1", "2");
    assertThat(Sql.lines(c, "fetch all from inside")).containsExactly("3", "4", "5");
    Sql.run(c, "commit");
  }

  @Test
  void aBatchSaysWhatEachOfItsEntriesDid() throws SQLException {
    assertThat(Sql.text(c, "select st.batch_counts()")).isEqualTo("[1, 2, 3]");
  }

  @Test
  void aKeptStatementSurvivesItsOwnError() throws SQLException {
    Sql.run(c, "create table divisor(x int); insert into divisor values (1)");
    Sql.rows(c, "select st.keep('select 6 / x from divisor')");
    Sql.run(c, "update divisor set x = 0");
    assertSqlState("22012", () -> Sql.rows(c, "select st.use_kept()"));
    Sql.run(c, "update divisor set x = 2");
    assertThat(Sql.text(c, "select st.use_kept()")).isEqualTo("3");
  }

  @Test
  void aKeptStatementFollowsItsTable() throws SQLException {
    Sql.run(c, "create table followed(x int); insert into followed values (1)");
    Sql.rows(c, "select st.keep('select x::text from followed')");
    Sql.run(c, "alter table followed alter x type text using 'was ' || x");
    assertThat(Sql.text(c, "select st.use_kept()")).isEqualTo("was 1");
    Sql.run(c, "drop table followed");
    assertSqlState("42P01", () -> Sql.rows(c, "select st.use_kept()"));
    Sql.run(c, "create table followed as select 'anew' as x");
    assertThat(Sql.text(c, "select st.use_kept()")).isEqualTo("anew");
  }

  @Test
  void aKeptStatementFollowsTheSearchPath() throws SQLException {
    Sql.run(
        c,
        """
        create schema path_a; create table path_a.here as select 'a' as x;
        create schema path_b; create table path_b.here as select 'b' as x;
        set search_path = path_a
        """);
    assertThat(Sql.text(c, "select st.keep('select x from here')")).isEqualTo("a");
    Sql.run(c, "set search_path = path_b");
    assertThat(Sql.text(c, "select st.use_kept()")).isEqualTo("b");
    Sql.run(c, "reset search_path");
  }

  @Test
  void aKeptStatementHasTheRightsOfWhoExecutesIt() throws SQLException {
    String other = db.role("other");
    Sql.run(c, "create table guarded as select 1 as x; grant usage on schema st, sqlj to " + other);
    Sql.rows(c, "select st.keep('select x::text from guarded')");
    Sql.run(c, "set role " + other);
    assertSqlError(
        "42501", "permission denied for table guarded", () -> Sql.rows(c, "select st.use_kept()"));
    Sql.run(c, "reset role");
    assertThat(Sql.text(c, "select st.use_kept()")).isEqualTo("1");
  }

  @Test
  void aKeptStatementSurvivesDiscardAllAndARollbackToASavepoint() throws SQLException {
    Sql.rows(c, "select st.keep('select count(*)::text from kept')");
    Sql.run(c, "begin; savepoint s; select st.use_kept(); rollback to s");
    assertThat(Sql.text(c, "select st.use_kept()")).isNotNull();
    Sql.run(c, "commit");
    Sql.run(c, "discard all");
    assertThat(Sql.text(c, "select st.use_kept()")).isNotNull();
  }

  @Test
  void staticsOutliveTransactionsAndRollbacks() throws SQLException {
    Sql.run(
        c,
        "create function st.next() returns int language java as '%sCounterProbe.next'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.number(c, "select st.next()")).isEqualTo(1);
    Sql.run(c, "begin; select st.next(); rollback");
    assertThat(Sql.number(c, "select st.next()")).isEqualTo(3);
    assertThat(Sql.number(db.connect(), "select st.next()")).isEqualTo(1);
  }

  @Test
  void aCursorMayBeNamedByTheStatement() throws SQLException {
    Sql.run(c, "begin");
    Sql.rows(c, "select st.open_cursor('named', 'select generate_series(1, 1500)')");
    assertThat(Sql.lines(c, "fetch 1 from named")).hasSize(1);
    Sql.run(c, "commit");
  }

  @Test
  void aCursorIsFetchedInsideByASelectLikeStatement() throws SQLException {
    Sql.run(c, "begin");
    Sql.rows(c, "select st.run('declare mine no scroll cursor for select generate_series(1, 9)')");
    assertThat(Sql.text(c, "select st.all('fetch 3 from mine')")).isEqualTo("1 2 3 ");
    assertThat(Sql.text(c, "select st.all('fetch 2 from mine')")).isEqualTo("4 5 ");
    Sql.rows(c, "select st.run('close mine')");
    assertSqlState("34000", () -> Sql.rows(c, "select st.all('fetch 1 from mine')"));
    Sql.run(c, "rollback");
  }

  @Test
  void allKindsOfCommandsRun() throws SQLException {
    Sql.run(c, "create table commanded(x int)");
    Sql.run(c, "begin");
    for (String command :
        new String[] {
          "lock table commanded",
          "notify commanded",
          "set local work_mem = '111kB'",
          "truncate commanded",
          "create index on commanded (x)",
          "do $x$ begin insert into commanded values (1); end $x$",
        }) {
      assertThat(Sql.number(c, "select st.run(?)", command)).as(command).isZero();
    }
    assertThat(Sql.text(c, "show work_mem")).isEqualTo("111kB");
    Sql.run(c, "commit");
    assertThat(Sql.number(c, "select count(*) from commanded")).isEqualTo(1);
  }
}
