package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Sample rows and the events that PgQ 3.5 makes of them. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaSamplesTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private EventLog log(String queue, String table) throws SQLException {
    EventLog log = new EventLog(c, queue);
    Sql.run(
        c,
        """
        create trigger rows_to_queue after insert or update or delete on %1$s
          for each row execute function pgq.logutriga('%2$s');
        create trigger truncate_to_queue after truncate on %1$s
          for each statement execute function pgq.logutriga('%2$s');
        """
            .formatted(table, queue));
    return log;
  }

  @Test
  void aTableWithAKey() throws SQLException {
    Sql.run(c, "create table a1(id int primary key, name text, val numeric)");
    EventLog log = log("a1", "a1");
    Sql.update(c, "insert into a1 values (1, ?, 1.50)", "x y&z=/ü%~*'\"");
    Sql.run(c, "insert into a1 values (2, null, null); insert into a1 values (3, '', 0)");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&name=x+y%26z%3d%2f%c3%bc%25%7e%2a%27%22&val=1.50 | public.a1 | NULL",
            "I:id | id=2&name&val | public.a1 | NULL",
            "I:id | id=3&name=&val=0 | public.a1 | NULL");
    Sql.run(c, "update a1 set name = 'new' where id = 1");
    Sql.run(c, "update a1 set name = name where id = 1");
    Sql.run(c, "update a1 set name = null, val = 2 where id = 1");
    Sql.run(c, "delete from a1 where id = 1");
    Sql.run(c, "truncate a1");
    assertThat(log.next())
        .containsExactly(
            "U:id | id=1&name=new&val=1.50 | public.a1 | NULL",
            "U:id | id=1&name=new&val=1.50 | public.a1 | NULL",
            "U:id | id=1&name&val=2 | public.a1 | NULL",
            "D:id | id=1&name&val=2 | public.a1 | NULL",
            "R |  | public.a1 | NULL");
  }

  @Test
  void theKeyOfARowMustNotChange() throws SQLException {
    Sql.run(c, "create table a1k(id int primary key, name text); insert into a1k values (1, 'a')");
    EventLog log = log("a1k", "a1k");
    assertSqlError(
        "XX000",
        "primary key update not allowed",
        () -> Sql.run(c, "update a1k set id = 6 where id = 1"));
    assertThat(log.next()).isEmpty();
    assertThat(Sql.lines(c, "select * from a1k")).containsExactly("1|a");
  }

  @Test
  void aTableWithoutAKey() throws SQLException {
    Sql.run(c, "create table a2(name text, val int)");
    EventLog log = log("a2", "a2");
    Sql.run(c, "insert into a2 values ('a', 1)");
    assertSqlError(
        "XX000", "Update/Delete on table without pkey", () -> Sql.run(c, "update a2 set val = 2"));
    assertSqlError(
        "XX000", "Update/Delete on table without pkey", () -> Sql.run(c, "delete from a2"));
    Sql.run(c, "truncate a2");
    assertThat(log.next())
        .containsExactly("I: | name=a&val=1 | public.a2 | NULL", "R |  | public.a2 | NULL");
  }

  @Test
  void theKeyIsNamedInTheOrderOfItsIndex() throws SQLException {
    Sql.run(c, "create table a3(a int, b text, c text, primary key (b, a))");
    EventLog log = log("a3", "a3");
    Sql.run(c, "insert into a3 values (1, 'b1', 'c1'); update a3 set c = 'c2'; delete from a3");
    assertThat(log.next())
        .containsExactly(
            "I:b,a | a=1&b=b1&c=c1 | public.a3 | NULL",
            "U:b,a | a=1&b=b1&c=c2 | public.a3 | NULL",
            "D:b,a | a=1&b=b1&c=c2 | public.a3 | NULL");
  }

  @Test
  void namesThatNeedQuotes() throws SQLException {
    Sql.run(
        c,
        """
        create schema "My Sch";
        create table "My Sch"."Tab Le,x"("Id Col" int, "comma,pk" text, "select" text, "Ünï" text,
          primary key ("Id Col", "comma,pk"));
        """);
    EventLog log = log("a4", "\"My Sch\".\"Tab Le,x\"");
    Sql.run(c, "insert into \"My Sch\".\"Tab Le,x\" values (1, 'p', 's', 'u')");
    assertThat(log.next())
        .containsExactly(
            "I:Id Col,comma,pk | Id+Col=1&comma%2cpk=p&select=s&%c3%9cn%c3%af=u"
                + " | My Sch.Tab Le,x | NULL");
  }

  @Test
  void theArticlesTable() throws SQLException {
    EventLog log = new EventLog(c, "mailer");
    Sql.run(
        c,
        """
        create schema queue;
        create table queue.welcome_email(username text, language text, firstname text, lastname text);
        create trigger ins_to_queue before insert on queue.welcome_email
          for each row execute procedure pgq.logutriga('mailer', 'SKIP');
        """);
    String insert = "insert into queue.welcome_email values ('kristokaiv', 'Kristo', 'Kaiv', '')";
    assertThat(Sql.update(c, insert)).isZero();
    assertThat(Sql.number(c, "select count(*) from queue.welcome_email")).isZero();
    assertThat(log.next())
        .containsExactly(
            "I: | username=kristokaiv&language=Kristo&firstname=Kaiv&lastname="
                + " | queue.welcome_email | NULL");
  }

  @Test
  void theArticlesTriggerWithALabel() throws SQLException {
    EventLog log = new EventLog(c, "labelled");
    Sql.run(
        c,
        """
        create table skipped(x int);
        create trigger t before insert on skipped
          for each row execute procedure pgq.logutriga('labelled', 'welcome_email', 'SKIP');
        create table stored(x int);
        create trigger t before insert on stored
          for each row execute procedure pgq.logutriga('labelled', 'welcome_email', 'OK');
        create table stored_too(x int);
        create trigger t before insert on stored_too
          for each row execute procedure pgq.logutriga('labelled', 'OK');
        """);
    assertThat(Sql.update(c, "insert into skipped values (1)")).isZero();
    assertThat(Sql.update(c, "insert into stored values (2)")).isEqualTo(1);
    assertThat(Sql.update(c, "insert into stored_too values (3)")).isEqualTo(1);
    assertThat(log.next())
        .containsExactly(
            "I: | x=1 | public.skipped | NULL",
            "I: | x=2 | public.stored | NULL",
            "I: | x=3 | public.stored_too | NULL");
  }

  @Test
  void theOtherFieldsOfTheEventAreThoseOfAnyEvent() throws SQLException {
    Sql.run(c, "create table fields(id int primary key)");
    log("fields", "fields");
    Sql.run(c, "begin; insert into fields values (1)");
    String row =
        Sql.text(
            c,
            """
            select concat_ws(' ', ev_id, ev_time = now(), ev_txid = txid_current(), ev_owner is null,
                             ev_retry is null, ev_extra3 is null, ev_extra4 is null)
              from pgq.event_template
             where ev_extra1 = 'public.fields'
            """);
    Sql.run(c, "commit");
    assertThat(row).isEqualTo("1 t t t t t t");
  }
}
