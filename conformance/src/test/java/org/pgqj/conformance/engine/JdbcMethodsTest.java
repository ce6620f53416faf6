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

/** Which methods of JDBC the default connection serves, and which it refuses. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class JdbcMethodsTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(
        c,
        """
        create schema jdbc;
        create table lazy(x int);
        create table plain(a int not null default 7, "B b" varchar(20), gone int, c numeric(10, 2),
          d timestamptz, e text[], primary key (a, "B b"));
        alter table plain drop column gone;
        comment on column plain.a is 'remark';
        """);
    ProbeJar.install(c, "jdbc");
    declare("call(text) returns text", "call");
    declare("describe(text) returns text", "describe");
    declare("metadata(text, text, text, text) returns text", "metadata");
    declare("product() returns text", "product");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function jdbc.%s language java as '%sJdbcProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "connection.getAutoCommit; false",
        "connection.isValid; true",
        "connection.isClosed after close; false",
        "connection.same; true",
        "connection.unwrap; true",
        "connection.isReadOnly; false",
        "connection.getTransactionIsolation; 2",
        "connection.nativeSQL; select $1, '?' -- $2",
        "statement.getFetchSize; 1000",
        "statement.execute of a select; true",
        "statement.execute of DDL; false 0",
        "statement.execute of CREATE TABLE AS; false 3",
        "statement.getParameterCount; 1",
        "statement.setMaxRows; 2",
        "statement.setFetchSize; 5",
        "rows.getInt by name; 7",
        "rows.getInt by upper-case name; 7",
        "rows.findColumn; 2",
        "rows.next at the end; false",
        "rows.getRow; 1",
        "rows.wasNull; false",
      })
  void whatIsServed(String what, String result) throws SQLException {
    assertThat(Sql.text(c, "select jdbc.call(?)", what)).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "connection.createArrayOf",
        "connection.createStruct",
        "connection.createBlob",
        "connection.createClob",
        "connection.commit",
        "connection.rollback",
        "connection.setAutoCommit",
        "connection.setReadOnly",
        "connection.setTransactionIsolation",
        "connection.getSchema",
        "connection.setSchema",
        "connection.getWarnings",
        "connection.generatedKeys",
        "statement.setQueryTimeout",
        "statement.isClosed",
        "statement.isPoolable",
        "statement.getMetaData",
        "rows.absolute",
        "rows.first",
        "rows.previous",
        "rows.updateInt",
      })
  void whatIsRefusedAsNotSupported(String what) {
    assertSqlState("0A000", () -> Sql.text(c, "select jdbc.call(?)", what));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "connection.prepareCall",
        "connection.scrollable",
        "connection.updatable",
        "connection.holdable",
        "statement.setArray",
        "statement.getGeneratedKeys",
        "rows.getArray",
      })
  void whatIsRefusedAsInternalError(String what) {
    assertSqlState("XX000", () -> Sql.text(c, "select jdbc.call(?)", what));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "statement.unset parameter; XX000; Not all parameters have been set",
        "statement.setObject null; XX000; Can't assign null unless the SQL type is known",
        "rows.read before next; XX000; ResultSet is not positioned on a valid row",
        "rows.read after close; XX000; ResultSet is not positioned on a valid row",
        "rows.unknown name; 42703; Tuple has no attribute \"nothing\"",
        "rows.column 0; 07009; Invalid attribute index \"0\"",
        "rows.column 3; 07009; Invalid attribute index \"3\"",
        "statement.COPY; XX000; SPI function SPI_execute_plan failed with error SPI_ERROR_COPY",
        "statement.COMMIT; XX000; SPI function SPI_execute_plan failed with error SPI_ERROR_TRANSACTION",
      })
  void aWrongUseIsAnError(String what, String state, String text) {
    assertSqlError(
        state, "java.sql.SQLException: " + text, () -> Sql.text(c, "select jdbc.call(?)", what));
  }

  @Test
  void theCatalogIsTheDatabase() throws SQLException {
    assertThat(Sql.text(c, "select jdbc.call('connection.getCatalog')"))
        .isEqualTo(Sql.text(c, "select current_database()"));
  }

  @Test
  void anUpdateByReturningCountsNothingAndDoesNothing() throws SQLException {
    Sql.run(c, "truncate lazy");
    assertThat(Sql.text(c, "select jdbc.call('statement.executeUpdate of a RETURNING')"))
        .isEqualTo("-1");
    assertThat(Sql.number(c, "select count(*) from lazy")).isZero();
  }

  @Test
  void severalStatementsInOneTextAreAllRun() throws SQLException {
    Sql.run(c, "truncate lazy; insert into lazy values (3)");
    assertThat(Sql.text(c, "select jdbc.call('statement.several statements in one')"))
        .startsWith("false ");
    assertThat(Sql.lines(c, "select x from lazy order by 1")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 as k; K int4 java.lang.Integer 4",
        "1::int2 as k; K int2 java.lang.Short 5",
        "1::int8 as k; K int8 java.lang.Long -5",
        "1::float4 as k; K float4 java.lang.Float 7",
        "1::float8 as k; K float8 java.lang.Double 8",
        "1.5 as k; K numeric java.math.BigDecimal 2",
        "true as k; K bool java.lang.Boolean 16",
        "'a'::text as \"Mixed\"; MIXED text java.lang.String 12",
        "'a'::varchar as k; K varchar java.lang.String 12",
        "'a'::name as k; K name java.lang.String 12",
        "'a'::char(3) as k; K bpchar java.lang.String 1",
        "'a'::\"char\" as k; K char java.lang.Byte 1",
        "'a'::bytea as k; K bytea [B -2",
        "current_date as k; K date java.sql.Date 91",
        "localtime as k; K time java.sql.Time 92",
        "localtimestamp as k; K timestamp java.sql.Timestamp 93",
        "now() as k; K timestamptz java.sql.Timestamp 2014",
        "'1 day'::interval as k; K interval java.lang.String 1111",
        "'{}'::json as k; K json java.lang.String 1111",
      })
  void aResultSetDescribesItsColumns(String column, String description) throws SQLException {
    assertThat(Sql.text(c, "select jdbc.describe(?)", "select " + column)).isEqualTo(description);
  }

  @Test
  void anArrayColumnIsAnArrayOfBoxedElements() throws SQLException {
    assertThat(Sql.text(c, "select jdbc.describe('select ''{1}''::int[] as k')"))
        .isEqualTo("K _int4 [Ljava.lang.Integer; 2003");
    assertThat(Sql.text(c, "select jdbc.describe('select ''{a}''::text[] as k')"))
        .isEqualTo("K _text [Ljava.lang.String; 2003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "COLUMN_NAME; a,B b,c,d,e",
        "TABLE_SCHEM; public,public,public,public,public",
        "DATA_TYPE; 4,12,2,2014,2003",
        "TYPE_NAME; int4,varchar,numeric,timestamptz,_text",
        "COLUMN_SIZE; 4,20,10,8,-1",
        "DECIMAL_DIGITS; 0,0,2,0,0",
        "NULLABLE; 0,0,1,1,1",
        "IS_NULLABLE; NO,NO,YES,YES,YES",
        "REMARKS; remark,null,null,null,null",
        "COLUMN_DEF; 7,null,null,null,null",
      })
  void theCataloguesColumnsOfATable(String column, String values) throws SQLException {
    assertThat(Sql.text(c, "select jdbc.metadata('columns', 'public', 'plain', ?)", column))
        .isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "COLUMN_NAME; a,B b",
        "KEY_SEQ; 1,2",
        "PK_NAME; plain_pkey,plain_pkey",
        "TABLE_NAME; plain,plain"
      })
  void thePrimaryKeyOfATable(String column, String values) throws SQLException {
    assertThat(Sql.text(c, "select jdbc.metadata('primary keys', 'public', 'plain', ?)", column))
        .isEqualTo(values);
  }

  @Test
  void theProductIsPostgreSqlOfThisVersion() throws SQLException {
    assertThat(Sql.text(c, "select jdbc.product()"))
        .startsWith("PostgreSQL " + Sql.text(c, "show server_version").replaceAll("[ ~].*", ""));
  }
}
