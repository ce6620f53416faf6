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
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Which SQL type a parameter is sent as. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class ParametersTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema par; set timezone = 'UTC'");
    ProbeJar.install(c, "par");
    Sql.run(
        c,
        """
        create function par.sql_type_of(text) returns text language java
          as '%1$sParameterProbe.sqlTypeOf';
        create function par.in_turn(text, text) returns text language java
          as '%1$sParameterProbe.typesInTurn';
        """
            .formatted(ProbeJar.PROBES));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "boolean, boolean t",
    "byte, \"char\" x",
    "short, smallint -32768",
    "int, integer -2147483648",
    "long, bigint -9223372036854775808",
    "float, real 1.5",
    "double, double precision 1e+300",
    "BigDecimal, numeric 12345678901234567890.10",
    "String, text text 😀",
    "bytes, bytea \\x0001ff",
    "Date, date 2020-02-29",
    "Time, time without time zone 01:02:03",
    "Timestamp, timestamp without time zone 2020-02-29 01:02:03.123456",
    "object Boolean, boolean t",
    "object Short, smallint 7",
    "object Integer, integer 7",
    "object Long, bigint 7",
    "object Float, real 1.5",
    "object Double, double precision 1.5",
    "object BigDecimal, numeric 1.50",
    "object String, text x",
    "object bytes, bytea \\x01",
    "object Timestamp, timestamp without time zone 2020-02-29 01:02:03",
    "object OffsetDateTime, timestamp with time zone 2020-02-28 23:02:03.123456+00",
    "object LocalDateTime, timestamp without time zone 2020-02-29 01:02:03",
    "object LocalDate, date 2020-02-29",
    "object LocalTime, time without time zone 01:02:03",
    "object Instant, text 2020-02-29T01:02:03Z",
    "object UUID, text a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    "object Character, text c",
    "object BigInteger, numeric 10",
    "object Timestamp with zone, timestamp with time zone 1970-01-01 00:00:00+00",
    "object int[], 'integer[] {1,2}'",
    "object long[], 'bigint[] {1,2}'",
  })
  void theValueDecidesTheType(String kind, String typeAndValue) throws SQLException {
    assertThat(Sql.text(c, "select par.sql_type_of(?)", kind)).isEqualTo(typeAndValue);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "String null, text",
    "BigDecimal null, numeric",
    "Timestamp null, timestamp without time zone",
    "null INTEGER, integer",
    "null BIGINT, bigint",
    "null VARCHAR, text",
    "null BOOLEAN, boolean",
    "null DOUBLE, double precision",
    "null NUMERIC, numeric",
    "null DATE, date",
    "null TIMESTAMP, timestamp without time zone",
    "null TIMESTAMP_WITH_TIMEZONE, timestamp with time zone",
    "null interval, interval",
    "null json, json",
  })
  void nullHasTheTypeItWasGiven(String kind, String type) throws SQLException {
    assertThat(Sql.text(c, "select par.sql_type_of(?)", kind).strip()).isEqualTo(type);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"object String[]", "object Long[]"})
  void anArrayOfObjectsIsRefused(String kind) {
    assertSqlError(
        "XX000",
        "java.sql.SQLException: No such SQL type: 2003",
        () -> Sql.text(c, "select par.sql_type_of(?)", kind));
  }

  @Test
  void nullWithoutTypeIsRefused() {
    assertSqlError(
        "XX000",
        "java.sql.SQLException: Can't assign null unless the SQL type is known",
        () -> Sql.text(c, "select par.sql_type_of('object null')"));
  }

  @EmbeddedOnly
  @Test
  void anotherTypeAfterAnExecutionIsRefused() {
    assertSqlState("0A000", () -> Sql.text(c, "select par.in_turn('int', 'long')"));
    assertSqlState(
        "0A000", () -> Sql.text(c, "select par.in_turn('String', 'object OffsetDateTime')"));
  }
}
