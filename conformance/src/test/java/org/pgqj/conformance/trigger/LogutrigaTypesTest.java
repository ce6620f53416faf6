package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A value in an event is the output text of its type, in the writer's session settings. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaTypesTest {

  private static final String SETTINGS = "set local timezone = 'Europe/Tallinn';";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void prepare(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    Sql.run(
        c,
        """
        create type mood as enum ('sad', 'glad');
        create type pair as (a int, b text);
        create domain d_int as int;
        create domain d_bool as bool;
        create domain d_timestamptz as timestamptz;
        create domain d_d_int as d_int;
        """);
    Sql.one(c, "select pgq.create_queue('types')");
  }

  /** A test that failed within a transaction spoils no other. */
  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset session_replication_role");
  }

  /** The text that the triggers made of a value, once before and once after it was stored. */
  private String published(String settings, String type, String literal) throws SQLException {
    makeTable(type);
    Sql.run(c, insertion(settings, literal));
    return lastEvent();
  }

  private void makeTable(String type) throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists typed;
        create table typed(v %s);
        create trigger b before insert on typed for each row execute function pgq.logutriga('types');
        create trigger a after insert on typed for each row execute function pgq.logutriga('types');
        """
            .formatted(type));
  }

  private static String insertion(String settings, String literal) {
    return "begin; %s insert into typed values ('%s'); commit;"
        .formatted(settings, literal.replace("'", "''"));
  }

  private String lastEvent() throws SQLException {
    var events =
        Sql.lines(
            c,
            "select ev_data from pgq.event_template where ev_txid ="
                + " (select max(ev_txid) from pgq.event_template) order by ev_id");
    assertThat(events).hasSize(2);
    assertThat(events.get(1)).isEqualTo(events.get(0)).startsWith("v=");
    return URLDecoder.decode(events.get(0).substring(2), StandardCharsets.UTF_8);
  }

  @Test
  @SinceServer(14)
  void anInfiniteNumericIsItsText() throws SQLException {
    assertThat(published(SETTINGS, "numeric", "Infinity")).isEqualTo("Infinity");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "bool; true; t",
        "bool; false; f",
        "int2; -5; -5",
        "int4; -2147483648; -2147483648",
        "int8; -9223372036854775808; -9223372036854775808",
        "d_int; 5; 5",
        "d_d_int; 6; 6",
        "d_bool; true; t",
        "d_timestamptz; 2020-01-02 03:04:05+00; 2020-01-02 05:04:05+02",
        "float4; 0.1; 0.1",
        "float8; 0.1; 0.1",
        "float8; 1e300; 1e+300",
        "float8; -0; -0",
        "float8; NaN; NaN",
        "float8; -Infinity; -Infinity",
        "numeric(10,3); 1.5; 1.500",
        "numeric; 1e20; 100000000000000000000",
        "numeric; 0.00000000000000000001; 0.00000000000000000001",
        "numeric; NaN; NaN",
        "timestamptz; 2020-07-01 12:00:00.123456+00; 2020-07-01 15:00:00.123456+03",
        "timestamptz; 2020-01-01 00:00:00+00; 2020-01-01 02:00:00+02",
        "timestamptz; 0044-03-15 12:00:00+00 BC; 0044-03-15 13:39:00+01:39 BC",
        "timestamptz; infinity; infinity",
        "timestamptz; -infinity; -infinity",
        "timestamptz; 12020-07-01 12:00:00.1+00; 12020-07-01 15:00:00.1+03",
        "timestamp; 2020-07-01 12:00:00.5; 2020-07-01 12:00:00.5",
        "timestamp; 1999-12-31 24:00:00; 2000-01-01 00:00:00",
        "timestamp; 1900-01-01 00:00:00.000001; 1900-01-01 00:00:00.000001",
        "timestamp(0); 2020-07-01 12:00:00.5; 2020-07-01 12:00:01",
        "date; 2020-07-01; 2020-07-01",
        "date; infinity; infinity",
        "date; 0044-03-15 BC; 0044-03-15 BC",
        "date; 12020-07-01; 12020-07-01",
        "time; 01:02:03.4; 01:02:03.4",
        "time; 24:00:00; 24:00:00",
        "timetz; 01:02:03+02; 01:02:03+02",
        "interval; 1 year 2 mons 3 days 04:05:06.7; 1 year 2 mons 3 days 04:05:06.7",
        "char(5); ab; `ab   `",
        "varchar(5); `ab  `; `ab  `",
        "\"char\"; x; x",
        "name; pg_class; pg_class",
        "bytea; \\xdeadbeef; \\xdeadbeef",
        "json; {\"a\": 1}; {\"a\": 1}",
        "jsonb; {\"a\":1}; {\"a\": 1}",
        "int[]; {1,NULL,3}; {1,NULL,3}",
        "int[]; [0:1]={1,2}; [0:1]={1,2}",
        "bool[]; {t,f}; {t,f}",
        "int[]; {{1,2},{3,4}}; {{1,2},{3,4}}",
        "text[]; {\"a,b\",\"c\\\"d\",NULL,\"NULL\",\"\"}; {\"a,b\",\"c\\\"d\",NULL,\"NULL\",\"\"}",
        "timestamptz[]; {2020-07-01 12:00:00+00}; {\"2020-07-01 15:00:00+03\"}",
        "pair; (1,\"x y\"); (1,\"x y\")",
        "mood; glad; glad",
        "int4range; [1,5); [1,5)",
        "tsvector; 'a' 'b'; 'a' 'b'",
        "point; (1,2); (1,2)",
        "inet; 10.0.0.1/8; 10.0.0.1/8",
        "money; $12.50; $12.50",
        "bit(3); 101; 101",
        "uuid; A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "oid; 4000000000; 4000000000",
        "oid; 0; 0",
        "xid; 4000000000; 4000000000",
        "regclass; pg_class; pg_class",
        "regclass; -; -",
        "regproc; now; now",
        "txid_snapshot; 10:20:10,14; 10:20:10,14",
        "pg_lsn; 0/16B3748; 0/16B3748",
        "text; čšž 漢字 😀; čšž 漢字 😀",
      })
  void theTextOfAValue(String type, String literal, String expected) throws SQLException {
    assertThat(published(SETTINGS, type, literal)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "datestyle = German, timezone = 'America/St_Johns'; timestamptz; 2020-07-01"
            + " 12:00:00.123456+00; 01.07.2020 09:30:00.123456 NDT",
        "datestyle = German; date; 2020-07-01; 01.07.2020",
        "datestyle = 'SQL, DMY'; date; 2020-07-01; 01/07/2020",
        "datestyle = 'SQL, MDY'; timestamp; 2020-07-01 12:00:00.5; 07/01/2020 12:00:00.5",
        "datestyle = 'Postgres, DMY', timezone = 'UTC'; timestamptz; 2020-07-01 12:00:00+00; Wed 01"
            + " Jul 12:00:00 2020 UTC",
        "datestyle = German, timezone = 'UTC'; timestamptz[]; {2020-07-01 12:00:00+00};"
            + " {\"01.07.2020 12:00:00 UTC\"}",
        "timezone = 'UTC'; timestamptz; 2020-07-01 12:00:00+00; 2020-07-01 12:00:00+00",
        "timezone = 'Asia/Kolkata'; timestamptz; 2020-07-01 12:00:00+00; 2020-07-01 17:30:00+05:30",
        "intervalstyle = iso_8601; interval; 1 year 2 mons 3 days 04:05:06.7; P1Y2M3DT4H5M6.7S",
        "intervalstyle = sql_standard; interval; 1 year 2 mons 3 days 04:05:06.7; +1-2 +3"
            + " +4:05:06.7",
        "intervalstyle = postgres_verbose; interval; 1 year 2 mons; @ 1 year 2 mons",
        "bytea_output = escape; bytea; \\x61005c; a\\000\\\\",
        "extra_float_digits = 0; float8; 0.30000000000000004; 0.3",
        "extra_float_digits = -5; float8; 0.123456789012345; 0.123456789",
        "extra_float_digits = 0; float4; 0.1234567; 0.123457",
      })
  void theWritersSettingsCount(String settings, String type, String literal, String expected)
      throws SQLException {
    StringBuilder sets = new StringBuilder();
    for (String setting : settings.split(", (?=[a-z])", -1)) {
      sets.append("set local ").append(setting).append(';');
    }
    makeTable(type);
    // Not by JDBC: PostgreSQL 13 reports every setting at once, and the driver wants ISO dates.
    db.psql().values(insertion(sets.toString(), literal));
    assertThat(lastEvent()).isEqualTo(expected);
  }

  @Test
  void aSettingCountsFromTheMomentItIsMade() throws SQLException {
    assertThat(published("set local timezone = 'UTC';", "timestamptz", "2020-07-01 12:00:00+00"))
        .isEqualTo("2020-07-01 12:00:00+00");
    assertThat(
            published("set local timezone = 'Asia/Kolkata';", "timestamptz", "2020-07-01 12:00+00"))
        .isEqualTo("2020-07-01 17:30:00+05:30");
  }

  @Test
  void aTableWithoutColumnsHasEmptyData() throws SQLException {
    Sql.run(
        c,
        """
        create table nothing();
        create trigger t after insert on nothing for each row execute function pgq.logutriga('types');
        insert into nothing default values;
        """);
    assertThat(
            Sql.lines(
                c,
                "select ev_type, '<' || ev_data || '>' from pgq.event_template where ev_extra1 ="
                    + " 'public.nothing'"))
        .containsExactly("I:|<>");
  }

  @Test
  void aWideRowWithLongAndNullValuesIsWhole() throws SQLException {
    StringBuilder columns = new StringBuilder();
    StringBuilder expected = new StringBuilder("v=");
    expected.append("x".repeat(1_000_000));
    for (int i = 1; i < 400; i++) {
      columns.append(", c").append(i).append(i % 2 == 0 ? " text" : " int default " + i);
      expected.append("&c").append(i).append(i % 2 == 0 ? "" : "=" + i);
    }
    Sql.run(
        c,
        """
        create table wide(v text%s);
        create trigger t before insert on wide for each row execute function pgq.logutriga('types', 'SKIP');
        insert into wide(v) values (repeat('x', 1000000));
        """
            .formatted(columns));
    assertThat(
            Sql.text(c, "select ev_data from pgq.event_template where ev_extra1 = 'public.wide'"))
        .isEqualTo(expected.toString());
  }
}
