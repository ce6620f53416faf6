package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * What a trigger for each statement encodes in the whole row at once is the same as what the
 * trigger for each row encodes value by value.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SetUrlencodeTest {

  private static final String MOMENTS =
      "date '2026-01-02', time '03:04:05.678', timetz '03:04+05:30', timestamp '0044-03-15 12:00 BC',"
          + " timestamptz 'infinity', timestamptz '2026-01-02 03:04:05.678+00'";

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  /** Two tables of the same name, so that nothing but the trigger differs. */
  private void tables(String columns, String function, String arguments) throws SQLException {
    Sql.run(
        c,
        """
        drop schema if exists by_row cascade;
        drop schema if exists by_set cascade;
        create schema by_row;
        create schema by_set;
        create table by_row.t(id int primary key, %1$s);
        create table by_set.t(id int primary key, %1$s);
        create trigger r after insert or update or delete on by_row.t
          for each row execute function pgq.%2$s(%3$s);
        """
            .formatted(columns, function, arguments));
    SetTriggers.create(c, "by_set.t", function, arguments);
  }

  /** The events of a statement, which has %s for the table; those of both triggers are the same. */
  private List<String> events(String statement) throws SQLException {
    Sql.run(c, statement.formatted("by_row.t"));
    List<String> expected = log.next();
    Sql.run(c, statement.formatted("by_set.t"));
    List<String> events =
        log.next().stream().map(event -> event.replace("by_set.t", "by_row.t")).toList();
    assertThat(events).isEqualTo(expected);
    return events;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a b\" text, \"p+q\" varchar(30), \"c:d\" text, \"%41\" text",
        "\"a b\" text, \"p+q\" varchar(30), \"c:d\" text, \"%41\" text, \"x y+\" timestamptz",
        "\"a b\" text, \"p+q\" varchar(30), \"c:d\" text, \"%41\" text, \"x y+\" timestamp",
        "\"a b\" text, \"p+q\" varchar(30), \"c:d\" text, \"%41\" text, \"x y+\" date",
      })
  void everyCharacterIsEncodedInTextsAndNames(String columns) throws SQLException {
    tables(columns, "logutriga", "'q'");
    List<String> events =
        events(
            "insert into %s select g, chr(g), null, 'a' || chr(g) || ' b', repeat(chr(g), 3)"
                + " from generate_series(1, 300) g");
    assertThat(events).hasSize(300);
    assertThat(events.get(':' - 1)).contains("id=58&a+b=%3a&p%2bq&c%3ad=a%3a+b&%2541=%3a%3a%3a");
    assertThat(events.get('+' - 1)).contains("&a+b=%2b&p%2bq&c%3ad=a%2b+b&%2541=%2b%2b%2b");
  }

  @Test
  void columnsThatNeedNoEncodingKeepTheirNames() throws SQLException {
    tables("\"a b\" int, \"c+d\" bool, \"e:f\" numeric", "logutriga", "'q'");
    assertThat(events("insert into %s values (1, 2, true, 'NaN')"))
        .containsExactly("I:id | id=1&a+b=2&c%2bd=t&e%3af=NaN | by_row.t | NULL");
  }

  /** What was prepared under one DateStyle is not used under another. */
  @ParameterizedTest
  @CsvSource({"logutriga, 'q'", "sqltriga, 'q,backup'"})
  void momentsArePrintedByTheDateStyleOfEachStatement(String function, String arguments)
      throws SQLException {
    // PostgreSQL 13 tells the driver, which wants ISO dates, every setting at once.
    assumeTrue(Sql.number(c, "select current_setting('server_version_num')::int") >= 140000);
    tables(
        "d date, t time, tz timetz, ts timestamp, i timestamptz, m timestamptz",
        function,
        "'" + arguments.replace(",", "', '") + "'");
    int id = 0;
    for (String style : List.of("ISO", "ISO", "German", "German", "SQL, DMY", "ISO", "Postgres")) {
      id++;
      List<String> events =
          events(
              """
              begin;
              set local timezone = 'Asia/Kolkata';
              set local datestyle = '%s';
              insert into %%1$s values (%d, %s);
              update %%1$s set t = '23:59' where id = %2$d;
              commit;
              """
                  .formatted(style, id, MOMENTS));
      assertThat(events).hasSize(2);
    }
  }

  @Test
  void textsInANondeterministicCollation() throws SQLException {
    Sql.run(
        c,
        """
        create collation if not exists any_case
          (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
        """);
    tables("v text collate any_case", "logutriga", "'q'");
    assertThat(events("insert into %s values (1, 'plain'), (2, 'a&b c+d')"))
        .containsExactly(
            "I:id | id=1&v=plain | by_row.t | NULL", "I:id | id=2&v=a%26b+c%2bd | by_row.t | NULL");
  }
}
