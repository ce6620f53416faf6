package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Sample rows and the events that PgQ 3.5 makes of them, in all three formats. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TriggerFormatsTest {

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  /** The three triggers fire in this order. */
  private void capture(String table, String options) throws SQLException {
    for (String function : List.of("jsontriga", "logutriga", "sqltriga")) {
      Sql.run(
          c,
          """
          create trigger %1$s after insert or update or delete on %2$s
            for each row execute function pgq.%1$s('q'%3$s);
          """
              .formatted(function, table, options));
    }
    log.next();
  }

  private void assertEvents(String statement, String... events) throws SQLException {
    Sql.run(c, statement);
    assertThat(log.next()).containsExactly(events);
  }

  @Test
  void aTableWithAKey() throws SQLException {
    Sql.run(c, "create table a1(id int primary key, name text, val numeric)");
    capture("a1", "");
    assertEvents(
        "insert into a1 values (1, $$x y&z=/ü%~*'\"$$, 1.50)",
        "{\"op\":\"INSERT\",\"table\":[\"public\",\"a1\"],\"pkey\":[\"id\"]} |"
            + " {\"id\":1,\"name\":\"x y&z=/ü%~*'\\\"\",\"val\":\"1.50\"} | public.a1 | NULL",
        "I:id | id=1&name=x+y%26z%3d%2f%c3%bc%25%7e%2a%27%22&val=1.50 | public.a1 | NULL",
        "I | (id,name,val) values ('1','x y&z=/ü%~*''\"','1.50') | public.a1 | NULL");
    String json =
        "{\"op\":\"UPDATE\",\"table\":[\"public\",\"a1\"],\"pkey\":[\"id\"]} | %s | public.a1 | NULL";
    assertEvents(
        "update a1 set name = 'new'",
        json.formatted("{\"id\":1,\"name\":\"new\",\"val\":\"1.50\"}"),
        "U:id | id=1&name=new&val=1.50 | public.a1 | NULL",
        "U | name='new' where id='1' | public.a1 | NULL");
    assertEvents(
        "update a1 set name = name",
        json.formatted("{\"id\":1,\"name\":\"new\",\"val\":\"1.50\"}"),
        "U:id | id=1&name=new&val=1.50 | public.a1 | NULL",
        "U | id='1' where id='1' | public.a1 | NULL");
    assertEvents(
        "update a1 set name = null, val = 2",
        json.formatted("{\"id\":1,\"name\":null,\"val\":\"2\"}"),
        "U:id | id=1&name&val=2 | public.a1 | NULL",
        "U | name=NULL,val='2' where id='1' | public.a1 | NULL");
    assertEvents(
        "delete from a1",
        "{\"op\":\"DELETE\",\"table\":[\"public\",\"a1\"],\"pkey\":[\"id\"]} |"
            + " {\"id\":1,\"name\":null,\"val\":\"2\"} | public.a1 | NULL",
        "D:id | id=1&name&val=2 | public.a1 | NULL",
        "D | id='1' | public.a1 | NULL");
  }

  @Test
  void theKeyIsInItsOwnOrderAndTheWhereInTheTables() throws SQLException {
    Sql.run(c, "create table a3(a int, b text, c text, primary key (b, a))");
    capture("a3", "");
    Sql.run(c, "insert into a3 values (1, 'b1', 'c1')");
    log.next();
    assertEvents(
        "update a3 set c = 'c2'",
        "{\"op\":\"UPDATE\",\"table\":[\"public\",\"a3\"],\"pkey\":[\"b\",\"a\"]} |"
            + " {\"a\":1,\"b\":\"b1\",\"c\":\"c2\"} | public.a3 | NULL",
        "U:b,a | a=1&b=b1&c=c2 | public.a3 | NULL",
        "U | c='c2' where a='1' and b='b1' | public.a3 | NULL");
  }

  @Test
  void oddNamesAreQuotedAsEachFormatNeeds() throws SQLException {
    Sql.run(
        c,
        """
        create schema "My Sch";
        create table "My Sch"."Tab Le,x"("Id Col" int, "comma,pk" text, "select" text, "Ünï" text,
          primary key ("Id Col", "comma,pk"));
        """);
    capture("\"My Sch\".\"Tab Le,x\"", "");
    assertEvents(
        "insert into \"My Sch\".\"Tab Le,x\" values (1, 'p', 's', 'u')",
        "{\"op\":\"INSERT\",\"table\":[\"My Sch\",\"Tab Le,x\"],\"pkey\":[\"Id Col\",\"comma,pk\"]} |"
            + " {\"Id Col\":1,\"comma,pk\":\"p\",\"select\":\"s\",\"Ünï\":\"u\"} | My Sch.Tab Le,x | NULL",
        "I:Id Col,comma,pk | Id+Col=1&comma%2cpk=p&select=s&%c3%9cn%c3%af=u | My Sch.Tab Le,x | NULL",
        "I | (\"Id Col\",\"comma,pk\",\"select\",\"Ünï\") values ('1','p','s','u') |"
            + " My Sch.Tab Le,x | NULL");
  }

  @Test
  void literalsWithBackslashesAndControlsComeBack() throws SQLException {
    Sql.run(c, "create table esc(id int primary key, v text)");
    capture("esc", "");
    assertEvents(
        "insert into esc values (1, E'a\\\\b''c\\n\\t\\x01\\\"')",
        "{\"op\":\"INSERT\",\"table\":[\"public\",\"esc\"],\"pkey\":[\"id\"]} |"
            + " {\"id\":1,\"v\":\"a\\\\b'c\\n\\t\\u0001\\\"\"} | public.esc | NULL",
        "I:id | id=1&v=a%5cb%27c%0a%09%01%22 | public.esc | NULL",
        "I | (id,v) values ('1',E'a\\\\b''c\n\t\u0001\"') | public.esc | NULL");
  }

  @Test
  void aTruncateIsAnEventWithoutData() throws SQLException {
    Sql.run(
        c,
        """
        create table tr(id int primary key);
        create trigger a after truncate on tr for each statement execute function pgq.jsontriga('q');
        create trigger b before truncate on tr for each statement execute function pgq.sqltriga('q');
        """);
    log.next();
    assertEvents(
        "truncate tr",
        "R |  | public.tr | NULL",
        "{\"op\":\"TRUNCATE\",\"table\":[\"public\",\"tr\"],\"pkey\":[\"id\"]} | {} | public.tr | NULL");
  }

  @Test
  void aTableWithoutColumns() throws SQLException {
    Sql.run(c, "create table nothing()");
    capture("nothing", "");
    assertEvents(
        "insert into nothing default values",
        "{\"op\":\"INSERT\",\"table\":[\"public\",\"nothing\"],\"pkey\":[]} | {} | public.nothing | NULL",
        "I: |  | public.nothing | NULL",
        "I | () values () | public.nothing | NULL");
  }

  @Test
  void theOldRowIsKeptAndIgnoredColumnsAreNot() throws SQLException {
    Sql.run(c, "create table b1(id int primary key, name text, ig text)");
    capture("b1", ", 'backup', 'ignore=ig'");
    Sql.run(c, "insert into b1 values (1, 'a', 'x')");
    log.next();
    assertEvents(
        "update b1 set name = 'b', ig = 'y'",
        "{\"op\":\"UPDATE\",\"table\":[\"public\",\"b1\"],\"pkey\":[\"id\"]} |"
            + " {\"id\":1,\"name\":\"b\"} | public.b1 | {\"id\":1,\"name\":\"a\"}",
        "U:id | id=1&name=b | public.b1 | id=1&name=a",
        "U | name='b' where id='1' | public.b1 | id=1&name=a");
    assertEvents("update b1 set ig = 'z'");
    assertEvents(
        "update b1 set ig = ig",
        "{\"op\":\"UPDATE\",\"table\":[\"public\",\"b1\"],\"pkey\":[\"id\"]} |"
            + " {\"id\":1,\"name\":\"b\"} | public.b1 | {\"id\":1,\"name\":\"b\"}",
        "U:id | id=1&name=b | public.b1 | id=1&name=b",
        "U | id='1' where id='1' | public.b1 | id=1&name=b");
  }

  @Test
  void aPartsEventNamesThePart() throws SQLException {
    Sql.run(
        c,
        """
        create table pt(id int primary key, v text) partition by range (id);
        create table pt1 partition of pt for values from (0) to (10);
        create table pt2(v text, gone int, id int primary key);
        alter table pt2 drop column gone;
        alter table pt attach partition pt2 for values from (10) to (20);
        create trigger x after insert or update or delete on pt
          for each row execute function pgq.sqltriga('q');
        insert into pt values (1, 'a'), (11, 'b');
        """);
    assertThat(log.next())
        .containsExactly(
            "I | (id,v) values ('1','a') | public.pt1 | NULL",
            "I | (v,id) values ('b','11') | public.pt2 | NULL");
    assertEvents(
        "update pt set id = 12 where id = 1",
        "D | id='1' | public.pt1 | NULL",
        "I | (v,id) values ('a','12') | public.pt2 | NULL");
  }

  @Test
  void anUpsertCounts() throws SQLException {
    createWithGeneratedColumn();
    assertEvents(
        """
        insert into oc values (1, 'a') on conflict (id) do update set v = excluded.v;
        insert into oc values (1, 'b') on conflict (id) do update set v = excluded.v;
        insert into oc values (1, 'c') on conflict do nothing;
        """,
        "I:id | id=1&v=a&g=a%21 | public.oc | NULL",
        "U:id | id=1&v=b&g=b%21 | public.oc | NULL");
  }

  @Test
  @SinceServer(15)
  void aMergeCounts() throws SQLException {
    createWithGeneratedColumn();
    assertEvents(
        """
        insert into oc values (1, 'a');
        merge into oc using (values (1, 'm'), (2, 'n')) as s(i, w) on i = id
          when matched then update set v = w
          when not matched then insert values (i, w);
        """,
        "I:id | id=1&v=a&g=a%21 | public.oc | NULL",
        "U:id | id=1&v=m&g=m%21 | public.oc | NULL",
        "I:id | id=2&v=n&g=n%21 | public.oc | NULL");
  }

  private void createWithGeneratedColumn() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists oc;
        create table oc(id int primary key, v text, g text generated always as (v || '!') stored);
        create trigger x after insert or update or delete on oc
          for each row execute function pgq.logutriga('q');
        """);
    log.next();
  }

  @Test
  void aViewNeedsAKeyOfItsOwn() throws SQLException {
    Sql.run(
        c,
        """
        create view vw as select 1 as id, 'old'::text as v;
        create trigger x instead of insert or update or delete on vw
          for each row execute function pgq.sqltriga('q', 'pkey=id', 'SKIP');
        """);
    log.next();
    assertEvents(
        "insert into vw values (2, 'x')", "I | (id,v) values ('2','x') | public.vw | NULL");
    assertEvents("update vw set v = 'n'", "U | v='n' where id='1' | public.vw | NULL");
    assertEvents("delete from vw", "D | id='1' | public.vw | NULL");
  }

  @Test
  void sixteenHundredColumns() throws SQLException {
    StringBuilder columns = new StringBuilder("id int primary key");
    StringBuilder expected = new StringBuilder("id=1");
    for (int i = 2; i <= 1600; i++) {
      columns.append(", c").append(i).append(" bool");
      expected.append("&c").append(i);
    }
    Sql.run(
        c,
        "create table wide(%s); create trigger x after insert on wide for each row execute function pgq.logutriga('q')"
            .formatted(columns));
    log.next();
    assertEvents("insert into wide values (1)", "I:id | " + expected + " | public.wide | NULL");
  }
}
