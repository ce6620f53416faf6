package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A trigger for each statement writes, byte by byte and in the same order, what a trigger for each
 * row of the same table writes.
 */
@DatabaseTest
class SetParityTest {

  private static final long SEED = 20261122;

  private static final String TYPES =
      """
      create type mood as enum ('sad', 'very glad');
      create type pair as (a int, b text);
      create domain d_int as int;
      create domain d_bool as bool;
      create domain d_text as text;
      create domain d_time as timestamptz;
      create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      """;

  /** Column types, and an expression of the number g for each. */
  private static final String[][] COLUMNS = {
    {"int2", "(g % 100)::int2"},
    {"int8", "g::int8 * 3000000000"},
    {"bool", "g % 2 = 0"},
    {"oid", "(g + 3000000000)::oid"},
    {"float4", "(g / 7.0)::float4"},
    {"float8", "case g % 4 when 0 then 'NaN' when 1 then '-0' else g / 3.0 end::float8"},
    {"numeric", "case g % 5 when 0 then 'NaN' else round(g / 7.0, g % 9) end::numeric"},
    {"numeric(12,3)", "g / 7.0"},
    {"text", "repeat(chr(32 + g % 95), g % 4) || 'ü€😀' || g"},
    {"text", "'plain_' || g"},
    {"text", "'with blanks ' || g"},
    {"text", "E'\\\\ '' \\n\\t\\u0001 ?$1 --' || g"},
    {"text", "case g % 3 when 0 then '' when 1 then null else 'NULL' end"},
    {"text collate ci", "case g % 2 when 0 then 'ABC' else 'abc' end"},
    {"varchar(20)", "left(md5(g::text), 20)"},
    {"char(7)", "'a' || g % 10"},
    {"\"char\"", "'x'"},
    {"name", "'n ' || g"},
    {"bytea", "decode(md5(g::text), 'hex')"},
    {"date", "case g % 5 when 0 then 'infinity' else date '2020-01-31' + g end"},
    {"time", "time '01:02:03.4' + g * interval '1 s'"},
    {"timetz", "timetz '01:02:03+02' + g * interval '1 s'"},
    {"timestamp", "timestamp '0044-03-15 12:00 BC' + g * interval '1000 h'"},
    {"timestamptz", "timestamptz '1880-07-01 12:00:00.125+00' + g * interval '9999 h'"},
    {"interval", "g * interval '25 h'"},
    {"uuid", "md5(g::text)::uuid"},
    {"json", "json_build_object('a b', g)"},
    {"jsonb", "jsonb_build_object('a\"b', array[g])"},
    {"xml", "xmlelement(name x, g)"},
    {"int[]", "array[g, null]"},
    {"text[]", "array['a b', null, g::text]"},
    {"numeric[]", "array[round(g / 3.0, g % 3)]"},
    {"inet", "('10.0.0.' || g % 200)::inet"},
    {"point", "point(g, g % 3)"},
    {"int4range", "int4range(g, g + 5)"},
    {"tsvector", "to_tsvector('simple', 'a b ' || g)"},
    {"money", "g::money"},
    {"bit(8)", "(g % 256)::bit(8)"},
    {"mood", "case g % 2 when 0 then 'sad' else 'very glad' end::mood"},
    {"pair", "case g % 3 when 1 then row(null, null)::pair when 2 then row(g, 'x')::pair end"},
    {"d_int", "g"},
    {"d_bool", "g % 2 = 0"},
    {"d_text", "'d & ' || g"},
    {"d_time", "timestamptz '2020-01-01 00:00+00' + g * interval '7 h'"},
  };

  private static final String[] NAMES = {"a", "Mixed Case", "select", "ü ö", "x?y", "q\"q", "s'q"};

  private static final String[] SETTINGS = {
    "set local timezone = 'Europe/Tallinn'",
    "set local timezone = 'UTC'; set local datestyle = 'German'",
    "set local datestyle = 'SQL, DMY'; set local extra_float_digits = 0; set local timezone = '<+03:30>-3:30'",
    "set local datestyle = 'ISO, YMD'; set local bytea_output = 'escape'; set local intervalstyle = 'iso_8601'",
  };

