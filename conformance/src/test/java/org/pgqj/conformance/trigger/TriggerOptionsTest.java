package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What the arguments of a trigger do. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TriggerOptionsTest {

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists t;
        create table t(nr int primary key, col1 text, "Col 2" text, j jsonb, amount numeric);
        """);
    log.next();
  }

  private void trigger(String function, String... options) throws SQLException {
    trigger("after insert or update or delete on t for each row", function, options);
  }

  private void trigger(String when, String function, String[] options) throws SQLException {
    StringBuilder arguments = new StringBuilder("'q'");
    for (String option : options) {
      arguments.append(", '").append(option.replace("'", "''")).append('\'');
    }
    Sql.run(
        c,
        "create or replace trigger x %s execute function pgq.%s(%s)"
            .formatted(when, function, arguments));
  }

  private void insert() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a b', 'two', '{\"k\": 1}', 1.0)");
  }

  /** What the option makes of the sample row, as ev_extra3. */
  private String value(String expression) throws SQLException {
    trigger("logutriga", "ev_extra3=" + expression);
    insert();
    Sql.run(c, "delete from t");
    return Sql.text(
        c,
        "select ev_extra3 from pgq.event_template where ev_type = 'I:nr' order by ev_id desc limit 1");
  }

  @Test
  void expressionsReplaceFields() throws SQLException {
    trigger(
        "logutriga",
        "ev_extra1=(nr+3)::text",
        "ev_extra2=col1||\"Col 2\"",
        "ev_data=null",
        "ev_type=$$bad  idea$$");
    insert();
    assertThat(log.next()).containsExactly("bad  idea | NULL | 4 | a btwo");
    Sql.run(c, "update t set col1 = 'c'");
    assertThat(log.next()).containsExactly("bad  idea | NULL | 4 | ctwo");
    Sql.run(c, "delete from t");
    assertThat(log.next()).containsExactly("bad  idea | NULL | 4 | ctwo");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "nr; 1",
        "col1; a b",
        "NEW.col1 || coalesce(OLD.col1, '-'); a b-",
        "new.\"Col 2\"; two",
        "amount = 1.00; t",
        "amount * 2; 2.0",
        "j ->> 'k'; 1",
        "j ? 'k'; t",
        "j ? 'x' or 'a?b' = 'a?b'; t",
        "case when j ? 'no' then 'x' end; ",
        "pg_typeof(j) /* ? */ || '' -- ?; jsonb",
        "'a\\' || col1; a\\a b",
        "E'it\\'s' || '--'; it's--",
        "$x$two  blanks ' and ?$x$; two  blanks ' and ?",
        "max(x), 'second' from generate_series(1, nr + 2) as x; 3",
        "(select count(*) from pg_class where relname = 'pg_class'); 1",
        "current_setting('session_replication_role'); origin",
      })
  void anExpressionIsAnySql(String expression, String expected) throws SQLException {
    assertThat(value(expression)).isEqualTo(expected);
  }

  @Test
  void oldAndNewTellTheRowsOfAnUpdate() throws SQLException {
    insert();
    trigger("sqltriga", "ev_extra2=old.col1 || '>' || new.col1", "when=OLD.nr = NEW.nr");
    Sql.run(c, "update t set col1 = 'new'");
    assertThat(log.next()).containsExactly("U | col1='new' where nr='1' | public.t | a b>new");
    assertSqlError(
        "XX000", "when= should not be NULL", () -> Sql.run(c, "insert into t(nr) values (2)"));
  }

  @Test
  void aConditionDecides() throws SQLException {
    trigger("jsontriga", "when=coalesce(NEW.nr, OLD.nr) < 2 and col1 is distinct from 'no'");
    Sql.run(c, "insert into t(nr, col1) values (1, 'no'), (2, 'yes'), (0, 'yes'), (-1, null)");
    Sql.run(c, "delete from t where nr = 2");
    assertThat(log.next()).hasSize(2);
    Sql.run(c, "update t set col1 = 'no'");
    assertThat(log.next()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "when=col1; when= query result must be boolean, got=25",
        "when=null::bool; when= should not be NULL",
        "when=j ? null; when= should not be NULL",
        "when=true where false; Expect 1 row from override query, got 0",
        "ev_data=x from generate_series(1, 3) as x; Expect 1 row from override query, got 3",
        "ev_data=x from generate_series(1, 3) as x where j ? 'k'; Expect 1 row from override query, got 3",
        "ev_data='; QB: syntax error",
        "ev_data=\"x; QB: syntax error",
      })
  void anExpressionMustYieldOneFittingValue(String option, String message) throws SQLException {
    trigger("logutriga", option);
    assertSqlError("XX000", message, this::insert);
    assertThat(log.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ev_data=nosuch", "ev_data=COL1", "when=NEW.nosuch is null"})
  void anUnknownNameIsPostgressOwnError(String option) throws SQLException {
    trigger("logutriga", option);
    assertSqlState(option.contains("NEW") ? "42P01" : "42703", this::insert);
  }

  @Test
  void anExpressionRunsWithTheWritersRights(TestDatabase db) throws SQLException {
    Sql.run(c, "create table secret(x int); grant insert on t to public");
    trigger("logutriga", "ev_data=(select count(*) from secret)");
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    assertSqlError(
        "42501",
        "permission denied for table secret",
        () -> Sql.run(writer, "insert into t(nr) values (1)"));
    Sql.run(c, "grant select on secret to public");
    Sql.run(writer, "insert into t(nr) values (1)");
    assertThat(log.next()).containsExactly("I:nr | 0 | public.t | NULL");
    Sql.run(c, "drop table secret");
  }

  @Test
  void anExpressionMayFireTheSameTrigger() throws SQLException {
    Sql.run(
        c,
        """
        create function again(i int) returns text language plpgsql as
          'begin if i < 3 then insert into t(nr) values (i + 1); end if; return ''n'' || i; end';
        """);
    trigger("logutriga", "ev_extra2=again(nr)");
    Sql.run(c, "insert into t(nr) values (1)");
    assertThat(log.next())
        .containsExactly(
            "I:nr | nr=3&col1&Col+2&j&amount | public.t | n3",
            "I:nr | nr=2&col1&Col+2&j&amount | public.t | n2",
            "I:nr | nr=1&col1&Col+2&j&amount | public.t | n1");
    Sql.run(c, "drop trigger x on t; drop function again");
  }

  @Test
  void magicColumnsReplaceFieldsAndExpressionsReplaceThem() throws SQLException {
    Sql.run(
        c, "alter table t add _pgq_ev_type text, add _pgq_ev_data text, add _pgq_ev_extra2 int");
    trigger("sqltriga", "backup", "ev_data=$$expression$$");
    Sql.run(c, "insert into t(nr, _pgq_ev_type, _pgq_ev_data) values (1, 'type', 'magic')");
    assertThat(log.next()).containsExactly("type | expression | public.t | NULL");
    Sql.run(c, "update t set col1 = 'x', _pgq_ev_extra2 = 7");
    assertThat(log.next()).containsExactly("type | expression | public.t | 7");
    Sql.run(c, "update t set _pgq_ev_type = 'alone'");
    assertThat(log.next()).as("no event by magic columns alone").isEmpty();
  }

  @Test
  void aKeyOfOnesOwn() throws SQLException {
    Sql.run(c, "alter table t drop constraint t_pkey, alter nr drop not null");
    trigger("logutriga", "pkey=Col 2, nr ");
    insert();
    assertThat(log.next())
        .containsExactly(
            "I:Col 2,nr | nr=1&col1=a+b&Col+2=two&j=%7b%22k%22%3a+1%7d&amount=1.0 | public.t | NULL");
    assertSqlError(
        "XX000", "primary key update not allowed", () -> Sql.run(c, "update t set nr = 2"));
    trigger("sqltriga", "pkey=nr \"Col 2\"");
    Sql.run(c, "update t set col1 = 'c'");
    assertThat(log.next())
        .containsExactly("U | col1='c' where nr='1' and \"Col 2\"='two' | public.t | NULL");
    Sql.run(c, "drop trigger x on t; update t set nr = null");
    trigger("sqltriga", "pkey=nr");
    for (String statement : new String[] {"update t set col1 = 'd'", "delete from t"}) {
      assertSqlError("XX000", "logtriga: Unexpected NULL key value", () -> Sql.run(c, statement));
    }
  }

  @Test
  void aKeyOfOnesOwnMustExist() throws SQLException {
    for (String function : new String[] {"logutriga", "sqltriga", "jsontriga"}) {
      trigger(function, "pkey=nr,id");
      assertSqlError(
          "42703", "pkey= of a pgq trigger on public.t: there is no column \"id\"", this::insert);
    }
  }

  @Test
  void anEmptyKeyIsAnEmptyList() throws SQLException {
    trigger("jsontriga", "pkey=", "ev_data=null");
    insert();
    assertThat(log.next())
        .containsExactly(
            "{\"op\":\"INSERT\",\"table\":[\"public\",\"t\"],\"pkey\":[]} | NULL | public.t | NULL");
  }

  @Test
  void aSubqueryOfAnExpressionSeesWhatTheStatementHasDone() throws SQLException {
    trigger("sqltriga", "ev_data=(select count(*) from t)");
    insert();
    assertThat(log.next()).containsExactly("I | 1 | public.t | NULL");
  }

  @Test
  void namesAreQuotedOnlyWhereTheyMustBe() throws SQLException {
    trigger("sqltriga", "ignore=j,amount");
    Sql.run(c, "begin; set local quote_all_identifiers = on");
    insert();
    Sql.run(c, "commit");
    assertThat(log.next())
        .containsExactly("I | (nr,col1,\"Col 2\") values ('1','a b','two') | public.t | NULL");
  }

  @Test
  void withoutKeyNoUpdateAndNoDelete() throws SQLException {
    trigger("sqltriga", "pkey=", "deny");
    String message = "Update/Delete on table without pkey";
    Sql.run(c, "alter table t disable trigger x");
    insert();
    Sql.run(c, "alter table t enable trigger x");
    assertSqlError("XX000", message, () -> Sql.run(c, "update t set nr = 2"));
    assertSqlError("XX000", message, () -> Sql.run(c, "delete from t"));
  }

  @Test
  void aChangedKeyIsSeenBehindIgnoredAndOrdinaryColumns() throws SQLException {
    Sql.run(c, "create table k(v text, ig int, id int primary key)");
    Sql.run(c, "insert into k values ('a', 1, 1)");
    for (String function : new String[] {"logutriga", "sqltriga", "jsontriga"}) {
      for (String options : new String[] {"'ignore=ig'", "'ignore=ig, id'"}) {
        Sql.run(
            c,
            "create or replace trigger x after update on k for each row execute function pgq.%s('q', %s)"
                .formatted(function, options));
        assertSqlError(
            "XX000",
            "primary key update not allowed",
            () -> Sql.run(c, "update k set v = 'b', id = 2"));
      }
    }
    Sql.run(c, "drop table k");
    assertThat(log.next()).isEmpty();
  }

  @Test
  void whatTheTypeHoldsEqualIsUnchanged() throws SQLException {
    insert();
    trigger("sqltriga", "ignore=col1");
    Sql.run(c, "update t set amount = 1.00, j = '{\"k\": 1.0}', col1 = 'changed'");
    assertThat(log.next()).isEmpty();
    Sql.run(c, "update t set amount = 1.01, col1 = 'c'");
    assertThat(log.next()).containsExactly("U | amount='1.01' where nr='1' | public.t | NULL");
  }

  @Test
  void typesWithoutEqualityAreComparedByTheirText() throws SQLException {
    Sql.run(
        c,
        """
        create type plain as (a int, b json);
        create table odd(id int primary key, j json, p point, c plain, n numeric[]);
        insert into odd values (1, '{"a":1}', '(1,2)', '(1,"{}")', '{1.0}');
        create trigger x after update on odd for each row execute function pgq.sqltriga('q');
        update odd set j = '{"a":1}', p = '(1,2)', c = '(1,"{}")';
        update odd set j = '{"a": 1}';
        update odd set p = '(1,3)';
        update odd set c = '(1,"{ }")';
        update odd set n = '{1.00}';
        """);
    assertThat(log.next())
        .containsExactly(
            "U | id='1' where id='1' | public.odd | NULL",
            "U | j='{\"a\": 1}' where id='1' | public.odd | NULL",
            "U | p='(1,3)' where id='1' | public.odd | NULL",
            "U | c='(1,\"{ }\")' where id='1' | public.odd | NULL",
            "U | n='{1.00}' where id='1' | public.odd | NULL");
  }

  @ParameterizedTest
  @CsvSource({
    "insert into t(nr) values (2), INSERT",
    "update t set col1 = 'x', UPDATE",
    "delete from t, DELETE",
  })
  void aDeniedChangeIsNotDone(String statement, String operation) throws SQLException {
    insert();
    trigger("logutriga", "deny");
    assertSqlError(
        "XX000",
        "Table 'public.t' to queue 'q': change not allowed (" + operation + ")",
        () -> Sql.run(c, statement));
  }

  @Test
  void aDeniedTruncateIsNotDone() throws SQLException {
    trigger("before truncate on t for each statement", "sqltriga", new String[] {"deny"});
    assertSqlError(
        "XX000",
        "Table 'public.t' to queue 'q': change not allowed (TRUNCATE)",
        () -> Sql.run(c, "truncate t"));
  }

  @ParameterizedTest
  @CsvSource({
    "ignore=a, Column ignore does not make sense for truncate trigger",
    "pkey=a, Custom pkey_list does not make sense for truncate trigger",
    "backup, Backup does not make sense for truncate trigger",
    "when=true, Custom expressions do not make sense for truncater trigger",
  })
  void aTruncateTriggerTakesNoOptionOfRows(String option, String message) throws SQLException {
    trigger("after truncate on t for each statement", "jsontriga", new String[] {option});
    assertSqlError("XX000", message, () -> Sql.run(c, "truncate t"));
  }

  @Test
  void aSuppressedEventStillSkips() throws SQLException {
    trigger(
        "before insert or update or delete on t for each row",
        "logutriga",
        new String[] {"SKIP", "when=false"});
    assertThat(Sql.update(c, "insert into t(nr) values (1)")).isZero();
    assertThat(Sql.lines(c, "select * from t")).isEmpty();
    assertThat(log.next()).isEmpty();
  }

  @Test
  void theSameArgumentsMeanSomethingElseToSqltriga() throws SQLException {
    Sql.run(
        c,
        """
        create table l(id int primary key, v text);
        create trigger a after insert on l
          for each row execute function pgq.logtriga('q', 'k', 'OK');
        create trigger b after insert on l
          for each row execute function pgq.sqltriga('q', 'k', 'OK');
        insert into l values (1, 'a');
        insert into l values (2, 'b');
        """);
    assertThat(log.next())
        .containsExactly(
            "I | (id) values ('1') | public.l | NULL",
            "I | (id,v) values ('1','a') | public.l | NULL",
            "I | (id) values ('2') | public.l | NULL",
            "I | (id,v) values ('2','b') | public.l | NULL");
    Sql.run(c, "drop table l");
  }

  @Test
  void logtrigaGoesByItsLetters() throws SQLException {
    Sql.run(c, "create table l(id int, v text, ig text, beyond int)");
    Sql.run(
        c,
        """
        create trigger x after insert or update or delete on l
          for each row execute function pgq.logtriga('q', 'kvi', 'ignored name');
        insert into l values (1, 'a', 'b', 2);
        update l set ig = 'c', beyond = 3;
        update l set v = 'd';
        delete from l;
        """);
    assertThat(log.next())
        .containsExactly(
            "I | (id,v) values ('1','a') | public.l | NULL",
            "U | v='d' where id='1' | public.l | NULL",
            "D | id='1' | public.l | NULL");
    Sql.run(c, "drop table l");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "after; 'q'; pgq.logtriga must be used with 2 or 3 args",
        "after; 'q', 'k', 'x', 'y'; pgq.logtriga must be used with 2 or 3 args",
        "after; 'q', 'vvi'; need at least one key column",
        "after; 'q', 'vvvvvk'; key column does not exist",
        "before; 'q', 'k'; pgq.logtriga must be fired AFTER",
      })
  void logtrigasArgumentsAreChecked(String when, String arguments, String message)
      throws SQLException {
    Sql.run(
        c,
        "create trigger x %s insert on t for each row execute function pgq.logtriga(%s)"
            .formatted(when, arguments));
    assertSqlError("XX000", message, this::insert);
  }

  @Test
  void eachFunctionNamesItself() throws SQLException {
    for (String name : new String[] {"logutriga", "sqltriga", "jsontriga", "logtriga"}) {
      trigger(name, name.equals("logtriga") ? "k" : "SKIP");
      Sql.run(c, "do 'begin insert into t(nr) values (1); exception when others then null; end'");
      assertSqlError(
          "XX000",
          "pgq." + name + " not called as trigger",
          () -> Sql.run(c, "select pgq." + name + "()"));
    }
  }
}
