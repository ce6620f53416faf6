package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** SQL values become the Java classes of the type table, and come back unchanged. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class ScalarTypesTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    Sql.run(c, "create schema scalar");
    ProbeJar.install(c, "scalar");
    declare("isnull(text) returns boolean", "isNull");
    declare("offset_and_micros(timestamptz) returns text", "offsetAndMicros", "OffsetDateTime");
    declare("join(text[]) returns text", "join");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function scalar.%s language java as '%sScalarProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  private void declare(String signature, String method, String timeClass) throws SQLException {
    declare(signature, method + "(java.time." + timeClass + ")");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "boolean; true",
        "boolean; false",
        "smallint; -32768",
        "integer; 2147483647",
        "bigint; -9223372036854775808",
        "real; 0.1",
        "double precision; 1e+300",
        "double precision; NaN",
        "numeric; 12345678901234567890.0100",
        "text; plain",
        "varchar; čšž 漢字 😀",
        "bytea; \\x00ff10",
        "date; 2020-02-29",
        "time; 01:02:03",
        "timestamp; 2020-02-29 12:00:00.123456",
        "timestamptz; 2020-02-29 12:00:00.123456+00",
        "text[]; {a,\"b,c\",\"\"}",
        "smallint; 32767",
        "bigint; 9223372036854775807",
        "real; NaN",
        "real; 1e-45",
        "real; -Infinity",
        "double precision; 5e-324",
        "double precision; Infinity",
        "numeric; 1e1000",
        "numeric; -1e-1000",
        "numeric; 0.000",
        "text; ''",
        "varchar(3); abc",
        "char(5); ab",
        "name; abc",
        "bytea; ''",
        "date; infinity",
        "date; -infinity",
        "date; 4713-01-01 BC",
        "date; 1582-10-10",
        "date; 5874897-12-31",
        "time; 00:00",
        "timestamp; infinity",
        "timestamp; -infinity",
        "timestamp; 4713-01-01 00:00:00 BC",
        "timestamp; 294276-12-31 23:59:59.999999",
        "timestamp; 1969-12-31 23:59:59.999999",
        "timestamptz; infinity",
        "timestamptz; -infinity",
        "timestamptz; 4713-01-01 00:00:00+00 BC",
        "timestamptz; 294276-12-31 23:59:59.999999+00",
        "boolean[]; {t,f}",
        "smallint[]; {-32768,32767}",
        "int[]; {1,-2147483648}",
        "bigint[]; {9223372036854775807}",
        "real[]; {1.5,NaN}",
        "double precision[]; {1e300}",
        "text[]; {}",
        "text[]; {NULL}",
      })
  void theDefaultClassOfATypeRoundTrips(String type, String literal) throws SQLException {
    Sql.run(
        c,
        "set timezone = 'UTC'; create or replace function scalar.echo(%s) returns %s language java as '%sScalarProbe.echo'"
            .formatted(type, type, ProbeJar.PROBES));
    assertThat(
            Sql.text(
                c,
                "select (scalar.echo(?::%s) is not distinct from ?::%s)::text"
                    .formatted(type, type),
                literal,
                literal))
        .isEqualTo("true");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "interval; 1 year 2 mons 3 days 04:05:06.7",
        "json; {\"a\": [1, null]}",
        "jsonb; {\"a\": [1, null]}",
        "uuid; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "txid_snapshot; 10:20:10,14,15",
        "regclass; pg_class",
        "regprocedure; now()",
        "xid; 4000000000",
        "inet; 10.0.0.1/8",
      })
  void anUnlistedTypeIsItsOutputTextAsString(String type, String literal) throws SQLException {
    Sql.run(
        c,
        "create or replace function scalar.echo_text(%s) returns %s language java as 'java.lang.String=%sScalarProbe.echo(java.lang.String)'"
            .formatted(type, type, ProbeJar.PROBES));
    assertThat(Sql.text(c, "select format('%s', scalar.echo_text(?::" + type + "))", literal))
        .isEqualTo(literal);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "text,java.lang.String",
    "boolean,java.lang.Boolean",
    "integer,java.lang.Integer",
    "bigint,java.lang.Long",
    "numeric,java.math.BigDecimal",
    "bytea,byte[]",
    "timestamp,java.sql.Timestamp",
    "timestamptz,java.time.OffsetDateTime"
  })
  void nullIsJavasNullWhereTheClassAllowsIt(String type, String javaClass) throws SQLException {
    Sql.run(
        c,
        "create or replace function scalar.echo_null(%s) returns %s language java as '%s=%sScalarProbe.echo(%s)'"
            .formatted(type, type, javaClass, ProbeJar.PROBES, javaClass));
    assertThat(Sql.one(c, "select scalar.echo_null(null::" + type + ")")).isNull();
  }

  @Test
  void nullIsZeroForAPrimitive() throws SQLException {
    Sql.run(
        c,
        "create function scalar.echo_primitive(int) returns int language java as 'int=%sScalarProbe.echo(int)'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.number(c, "select scalar.echo_primitive(null)")).isZero();
  }

  @Test
  void aStrictFunctionIsNotCalledWithNull() throws SQLException {
    assertThat(Sql.bool(c, "select scalar.isnull(null)")).isTrue();
    Sql.run(
        c,
        "create function scalar.isnull_strict(text) returns boolean strict language java as '%sScalarProbe.isNull'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.one(c, "select scalar.isnull_strict(null)")).isNull();
  }

  @Test
  void anOffsetDateTimeIsInUtcToTheMicrosecond() throws SQLException {
    Sql.run(c, "set timezone = 'Europe/Tallinn'");
    assertThat(Sql.text(c, "select scalar.offset_and_micros('2020-07-01 15:00:00.123456+03')"))
        .isEqualTo("Z 123456");
    Sql.run(c, "reset timezone");
  }

  @Test
  void aTextArrayKeepsItsNulls() throws SQLException {
    assertThat(Sql.text(c, "select scalar.join(array['a', null, ''])")).isEqualTo("a|null|");
  }

  @Test
  void aParameterMayBeAnyTypeAsString() throws SQLException {
    Sql.run(
        c,
        "create function scalar.as_string(timestamptz) returns text language java as 'java.lang.String=%sScalarProbe.echo(java.lang.String)'"
            .formatted(ProbeJar.PROBES));
    // Not by JDBC: PostgreSQL 13 reports every setting at once, and the driver wants ISO dates.
    String german =
        db.psql()
            .values(
                """
                set timezone = 'Europe/Tallinn';
                set datestyle = 'German';
                select scalar.as_string('2020-07-01 12:00:00+00');
                """);
    assertThat(german).isEqualTo("01.07.2020 15:00:00 EEST");
  }

  @Test
  void anOidOfTheUpperHalfArrivesAsLong() throws SQLException {
    Sql.run(
        c,
        "create function scalar.oid_number(oid) returns bigint language java as 'long=%sScalarProbe.echo(long)'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.number(c, "select scalar.oid_number(4000000000)")).isEqualTo(4000000000L);
  }

  @Test
  void aTimestampWithZoneAsOffsetDateTimeRoundTripsAtTheExtremes() throws SQLException {
    Sql.run(
        c,
        "create function scalar.echo_offset(timestamptz) returns timestamptz language java as"
            + " 'java.time.OffsetDateTime=%sScalarProbe.echo(java.time.OffsetDateTime)'"
                .formatted(ProbeJar.PROBES));
    for (String moment :
        new String[] {
          "infinity", "-infinity", "4713-01-01 BC", "294276-12-31 23:59:59.999999+00",
        }) {
      assertThat(
              Sql.bool(
                  c, "select scalar.echo_offset(?::timestamptz) = ?::timestamptz", moment, moment))
          .as(moment)
          .isTrue();
    }
  }

  @Test
  void nullInAnArrayIsZeroForPrimitivesAndNullForBoxes() throws SQLException {
    Sql.run(
        c,
        """
        create function scalar.primitives(int[]) returns int[] language java
          as '%1$sScalarProbe.echo(int[])';
        create function scalar.boxes(int[]) returns int[] language java
          as 'java.lang.Integer[]=%1$sScalarProbe.echo(java.lang.Integer[])';
        """
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select scalar.primitives('{1,NULL}')::text")).isEqualTo("{1,0}");
    assertThat(Sql.text(c, "select scalar.boxes('{1,NULL}')::text")).isEqualTo("{1,NULL}");
    assertThat(Sql.one(c, "select scalar.boxes(null)")).isNull();
  }

  @Test
  void anArrayOfSeveralDimensionsBecomesOne() throws SQLException {
    Sql.run(
        c,
        "create function scalar.flat(int[]) returns int[] language java as '%sScalarProbe.echo(int[])'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select scalar.flat('{{1,2},{3,4}}')::text")).isEqualTo("{1,2,3,4}");
  }

  @Test
  void aDomainIsItsBaseTypeAndIsNotCheckedOnReturn() throws SQLException {
    Sql.run(
        c,
        """
        create domain scalar.positive as int check (value > 0);
        create function scalar.make_positive(int) returns scalar.positive language java
          as 'int=%1$sScalarProbe.echo(int)';
        """
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.number(c, "select scalar.make_positive(-1)::int")).isEqualTo(-1);
  }

  @Test
  void aTimeOfTheLastMillisecondIsCut() throws SQLException {
    Sql.run(
        c,
        "create function scalar.echo_time(time) returns time language java as '%sScalarProbe.echo(java.sql.Time)'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select scalar.echo_time('23:59:59.999999')::text"))
        .isEqualTo("23:59:59.999");
  }
}
