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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a result set gives for a value, and what the text of a statement may contain. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class ReadingTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(
        c,
        """
        create schema rd;
        set timezone = 'UTC';
        create table dropped(a int, b int, "C" text);
        alter table dropped drop column b;
        insert into dropped values (1, 'c');
        """);
    ProbeJar.install(c, "rd");
    declare("first(text) returns text", "first");
    declare("class_and_texts(text) returns text", "classAndTexts");
    declare("as_numbers(text) returns text", "asNumbers");
    declare("touch_columns(text) returns text", "touchColumns");
    declare("all(text) returns text", "all");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function rd.%s language java as '%sStatementProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  private String first(String sql) throws SQLException {
    return Sql.text(c, "select rd.first(?)", sql);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "true; true",
        "1.10::numeric; 1.10",
        "1::float8; 1.0",
        "1::float4; 1.0",
        "date '2020-01-01'; 2020-01-01",
        "'x'::\"char\"; 120",
        "'1 day'::interval; 1 day",
        "timestamp '2020-01-01 01:02:03'; 2020-01-01 01:02:03.0",
        "'a'::char(3); `a  `",
        "'{\"a\": 1}'::jsonb; {\"a\": 1}",
        "'10.0.0.1'::inet; 10.0.0.1",
        "'pg_class'::regclass; pg_class",
      })
  void getStringIsJavasTextOfTheValue(String value, String text) throws SQLException {
    assertThat(first("select " + value)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"'a'::bytea", "array[1]", "'{a}'::text[]", "row(1)"})
  void whatIsNoScalarHasNoString(String value) {
    assertSqlState("XX000", () -> first("select " + value));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "true; Boolean t",
        "1::int2; Short 1",
        "1; Integer 1",
        "1::int8; Long 1",
        "1.5::float4; Float 1.5",
        "'infinity'::float8; Double Infinity",
        "1.50; BigDecimal 1.50",
        "'a'::text; String a",
        "'a'::char(3); `String a  `",
        "'a'::name; String a",
        "'\\xff'::bytea; byte[] \\xff",
        "date 'infinity'; Date infinity",
        "time '01:02:03.5'; Time 01:02:03.5",
        "timestamp '2020-02-29 01:02:03.5'; Timestamp 2020-02-29 01:02:03.5",
        "timestamptz '2020-02-29 01:02:03.5+02'; Timestamp 2020-02-28 23:02:03.5+00",
        "'{1,NULL}'::int[]; Integer[] {1,NULL}",
        "'{a,NULL}'::text[]; String[] {a,NULL}",
        "'[1,5)'::int4range; String [1,5)",
        "'00:00:01'::interval; String 00:00:01",
        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid; String a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "'1:3:2'::txid_snapshot; String 1:3:2",
        "null::int; null null",
      })
  void getObjectHasTheTypesClassAndPostgresqlsTextIfAsked(String value, String expected)
      throws SQLException {
    assertThat(Sql.text(c, "select rd.class_and_texts(?)", "select " + value)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7::int2, 7 7 7 7.0 7.0",
    "7, 7 7 7 7.0 7.0",
    "7::int8, 7 7 7 7.0 7.0",
    "7::numeric, 7 7 7 7.0 7.0",
    "null::int, 0 0 0 0.0 0.0"
  })
  void aNumberIsReadAsAnyKindOfNumber(String value, String numbers) throws SQLException {
    assertThat(Sql.text(c, "select rd.as_numbers(?)", "select " + value)).startsWith(numbers);
  }

  @Test
  void aNumericThatIsNoNumberInJavaIsAnError() {
    assertSqlState("XX000", () -> first("select 'NaN'::numeric"));
  }

  @Test
  void aDroppedColumnIsCountedAndCannotBeRead() throws SQLException {
    assertThat(Sql.text(c, "select rd.touch_columns('dropped')"))
        .isEqualTo("A=1 ........PG.DROPPED.2........=07009 C=c ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "select 'a?b'; a?b",
        "select 'a--b'; a--b",
        "select 'a   b'; a   b",
        "select   'a'    as   x; a",
        "select 'it''s'; it's",
        "select E'a\\'b'; a'b",
        "select \"?column?\" from (select 'x') q(\"?column?\"); x",
      })
  void textInQuotesStaysAsItIs(String sql, String value) throws SQLException {
    assertThat(first(sql)).isEqualTo(value);
  }

  @Test
  void aLineCommentSwallowsTheRest() throws SQLException {
    assertThat(first("select 1 -- x\n + 1")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select $$a ? b$$",
        "select /* ? */ 1",
        "select '{\"a\": 1}'::jsonb ? 'a'",
      })
  void everyOtherQuestionMarkIsAParameter(String sql) {
    assertSqlError(
        "XX000", "java.sql.SQLException: Not all parameters have been set", () -> first(sql));
  }

  @Test
  void manyRowsComeInPortions() throws SQLException {
    assertThat(Sql.number(c, "select length(rd.all('select ''x'' from generate_series(1, 5000)'))"))
        .isEqualTo(10000);
  }
}
