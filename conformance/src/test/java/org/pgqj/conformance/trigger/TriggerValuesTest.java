package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Random values of many types are told as their output functions and to_json print them. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TriggerValuesTest {

  private static final int ROWS = 150;

  /** Type, and an expression of g (1, 2, …) and random numbers. */
  private static final List<String[]> COLUMNS =
      List.of(
          new String[] {"bool", "random() < 0.5"},
          new String[] {"int2", "(random() * 65535 - 32768)::int2"},
          new String[] {"int4", "(random() * 4294967295 - 2147483648)::int8::int4"},
          new String[] {"int8", "((random() - 0.5) * 1.8e19)::int8"},
          new String[] {"oid", "(random() * 4294967295)::int8::oid"},
          new String[] {
            "float4",
            "(case g % 4 when 0 then random() when 1 then round(random() * 1000) / 100 when 2 then g else (random() - 0.5) * 10 ^ (random() * 70 - 35) end)::float4"
          },
          new String[] {
            "float8",
            "case g % 4 when 0 then random() when 1 then round(random() * 1000000) / 1000 when 2 then -g else (random() - 0.5) * 10 ^ (random() * 600 - 300) end"
          },
          new String[] {
            "float8",
            "(array['NaN', 'Infinity', '-Infinity', '-0', '1e15', '999999999999999', '1e-5', '4.9e-324', '1.7976931348623157e308'])[1 + g % 9]::float8"
          },
          new String[] {
            "float4",
            "(array['NaN', 'Infinity', '-Infinity', '-0', '1e6', '999999', '1e-5', '1.4e-45', '3.4028235e38'])[1 + g % 9]::float4"
          },
          new String[] {"numeric", "(random()::numeric - 0.5) * 10 ^ (g % 60 - 30)::numeric"},
          new String[] {"numeric", "(array['NaN', '0.00', '1e-20'])[1 + g % 3]::numeric"},
          new String[] {
            "text",
            "array_to_string(array(select chr((random() * 50000 + 1)::int) from generate_series(1, g % 30)), '')"
          },
          new String[] {"varchar(40)", "left(md5(random()::text), g % 33)"},
          new String[] {"char(7)", "left(md5(random()::text), g % 8)"},
          new String[] {"name", "md5(random()::text)"},
          new String[] {"\"char\"", "chr(1 + g % 127)::\"char\""},
          new String[] {"bytea", "decode(left(md5(random()::text), 2 * (g % 16)), 'hex')"},
          new String[] {"date", "date '2000-01-01' + ((random() - 0.5) * (10 ^ (1 + g % 6)))::int"},
          new String[] {
            "date",
            "(array['infinity', '-infinity', '0001-01-01', '0001-12-31 BC', '9999-12-31', '10000-01-01', '5874897-12-31', '4713-01-01 BC'])[1 + g % 8]::date"
          },
          new String[] {
            "timestamp",
            "timestamp '2000-01-01' + (random() - 0.5) * (10 ^ (1 + g % 6)) * interval '1 day'"
          },
          new String[] {
            "timestamp",
            "(array['infinity', '-infinity', '0001-01-01', '0001-12-31 23:59:59.999999 BC', '294276-12-31 23:59:59.999999', '4713-01-01 BC', '2020-02-29 00:00:00.1', '1969-12-31 23:59:59.000001'])[1 + g % 8]::timestamp"
          },
          new String[] {
            "timestamptz",
            "timestamptz '2000-01-01' + (random() - 0.5) * (10 ^ (1 + g % 6)) * interval '1 day'"
          },
          new String[] {
            "timestamptz",
            "(array['infinity', '-infinity', '0044-03-15 12:00 BC', '12020-07-01 12:00:00.1', '2020-10-25 00:30:00+00', '2020-10-25 01:30:00+00'])[1 + g % 6]::timestamptz"
          },
          new String[] {
            "timestamptz",
            "(array['2021-10-02 15:30+00', '2021-03-28 01:00+00', '2021-11-07 04:30+00', '1972-01-07 00:44:30+00'])[1 + g % 4]::timestamptz + (random() - 0.5) * interval '40 minutes'"
          },
          new String[] {
            "time",
            "case g % 9 when 0 then '24:00' else time '00:00' + random() * interval '1 day' end"
          },
          new String[] {
            "timetz",
            "(time '00:00' + random() * interval '1 day') at time zone ((g % 29 - 14) * interval '1 hour' + (g % 4) * interval '15 minutes')"
          },
          new String[] {
            "interval", "(random() - 0.5) * interval '3 years 17 days 5 hours' * (g % 5)"
          },
          new String[] {"uuid", "gen_random_uuid()"},
          new String[] {"json", "json_build_object('a', random(), 'b', md5(g::text))"},
          new String[] {"jsonb", "jsonb_build_object('a', random(), 'b', md5(g::text))"},
          new String[] {
            "int4[]", "array(select (random() * 100)::int4 from generate_series(1, g % 5))"
          },
          new String[] {"text[]", "array[md5(g::text), null, '', 'NULL', 'a\"b\\c', ' ']"},
          new String[] {"timestamptz[]", "array[now(), timestamptz '2020-01-01']"},
          new String[] {"float8[]", "array[[random(), 1], [2, random()]]"},
          new String[] {"pair", "row(g, 'a \"b\" ' || g)::pair"},
          new String[] {"mood", "(array['sad', 'so so', 'glad'])[1 + g % 3]::mood"},
          new String[] {"d_int", "g"},
          new String[] {"d_timestamptz", "now() - g * interval '1 day'"},
          new String[] {"d_bool", "g % 2 = 0"},
          new String[] {"d_array", "array[g, g + 1]"},
          new String[] {"int4range", "int4range(g, g + 5)"},
          new String[] {"tstzrange", "tstzrange(now(), now() + g * interval '1 hour')"},
          new String[] {"tsvector", "to_tsvector('simple', md5(g::text) || ' it''s')"},
          new String[] {"tsquery", "'a & b | !c'::tsquery"},
          new String[] {"point", "point(random(), g)"},
          new String[] {"box", "box(point(0, 0), point(g, random()))"},
          new String[] {"inet", "('10.0.0.' || g % 255)::inet"},
          new String[] {"cidr", "'10.1.0.0/16'::cidr"},
          new String[] {"macaddr", "'08:00:2b:01:02:03'::macaddr"},
          new String[] {"money", "g::money"},
          new String[] {"bit(5)", "(g % 32)::bit(5)"},
          new String[] {"varbit", "(g % 32)::bit(5)::varbit"},
          new String[] {"xml", "'<a>1</a>'::xml"},
          new String[] {"regclass", "'pg_class'::regclass"},
          new String[] {"regtype", "'mood'::regtype"},
          new String[] {"xid8", "pg_current_xact_id()"},
          new String[] {"pg_lsn", "pg_current_wal_lsn()"},
          new String[] {"txid_snapshot", "txid_current_snapshot()"},
          new String[] {"citext", "upper(md5(g::text))::citext"},
          new String[] {"hstore", "hstore('k' || g, null) || hstore('a', 'b\"c')"},
          new String[] {"ltree", "('a.b' || g)::ltree"});

  /** What PostgreSQL has since version 14. */
  private static final List<String[]> SINCE_14 =
      List.of(
          new String[] {"numeric", "(array['Infinity', '-Infinity', '1'])[1 + g % 3]::numeric"},
          new String[] {
            "int4multirange", "int4multirange(int4range(1, 3), int4range(g + 5, g + 9))"
          });

  private final List<String[]> columnsHere = new ArrayList<>(COLUMNS);
  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void createTable(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    if (Sql.number(c, "select current_setting('server_version_num')::int") >= 140000) {
      columnsHere.addAll(SINCE_14);
    }
    Sql.run(
        c,
        """
        create extension citext;
        create extension hstore;
        create extension ltree;
        create type mood as enum ('sad', 'so so', 'glad');
        create type pair as (a int, b text);
        create domain d_int as int;
        create domain d_bool as bool;
        create domain d_timestamptz as timestamptz;
        create domain d_array as int[];
        """);
    Sql.one(c, "select pgq.create_queue('values')");
    StringBuilder columns = new StringBuilder("id int primary key");
    for (int i = 0; i < columnsHere.size(); i++) {
      columns.append(", c").append(i).append(' ').append(columnsHere.get(i)[0]);
    }
    Sql.run(
        c,
        """
        create table v(%s);
        create trigger a after insert on v for each row execute function pgq.logutriga('values');
        create trigger b before insert on v for each row execute function pgq.jsontriga('values');
        """
            .formatted(columns));
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local timezone = 'UTC'",
        "set local timezone = 'Europe/Tallinn'",
        "set local timezone = 'America/St_Johns'",
        "set local timezone = 'Australia/Lord_Howe'",
        "set local timezone = 'Africa/Monrovia'",
        "set local timezone = '<a&b;>-3:07'",
        "set local datestyle = 'German'; set local timezone = 'America/St_Johns'",
        "set local datestyle = 'SQL, DMY'; set local intervalstyle = iso_8601",
        "set local datestyle = 'Postgres, MDY'; set local intervalstyle = sql_standard",
        "set local extra_float_digits = 0; set local bytea_output = escape",
        "set local extra_float_digits = -10; set local intervalstyle = postgres_verbose",
        "set local extra_float_digits = 3",
      })
  void everyValueIsItsOutputText(String settings) throws SQLException {
    StringBuilder values = new StringBuilder();
    StringBuilder differences = new StringBuilder("select null, null where false");
    for (int i = 0; i < columnsHere.size(); i++) {
      String[] column = columnsHere.get(i);
      values.append(", case when random() < 0.9 then ").append(column[1]).append(" end");
      differences.append(" union all ").append(differences("c" + i, column[0]));
    }
    // Not by JDBC: PostgreSQL 13 reports every setting at once, and the driver wants ISO dates.
    String sql =
        """
        begin;
        delete from v;
        %s;
        insert into v select g%s from generate_series(1, %d) as g;
        create temp table told as
          select u.pairs, j.ev_data::json as object, v.*
            from v
            join (select pgq.urldecode(ev_data) as pairs from pgq.event_template
                   where ev_txid = txid_current() and ev_type = 'I:id') as u
                 on u.pairs ->> 'id' = v.id::text
            join pgq.event_template as j
                 on ev_txid = txid_current() and j.ev_type like '{%%'
                and j.ev_data::json ->> 'id' = v.id::text;
        create table differences as
          select * from (select count(*)::text as what, null as detail from told union all (%s)) as d;
        drop table told;
        commit;
        """
            .formatted(settings, values, ROWS, differences);
    db.psql().values(sql);
    List<String> found = Sql.lines(c, "select * from differences limit 20");
    Sql.run(c, "drop table differences");
    assertThat(found).containsExactly(ROWS + "|");
  }

  /** Rows of a column whose event tells something else than PostgreSQL. */
  private static String differences(String column, String type) {
    String text =
        "case when v.%1$s is not distinct from null then null else format('%%s', v.%1$s) end"
            .formatted(column);
    String json =
        switch (type) {
          case "bool", "int2", "int4", "int8", "date", "timestamp", "timestamptz" ->
              "coalesce(to_json(v." + column + ")::text, 'null')";
          default -> "coalesce(to_json(" + text + ")::text, 'null')";
        };
    return """
        select '%4$s', concat_ws(' ', %2$s, pairs ->> '%1$s', %3$s, object -> '%1$s')
          from told as v
         where (pairs ->> '%1$s') is distinct from %2$s
            or (object -> '%1$s')::text is distinct from %3$s
        """
        .formatted(column, text, json, type);
  }
}