  /** PostgreSQL 13 reports every setting at once, and the driver wants ISO dates. */
  private static List<String> settings(Connection c) throws SQLException {
    boolean all = Sql.number(c, "select current_setting('server_version_num')::int") >= 140000;
    return Stream.of(SETTINGS)
        .filter(s -> all || !s.contains("datestyle") || s.contains("'ISO"))
        .toList();
  }

  private static String columns(Random random, List<String> names, List<String> values) {
    StringBuilder columns = new StringBuilder("id int, part int, \"ig 1\" text, dropped int");
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      String[] column = COLUMNS[random.nextInt(COLUMNS.length)];
      String name = NAMES[random.nextInt(NAMES.length)] + i;
      names.add('"' + name.replace("\"", "\"\"") + '"');
      boolean isNull = random.nextInt(4) == 0;
      values.add(isNull ? "case when g % 3 > 0 then " + column[1] + " end" : column[1]);
      columns.append(", ").append(names.get(i)).append(' ').append(column[0]);
    }
    return columns.append(", primary key (part, id)").toString();
  }

  private static List<String> statements(Random random, List<String> names, List<String> values) {
    String list = "id, part, \"ig 1\", " + String.join(", ", names);
    String row = "g, g % 2, 'ig', " + String.join(", ", values);
    int any = random.nextInt(names.size());
    String set = names.get(any) + " = n.v";
    String other = "(select " + values.get(any) + " as v from (select N) s(g)) n";
    List<String> statements = new ArrayList<>();
    statements.add("insert into %s(LIST) select ROW from generate_series(1, 40) as g");
    statements.add("update %s set SET from " + other.replace("N)", random.nextInt(50) + ")"));
    statements.add("update %s set SET from " + other.replace("N)", random.nextInt(50) + ")"));
    statements.add("update %s set \"ig 1\" = 'other' where id % 2 = 0");
    statements.add("update %s set \"ig 1\" = 'third', SET from " + other.replace("N)", "7)"));
    statements.add("update %s set part = part where id < 5");
    statements.add(
        "insert into %s(LIST) select ROW from generate_series(35, 45) as g"
            + " on conflict do nothing");
    statements.add("delete from %s where id % 3 = 0");
    statements.add("update %s set \"ig 1\" = null where id > 1000");
    statements.add("delete from %s");
    statements.replaceAll(s -> s.replace("LIST", list).replace("ROW", row).replace("SET", set));
    return statements;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "logutriga; ''",
        "logutriga; 'backup', 'ignore=ig 1,id'",
        "logutriga; 'backup', 'when=id % 4 > 0', 'ev_extra3=id || $$ ? $$'",
        "sqltriga; ''",
        "sqltriga; 'backup', 'pkey=id'",
        "jsontriga; ''",
        "jsontriga; 'backup', 'pkey=part,id'",
        "jsontriga; 'ev_type=$$t$$ || part'",
      })
  void statementsBecomeTheEventsOfTheirRows(String function, String options, TestDatabase db)
      throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "drop schema if exists types cascade; create schema types; set search_path = types");
    Sql.run(c, TYPES);
    String id = Integer.toHexString((function + options).hashCode());
    EventLog byRow = new EventLog(c, "by_row" + id);
    EventLog bySet = new EventLog(c, "by_set" + id);
    Random random = new Random(SEED + function.hashCode() + options.hashCode());
    String more = options.equals("''") ? "" : ", " + options;
    List<String> allSettings = settings(c);
    for (int round = 0; round < 12; round++) {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      String columns = columns(random, names, values);
      String settings = allSettings.get(round % allSettings.size());
      Sql.run(
          c,
          """
          drop schema if exists s cascade; create schema s; create table s.t(%s);
          alter table s.t drop column dropped; alter table s.t add z int default 5;
          """
              .formatted(columns));
      Sql.run(
          c,
          "create trigger x after insert or update or delete on s.t for each row execute function"
              + " pgq.%s('by_row%s'%s)".formatted(function, id, more));
      SetTriggers.create(c, "s.t", function, "'by_set" + id + "'" + more);
      for (String statement : statements(random, names, values)) {
        Sql.run(c, "begin; " + settings + "; " + statement.replaceFirst("%s", "s.t") + "; commit");
        assertThat(bySet.next()).as(round + ": " + statement).isEqualTo(byRow.next());
      }
    }
  }
}
