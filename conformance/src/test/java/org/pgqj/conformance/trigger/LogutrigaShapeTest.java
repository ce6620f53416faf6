package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Columns and key are those of the table at the moment of the change, whoever altered it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaShapeTest {

  private static final String KEY_UPDATE = "primary key update not allowed";

  private Connection c;
  private Connection other;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    other = db.connect();
    log = new EventLog(c, "q");
    Sql.run(
        c,
        """
        create domain d_numeric as numeric;
        create type pair as (a int, b text);
        create type mood as enum ('sad', 'glad');
        create collation any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        """);
  }

  /** A test that failed within a transaction spoils no other. */
  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(
        c,
        """
        rollback;
        reset session_replication_role; reset timezone;
        reset extra_float_digits; reset bytea_output;
        """);
  }

  @BeforeEach
  void freshTable() throws SQLException {
    log.next();
    Sql.run(c, "drop table if exists t cascade");
    table("create table t(id int primary key, v text)");
  }

  private void table(String create) throws SQLException {
    Sql.run(
        c,
        create
            + "; create trigger x after insert or update or delete on t"
            + " for each row execute function pgq.logutriga('q')");
  }

  @Test
  void includedColumnsAreNoKey() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id int, v text, primary key (id) include (v))");
    Sql.run(c, "insert into t values (1, 'a'); update t set v = 'b'");
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "U:id | id=1&v=b | public.t | NULL");
    assertSqlError("XX000", KEY_UPDATE, () -> Sql.run(c, "update t set id = 2"));
  }

  @Test
  void aRenamedKeyColumnGoesByItsNewName() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'); alter table t rename id to number");
    Sql.run(c, "update t set v = 'b'; delete from t");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "U:number | number=1&v=b | public.t | NULL",
            "D:number | number=1&v=b | public.t | NULL");
  }

  @Test
  void alteringBetweenTwoTransactionsCounts() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a')");
    Sql.run(c, "alter table t add w int, drop column v");
    Sql.run(c, "insert into t values (2, 8)");
    Sql.run(c, "alter table t rename w to x");
    Sql.run(c, "insert into t values (3, 9)");
    Sql.run(c, "alter table t alter x type boolean using x > 0");
    Sql.run(c, "insert into t values (4, true)");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=2&w=8 | public.t | NULL",
            "I:id | id=3&x=9 | public.t | NULL",
            "I:id | id=4&x=t | public.t | NULL");
  }

  @Test
  void alteringInTheSameTransactionCounts() throws SQLException {
    Sql.run(
        c,
        """
        begin;
        insert into t values (1, 'a');
        alter table t add w int;
        insert into t values (2, 'b', 8);
        alter table t drop column v;
        insert into t values (3, 9);
        alter table t rename w to x;
        insert into t values (4, 10);
        alter table t alter x type numeric(6,2);
        insert into t values (5, 11);
        savepoint s;
        alter table t rename x to undone;
        insert into t values (6, 12);
        rollback to s;
        insert into t values (7, 13);
        commit;
        """);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=2&v=b&w=8 | public.t | NULL",
            "I:id | id=3&w=9 | public.t | NULL",
            "I:id | id=4&x=10 | public.t | NULL",
            "I:id | id=5&x=11.00 | public.t | NULL",
            "I:id | id=7&x=13.00 | public.t | NULL");
  }

  @Test
  void alteringByAnotherSessionCounts() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a')");
    Sql.run(other, "alter table t rename v to w");
    Sql.run(c, "insert into t values (2, 'b')");
    Sql.run(other, "alter table t drop column w, add k int default 0");
    Sql.run(c, "insert into t values (3, 4)");
    Sql.run(other, "alter table t drop constraint t_pkey, add primary key (k, id)");
    Sql.run(c, "insert into t values (3, 5)");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=2&w=b | public.t | NULL",
            "I:id | id=3&k=4 | public.t | NULL",
            "I:k,id | id=3&k=5 | public.t | NULL");
  }

  @Test
  void alteringByAnotherSessionWithinATransactionOfThisOneCounts() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a')");
    Sql.run(c, "begin; select count(*) from pg_class");
    Sql.run(other, "alter table t rename v to w");
    Sql.run(c, "insert into t values (2, 'b'); commit");
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "I:id | id=2&w=b | public.t | NULL");
  }

  @Test
  void aRowOlderThanAColumnHasItsDefault() throws SQLException {
    Sql.run(
        c,
        """
        drop table t; create table t(id int primary key, v text);
        insert into t values (1, 'a');
        alter table t add w text default 'w', add n int default 5, add none int;
        create trigger x after update or delete on t
          for each row execute function pgq.sqltriga('q', 'backup');
        update t set v = 'b';
        alter table t add last text default 'last';
        delete from t;
        """);
    assertThat(log.next())
        .containsExactly(
            "U | v='b' where id='1' | public.t | id=1&v=a&w=w&n=5&none",
            "D | id='1' | public.t | NULL");
  }

  @Test
  void aDroppedKeyIsNoKeyAnyMore() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'); alter table t drop constraint t_pkey");
    assertSqlError(
        "XX000", "Update/Delete on table without pkey", () -> Sql.run(c, "update t set v = 'b'"));
    Sql.run(c, "insert into t values (2, 'b')");
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "I: | id=2&v=b | public.t | NULL");
  }

  @Test
  void aTableOfTheSameNameIsAnotherTable() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'); drop table t");
    table("create table t(w text primary key, id int)");
    Sql.run(c, "insert into t values ('b', 2)");
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "I:w | w=b&id=2 | public.t | NULL");
  }

  @Test
  void aRenamedOrMovedTableGoesByItsNewName() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'); alter table t rename to u");
    Sql.run(c, "insert into u values (2, 'b')");
    Sql.run(c, "create schema elsewhere; alter table u set schema elsewhere");
    Sql.run(c, "insert into elsewhere.u values (3, 'c'); drop schema elsewhere cascade");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=2&v=b | public.u | NULL",
            "I:id | id=3&v=c | elsewhere.u | NULL");
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "numeric; 1.0; 1.00",
        "interval; 1 day; 24:00:00",
        "timestamptz; 2020-01-01 00:00:00+00; 2020-01-01 02:00:00+02",
        "jsonb; {\"a\": 1.0}; {\"a\": 1.00}",
        "float8; 0; -0",
        "interval; 1 mon; 30 days",
        "d_numeric; 1.0; 1.00",
        "text collate any_case; a; A",
        "char(5); ab; ab ",
      })
  void aKeyThatTheTypeHoldsEqualIsNotChanged(String type, String from, String to)
      throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id %s primary key)".formatted(type));
    Sql.run(c, "insert into t values ('%s')".formatted(from));
    assertThat(Sql.update(c, "update t set id = '%s'".formatted(to))).isEqualTo(1);
    assertThat(log.next()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "int; 1; 2",
        "text; a; A",
        "text; a; `a `",
        "bool; true; false",
        "uuid; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11; a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12",
        "bytea; \\x00; \\x0000",
        "int[]; {1}; {1,2}",
        "numeric[]; {1.0}; {1.00}",
        "timestamptz; 2020-01-01 00:00:00+00; 2020-01-01 00:00:00.000001+00",
        "timestamptz; infinity; -infinity",
        "timetz; 01:00:00+00; 02:00:00+01",
        "interval; 1 day; 1 day 00:00:00.000001",
        "float8; NaN; 0",
        "float8; 0.1; 0.10000000000000002",
        "numeric; NaN; 1",
        "d_numeric; 1.0; 1.01",
        "pair; (1,a); (1,b)",
        "mood; sad; glad",
        "name; a; b",
        "\"char\"; a; b",
        "char(5); ab; ac",
        "oid; 1; 4000000000",
        "inet; 10.0.0.1; 10.0.0.1/8",
        "int4range; [1,5); [1,6)",
        "money; $1.00; $1.01",
        "bit(3); 101; 100",
        "text; it's; it''s",
        "text; a\\'; a\\",
      })
  void aChangedKeyIsRefusedForEveryType(String type, String from, String to) throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id %s primary key)".formatted(type));
    Sql.run(c, "insert into t values (%s)".formatted(literal(from)));
    assertSqlError(
        "XX000", KEY_UPDATE, () -> Sql.run(c, "update t set id = %s".formatted(literal(to))));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Test
  void aKeyIsComparedByValueAndNotByItsShortenedText() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id float8 primary key)");
    Sql.run(c, "insert into t values (0.1)");
    assertSqlError(
        "XX000",
        KEY_UPDATE,
        () ->
            Sql.run(
                c,
                "begin; set local extra_float_digits = -5; update t set id = 0.1000000001;"
                    + " commit"));
    Sql.run(c, "rollback");
  }

  @Test
  void aKeyIsComparedWhateverStringsMeanToTheSession() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id text collate any_case primary key)");
    Sql.run(c, "insert into t values ('a\\''b')");
    Sql.run(
        c,
        "begin; set local standard_conforming_strings = off; update t set id = upper(id); commit");
    assertThat(log.next()).hasSize(2);
    assertThat(Sql.text(c, "select id from t")).isEqualTo("A\\'B");
  }

  /** Such a transaction reads the catalogue as of its snapshot; its rows are as they are now. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "rename v to w; w",
        "drop column v, add w text; w",
        "add w int default 1; v",
        "alter v type boolean using true; v",
      })
  void aFixedSnapshotNeverPublishesAnOldShape(String change, String column) throws SQLException {
    String insert = "insert into t(id, %s) values (1, 'true')".formatted(column);
    Sql.run(c, "begin isolation level repeatable read; select count(*) from pgq.queue");
    Sql.run(other, "alter table t " + change);
    List<String> published;
    try {
      Sql.run(c, insert);
      Sql.run(c, "commit");
      published = log.next();
    } catch (SQLException e) {
      Sql.run(c, "rollback");
      assertThat(e.getSQLState()).isEqualTo("40001");
      published = log.next();
      assertThat(published).isEmpty();
    }
    Sql.run(c, "truncate t");
    Sql.run(c, insert);
    assertThat(log.next()).containsAll(published).hasSize(1);
  }

  /** PL/Java reads and prints values by their types; what it can't read right is not published. */
  @ParameterizedTest(name = "{0} to {1} by triggers for each {2}")
  @CsvSource({
    "timestamptz, timestamp, row",
    "timestamp, timestamptz, row",
    "timestamptz, text, row",
    "date, text, row",
    "text, date, row",
    "text, timestamptz, row",
    "integer, timestamptz, row",
    "numeric, timestamptz, row",
    "numeric, bytea, row",
    "text, bytea, row",
    "text, float8, row",
    "timestamptz, text, statement",
    "date, text, statement",
    "numeric, timestamptz, statement",
  })
  void aFixedSnapshotNeverTakesATypeForAnother(String from, String to, String level)
      throws SQLException {
    Sql.run(
        c,
        "truncate t; alter table t drop v, add v %s; set timezone = 'Asia/Kolkata'"
            .formatted(from));
    Sql.run(c, "set extra_float_digits = 0; set bytea_output = 'escape'");
    if (level.equals("statement")) {
      Sql.run(c, "drop trigger x on t");
      SetTriggers.create(c, "t", "logutriga", "'q'");
    }
    String value = to.equals("float8") ? "0.1" : "2020-07-01 12:00:00";
    String insert = "insert into t(id, v) values (1, '%s')".formatted(value);
    Sql.run(c, "begin isolation level repeatable read; select count(*) from pgq.queue");
    Sql.run(other, "alter table t alter v type %s using null".formatted(to));
    List<String> published = List.of();
    try {
      Sql.run(c, insert);
      Sql.run(c, "commit");
      published = log.next();
    } catch (SQLException e) {
      Sql.run(c, "rollback");
      assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("40001");
      assertThat(log.next()).isEmpty();
    }
    Sql.run(c, "truncate t");
    Sql.run(c, insert);
    assertThat(log.next()).containsAll(published).hasSize(1);
  }

  /** What reads alike whatever the type is published even then. */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"integer, text", "text, integer", "numeric, bigint", "smallint, boolean"})
  void aFixedSnapshotPublishesWhatReadsAlike(String from, String to) throws SQLException {
    Sql.run(c, "truncate t; alter table t drop v, add v " + from);
    Sql.run(c, "begin isolation level repeatable read; select count(*) from pgq.queue");
    Sql.run(other, "alter table t alter v type %s using null".formatted(to));
    Sql.run(c, "insert into t(id, v) values (1, '1'); commit");
    String printed = to.equals("boolean") ? "t" : "1";
    assertThat(log.next()).containsExactly("I:id | id=1&v=" + printed + " | public.t | NULL");
  }

  @Test
  void anyColumnOfTheKeyCounts() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(a int, b text, v text, primary key (b, a))");
    Sql.run(c, "insert into t values (1, 'x', 'v')");
    assertSqlError("XX000", KEY_UPDATE, () -> Sql.run(c, "update t set a = 2"));
    assertSqlError("XX000", KEY_UPDATE, () -> Sql.run(c, "update t set b = 'y'"));
    Sql.run(c, "update t set v = 'w'");
    assertThat(log.next()).hasSize(2);
  }

  @Test
  void aUniqueIndexIsNoKey() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id int not null unique, v text)");
    Sql.run(c, "insert into t values (1, 'a')");
    assertThat(log.next()).containsExactly("I: | id=1&v=a | public.t | NULL");
  }

  @Test
  void aKeyIsComparedByTheCollationThatItsColumnHasNow() throws SQLException {
    Sql.run(c, "drop table t");
    table("create table t(id text collate \"C\" primary key)");
    Sql.run(c, "insert into t values ('a')");
    assertSqlError("XX000", KEY_UPDATE, () -> Sql.run(c, "update t set id = 'A'"));
    Sql.run(c, "alter table t alter id type text collate any_case");
    assertThat(Sql.update(c, "update t set id = 'A'")).isEqualTo(1);
    Sql.run(c, "alter table t alter id type text collate \"C\"");
    assertSqlError("XX000", KEY_UPDATE, () -> Sql.run(c, "update t set id = 'a'"));
  }

  @Test
  void aTypeMayGetAnotherNameAndAnotherTypeItsName() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create type light as enum ('on', 'off');
        create table t(id int primary key, l light);
        create trigger x after insert or update on t
          for each row execute function pgq.logutriga('q', 'when=l = ''on''');
        insert into t values (1, 'on');
        alter type light rename to lamp;
        update t set l = 'on';
        create type light as enum ('green');
        update t set l = 'on';
        """);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&l=on | public.t | NULL",
            "U:id | id=1&l=on | public.t | NULL",
            "U:id | id=1&l=on | public.t | NULL");
    Sql.run(c, "drop table t; drop type light, lamp; create table t(id int)");
  }
}
