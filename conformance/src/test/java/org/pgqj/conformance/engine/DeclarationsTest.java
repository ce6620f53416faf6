package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What CREATE FUNCTION accepts, and which method it means. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class DeclarationsTest {

  private static final String PROBE = ProbeJar.PROBES + "DeclarationProbe";

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema decl");
    ProbeJar.install(c, "decl");
    declare("function decl.run(text) returns void", PROBE + ".run");
  }

  private void declare(String function, String as) throws SQLException {
    Sql.run(c, "create or replace %s language java as '%s'".formatted(function, as));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "(int) returns text; .which; (7); int 7",
        "(bigint) returns text; .which; (7); long 7",
        "(text) returns text; .which; ('x'); String x",
        "(text, int) returns text; .which; ('x', 7); String x, int 7",
        "(int[]) returns text; .which; ('{1,2}'); int[] of 2",
        "(int) returns text; .which(java.lang.String); (7); String 7",
        "(int) returns text; .which(java.lang.Integer); (null); Integer null",
        "(int) returns text; .which(long); (7); long 7",
        "(int[]) returns text; .which(java.lang.Integer[]); ('{1}'); Integer[] of 1",
        "(oid) returns text; .which(int); (7); int 7",
      })
  void theParametersChooseTheOverload(
      String signature, String method, String arguments, String expected) throws SQLException {
    Sql.run(c, "drop function if exists decl.chosen");
    declare("function decl.chosen" + signature, "java.lang.String=" + PROBE + method);
    assertThat(Sql.text(c, "select decl.chosen" + arguments)).isEqualTo(expected);
    Sql.run(c, "drop function decl.chosen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s.which(int)",
        "java.lang.String=%s.which(int)",
        "java.lang.String = %s.which ( int ) ",
        "  %s . which\n (\n int\n)",
      })
  void whiteSpaceInTheAsStringDoesNotMatter(String as) throws SQLException {
    declare("function decl.spaced(int) returns text", as.formatted(PROBE));
    assertThat(Sql.text(c, "select decl.spaced(7)")).isEqualTo("int 7");
  }

  @Test
  void overloadsInSqlShareOneMethodName() throws SQLException {
    declare("function decl.shared(int) returns text", PROBE + ".which");
    declare("function decl.shared(text) returns text", PROBE + ".which");
    declare("function decl.shared(text, int) returns text", PROBE + ".which");
    assertThat(Sql.lines(c, "select decl.shared(1), decl.shared('a'::text), decl.shared('a', 1)"))
        .containsExactly("int 1|String a|String a, int 1");
  }

  @Test
  void aNestedClassIsNamedWithADollar() throws SQLException {
    declare("function decl.nested() returns int", PROBE + "$Nested.answer");
    assertThat(Sql.number(c, "select decl.nested()")).isEqualTo(42);
  }

  @Test
  void aBoxedResultIsWrittenOut() throws SQLException {
    declare(
        "function decl.positive(int) returns boolean",
        "java.lang.Boolean=" + PROBE + ".isPositive");
    assertThat(Sql.lines(c, "select decl.positive(1), decl.positive(-1), decl.positive(0) is null"))
        .containsExactly("t|f|t");
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "(int) returns text; .which(int; 42601",
        "(int) returns text; .which(int, int); 42601",
        "(int) returns text; .which(); 42601",
        "(int) returns text; .nothing; 38000",
        "(boolean) returns text; .which; 38000",
        "() returns int; .notStatic; 38000",
        "() returns int; .notPublic; 38000",
        "() returns int; Gone.answer; 46103",
        "() returns trigger; .run(java.lang.String); 42601",
      })
  void aDeclarationThatFitsNoMethodIsRefused(String signature, String method, String state) {
    assertSqlState(state, () -> declare("function decl.refused" + signature, PROBE + method));
  }

  @Test
  void withoutBodyChecksOnlyTheSyntaxCounts() throws SQLException {
    Sql.run(c, "set check_function_bodies = off");
    try {
      declare("function decl.later() returns int", "no.such.Class.method");
      assertSqlState(
          "42601", () -> declare("function decl.later() returns int", "no such thing ("));
    } finally {
      Sql.run(c, "reset check_function_bodies");
    }
    assertSqlState("46103", () -> Sql.one(c, "select decl.later()"));
  }

  @Test
  void replacingAFunctionTakesEffectAtOnce() throws SQLException {
    declare("function decl.replaced(int) returns text", PROBE + ".which(int)");
    assertThat(Sql.text(c, "select decl.replaced(1)")).isEqualTo("int 1");
    declare("function decl.replaced(int) returns text", PROBE + ".which(long)");
    assertThat(Sql.text(c, "select decl.replaced(1)")).isEqualTo("long 1");
  }

  @Test
  void aProcedureIsAVoidMethod() throws SQLException {
    Sql.run(c, "create table called(x int)");
    declare("procedure decl.work(text)", PROBE + ".run");
    Sql.run(c, "call decl.work('insert into called values (1)')");
    assertThat(Sql.number(c, "select count(*) from called")).isEqualTo(1);
  }

  @Test
  void aProcedureCannotEndTheTransaction() throws SQLException {
    Sql.run(c, "create procedure decl.ends() language plpgsql as $$begin commit; end$$");
    declare("procedure decl.work(text)", PROBE + ".run");
    for (String command : new String[] {"commit", "rollback"}) {
      assertThatCallFails("call decl.work('" + command + "')", "SPI_ERROR_TRANSACTION");
    }
    assertSqlState("2D000", () -> Sql.run(c, "call decl.work('call decl.ends()')"));
  }

  private void assertThatCallFails(String sql, String text) {
    assertThat(assertSqlState("XX000", () -> Sql.run(c, sql)).getMessage()).contains(text);
  }

  @Test
  void thereAreNoDoBlocksInJava() {
    assertSqlState("0A000", () -> Sql.run(c, "do language java 'x'"));
  }

  @Test
  void aPolymorphicArgumentArrivesInItsOwnClass() throws SQLException {
    declare(
        "function decl.class_of(anyelement) returns text", PROBE + ".classOf(java.lang.Object)");
    assertThat(Sql.lines(c, "select decl.class_of(1), decl.class_of('a'::text)"))
        .containsExactly("java.lang.Integer|java.lang.String");
    assertThat(Sql.text(c, "select decl.class_of(1::numeric)")).isEqualTo("java.math.BigDecimal");
  }

  @Test
  void aSettingOfTheFunctionHoldsDuringTheCallOnly() throws SQLException {
    Sql.run(c, "create table work_mem_seen(setting text)");
    Sql.run(
        c,
        "create function decl.with_setting(text) returns void language java set work_mem = '123kB'"
            + " as '%s.run'".formatted(PROBE));
    Sql.rows(
        c,
        "select decl.with_setting('insert into work_mem_seen values (current_setting(''work_mem''))')");
    assertThat(Sql.text(c, "select setting from work_mem_seen")).isEqualTo("123kB");
    assertThat(Sql.text(c, "show work_mem")).isNotEqualTo("123kB");
  }

  @Test
  void aParallelSafeFunctionRunsInWorkers() throws SQLException {
    Sql.run(
        c,
        "create function decl.parallel(int) returns text immutable parallel safe language java"
            + " as '%s.which(int)'".formatted(PROBE));
    Sql.run(c, "create table many as select i from generate_series(1, 10) i; analyze many");
    Sql.run(c, "begin");
    Sql.rows(
        c,
        "select set_config(name, 'on', true) from pg_settings"
            + " where name in ('force_parallel_mode', 'debug_parallel_query')");
    assertThat(Sql.lines(c, "explain (costs off) select decl.parallel(i) from many").toString())
        .contains("Gather");
    assertThat(Sql.lines(c, "select decl.parallel(i) from many where i < 3"))
        .containsExactly("int 1", "int 2");
    Sql.run(c, "rollback");
  }
}
