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

/** Composite and set results. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class ResultsTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema results; create type results.thing as (number int, name text)");
    ProbeJar.install(c, "results");
    declare("pair(int, out number int, out name text)", "pair");
    declare("up_to(int) returns setof int", "upTo(java.lang.Integer)");
    declare("rows(int, out number int, out name text) returns setof record", "rows");
    declare("closes() returns int", "closes");
    declare("query(text) returns setof record", "query");
    declare("one_out(int, out number int)", "single");
    declare("of_row(results.thing) returns text", "describe");
    declare("typed(out t timestamptz, out i interval, out a text[], out n numeric)", "typed");
    declare("any_record(int) returns record", "pair");
    Sql.run(
        c,
        "create function results.fails_in_row(int, out number int, out name text) returns setof record"
            + " language java as '%sDangerProbe.failsInRow'".formatted(ProbeJar.PROBES));
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function results.%s language java as '%sResultProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @Test
  void outColumnsAreFilledByPositionAndByName() throws SQLException {
    assertThat(Sql.lines(c, "select * from results.pair(7)")).containsExactly("7|n7");
    assertThat(Sql.lines(c, "select number, name is null from results.pair(0)"))
        .containsExactly("0|t");
  }

  @Test
  void falseMakesTheCompositeNull() throws SQLException {
    assertThat(Sql.bool(c, "select results.pair(-1) is null")).isTrue();
  }

  @Test
  void anIteratorGivesOneRowPerElement() throws SQLException {
    assertThat(Sql.lines(c, "select * from results.up_to(3)")).containsExactly("1", "2", "3");
    assertThat(Sql.number(c, "select count(*) from results.up_to(20000)")).isEqualTo(20000);
  }

  @Test
  void noIteratorIsNoRows() throws SQLException {
    assertThat(Sql.lines(c, "select * from results.up_to(null)")).isEmpty();
    assertThat(Sql.lines(c, "select * from results.up_to(0)")).isEmpty();
  }

  @Test
  void aSetInASelectListMayStopEarly() throws SQLException {
    assertThat(Sql.lines(c, "select results.up_to(2000000000) limit 3"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aProviderGivesRowsUntilItSaysNo() throws SQLException {
    assertThat(Sql.lines(c, "select * from results.rows(3)"))
        .containsExactly("0|row 0", "1|row 1", "2|row 2");
    assertThat(Sql.lines(c, "select * from results.rows(0)")).isEmpty();
  }

  @Test
  void aProviderIsClosedAtTheEndAndOnEarlyStop() throws SQLException {
    long before = Sql.number(c, "select results.closes()");
    Sql.lines(c, "select * from results.rows(5)");
    assertThat(Sql.number(c, "select results.closes()")).isEqualTo(before + 1);
    assertThat(Sql.lines(c, "select (results.rows(2000000000)).number limit 2"))
        .containsExactly("0", "1");
    assertThat(Sql.number(c, "select results.closes()")).isEqualTo(before + 2);
  }

  @Test
  void aHandleGivesTheRowsOfItsQuery() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                "select * from results.query('select i, ''v'' || i from generate_series(1, 3) i')"
                    + " as (i int, v text)"))
        .containsExactly("1|v1", "2|v2", "3|v3");
  }

  @Test
  void setsCallEachOther() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                "select i, r.name from results.up_to(2) i, lateral results.rows(i) r order by 1, 2"))
        .containsExactly("1|row 0", "2|row 0", "2|row 1");
  }

  @Test
  void oneOutColumnIsAPlainResult() throws SQLException {
    assertThat(Sql.number(c, "select results.one_out(7)")).isEqualTo(7);
  }

  @Test
  void aRecordWithoutOutNeedsItsColumnsAtTheCall() throws SQLException {
    assertThat(Sql.lines(c, "select * from results.any_record(7) as (number int, name text)"))
        .containsExactly("7|n7");
    assertSqlState("42601", () -> Sql.rows(c, "select * from results.any_record(7)"));
  }

  @Test
  void aCompositeArgumentIsARowToRead() throws SQLException {
    assertThat(Sql.text(c, "select results.of_row(row(7, 'seven'))")).isEqualTo("7 seven");
    assertThat(Sql.text(c, "select results.of_row(row(null, null))")).isEqualTo("0 null");
    assertThat(Sql.text(c, "select results.of_row(null)")).isEqualTo("no row");
  }

  @Test
  void outColumnsTakeTheClassesOfTheirTypes() throws SQLException {
    Sql.run(c, "set timezone = 'UTC'");
    assertThat(Sql.lines(c, "select * from results.typed()"))
        .containsExactly("2020-02-29 01:02:03.123456+00|1 day|{a,NULL}|1.50");
  }

  @Test
  void anErrorInARowEndsTheStatement() throws SQLException {
    assertSqlError(
        "P0003",
        "java.sql.SQLException: no row 2",
        () -> Sql.rows(c, "select * from results.fails_in_row(2)"));
    assertSqlState("P0003", () -> Sql.rows(c, "select results.fails_in_row(2)"));
    assertThat(Sql.lines(c, "select (results.fails_in_row(2)).number limit 2"))
        .containsExactly("0", "1");
    assertThat(Sql.lines(c, "select * from results.rows(1)")).containsExactly("0|row 0");
  }

  @Test
  void plpgsqlCatchesAnErrorInARow() throws SQLException {
    assertThat(
            Sql.messages(
                c,
                """
                do $$
                begin
                  perform * from results.fails_in_row(2);
                exception when sqlstate 'P0003' then
                  raise notice 'caught';
                end $$
                """))
        .containsExactly("NOTICE: caught");
  }
}
