package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/** What {@code pgq.capture} declares works wherever rows change, and as whoever changes them. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class CaptureSurroundingsTest {

  private TestDatabase db;
  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    log = new EventLog(c, "q");
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset role");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(c, "drop table if exists t cascade; create table t(id int primary key, v text, n int)");
    log.next();
  }

  private void capture(String arguments) throws SQLException {
    Sql.text(c, "select pgq.capture('t', 'q'" + arguments + ")");
  }

  @Test
  void rowSecurityHidesNoRowFromItsEventAndExpressionsSeeWhatTheCallerSees() throws SQLException {
    String writer = db.role("writer", "pgq_writer");
    Sql.run(
        c,
        """
        alter table t owner to %1$s;
        alter table t enable row level security;
        alter table t force row level security;
        create policy own on t using (v <> 'hidden') with check (v <> 'refused');
        insert into t values (100, 'hidden', 0);
        create trigger x after insert or update or delete on t for each row
          execute function pgq.logutriga('q', 'ev_extra2=(select count(*) from public.t as s where s.id >= 100)');
        """
            .formatted(writer));
    capture("");
    Connection w = db.connectAs(writer);
    log.next();
    Sql.run(w, "insert into t values (1, 'hidden', 1), (2, 'seen', 2)");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=hidden&n=1 | public.t | 0",
            "I:id | id=2&v=seen&n=2 | public.t | 0",
            "I:id | id=1&v=hidden&n=1 | public.t | NULL",
            "I:id | id=2&v=seen&n=2 | public.t | NULL");
    Sql.run(w, "update t set n = 9");
    assertThat(log.next())
        .containsExactly(
            "U:id | id=2&v=seen&n=9 | public.t | 0", "U:id | id=2&v=seen&n=9 | public.t | NULL");
    assertSqlError(
        "42501",
        "new row violates row-level security policy for table \"t\"",
        () -> Sql.run(w, "insert into t values (3, 'refused', 1)"));
    assertThat(log.next()).isEmpty();
    Sql.run(c, "insert into t values (4, 'by one who sees all', 4)");
    assertThat(log.next()).first().asString().endsWith(" | public.t | 1");
  }

  @Test
  void temporaryTablesAreCaptured() throws SQLException {
    Sql.run(c, "create temp table tmp(id int primary key, v text)");
    Sql.text(c, "select pgq.capture('tmp', 'q')");
    Sql.run(c, "insert into tmp values (1, 'a'); update tmp set v = 'b'; truncate tmp");
    String name = Sql.text(c, "select pg_my_temp_schema()::regnamespace || '.tmp'");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | " + name + " | NULL",
            "U:id | id=1&v=b | " + name + " | NULL",
            "R |  | " + name + " | NULL");
    Sql.run(c, "drop table tmp; create temp table tmp(other int)");
    Sql.text(c, "select pgq.capture('tmp', 'q')");
    Sql.run(c, "insert into tmp values (7)");
    assertThat(log.next()).containsExactly("I: | other=7 | " + name + " | NULL");
    Sql.run(c, "drop table tmp");
  }

  @Test
  void partitionsFollowTheirTable() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create table t(id int primary key, v text) partition by list (id);
        create table t1 partition of t for values in (1);
        create table t2(v text, dropped int, id int primary key);
        alter table t2 drop column dropped;
        """);
    capture("");
    Sql.run(
        c, "insert into t values (1, 'a'); alter table t attach partition t2 for values in (2)");
    Sql.run(c, "insert into t values (2, 'b'); update t set v = 'c'");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t1 | NULL",
            "I:id | v=b&id=2 | public.t2 | NULL",
            "U:id | id=1&v=c | public.t1 | NULL",
            "U:id | v=c&id=2 | public.t2 | NULL");
    Sql.run(c, "alter table t detach partition t2; insert into t2(id) values (5)");
    assertThat(log.next()).isEmpty();
  }

  @Test
  void aForeignKeysActionPublishesItsRows() throws SQLException {
    Sql.run(
        c,
        """
        create table if not exists parent(id int primary key); truncate parent;
        alter table t add foreign key (n) references parent on delete cascade on update set null;
        insert into parent values (1), (2), (3);
        """);
    capture("");
    Sql.run(c, "insert into t values (1, 'a', 1), (2, 'b', 1), (3, 'c', 2), (4, 'd', 3)");
    log.next();
    Sql.run(c, "delete from parent where id < 3");
    assertThat(log.next())
        .containsExactlyInAnyOrder(
            "D:id | id=1&v=a&n=1 | public.t | NULL",
            "D:id | id=2&v=b&n=1 | public.t | NULL",
            "D:id | id=3&v=c&n=2 | public.t | NULL");
    Sql.run(c, "update parent set id = 4");
    assertThat(log.next()).containsExactly("U:id | id=4&v=d&n | public.t | NULL");
  }

  @Test
  void copyIsOneStatement() throws SQLException, IOException {
    capture("");
    c.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy t from stdin", new StringReader("1\ta\t1\n2\t\\N\t\\N\n3\t\t3\n"));
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a&n=1 | public.t | NULL",
            "I:id | id=2&v&n | public.t | NULL",
            "I:id | id=3&v=&n=3 | public.t | NULL");
  }

  @Test
  void identitiesAndGeneratedColumnsAreThereOnceComputed() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create table t(id int generated always as identity primary key, n int,
                       twice int generated always as (n * 2) stored);
        """);
    capture(", 'backup'");
    Sql.run(c, "insert into t(n) values (1), (2); update t set n = 5 where id = 1");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&n=1&twice=2 | public.t | NULL",
            "I:id | id=2&n=2&twice=4 | public.t | NULL",
            "U:id | id=1&n=5&twice=10 | public.t | id=1&n=1&twice=2");
  }

  @Test
  void severalQueuesOfOneTableGetTheirOwnEvents() throws SQLException {
    EventLog other = new EventLog(c, "other");
    capture(", 'format=sql'");
    Sql.text(c, "select pgq.capture('t', 'other', 'ignore=v')");
    Sql.run(c, "insert into t values (1, 'a', 1); update t set v = 'b'; delete from t");
    assertThat(log.next())
        .containsExactly(
            "I | (id,v,n) values ('1','a','1') | public.t | NULL",
            "U | v='b' where id='1' | public.t | NULL",
            "D | id='1' | public.t | NULL");
    assertThat(other.next())
        .containsExactly("I:id | id=1&n=1 | public.t | NULL", "D:id | id=1&n=1 | public.t | NULL");
  }

  @Test
  void aSecurityDefinerFunctionPublishesWithItsOwnersRights() throws SQLException {
    String owner = db.role("owner", "pgq_writer");
    String nobody = db.role("nobody");
    capture("");
    Sql.run(
        c,
        """
        grant insert on t to %1$s, %2$s;
        create or replace function put() returns void language sql security definer
          set search_path = pg_catalog, pg_temp as 'insert into public.t values (1, ''a'', 1)';
        alter function put() owner to %1$s;
        """
            .formatted(owner, nobody));
    Connection n = db.connectAs(nobody);
    Sql.rows(n, "select put()");
    assertThat(log.next()).containsExactly("I:id | id=1&v=a&n=1 | public.t | NULL");
    assertSqlError(
        "42501",
        "permission denied for function insert_event",
        () -> Sql.run(n, "insert into t values (2)"));
    Sql.run(c, "drop function put()");
  }

  @Test
  void sixteenHundredColumnsAreCaptured() throws SQLException {
    StringBuilder columns = new StringBuilder("id int primary key");
    for (int i = 2; i <= 1600; i++) {
      columns.append(", c").append(i).append(" int default ").append(i);
    }
    Sql.run(c, "drop table t; create table t(" + columns + ")");
    capture(", 'backup'");
    Sql.run(c, "insert into t(id) values (1), (2); update t set c1600 = -1; delete from t");
    assertThat(log.next())
        .hasSize(6)
        .allSatisfy(event -> assertThat(event).contains("id=", "&c800=800&", "&c1599=1599&c1600="))
        .satisfies(events -> assertThat(events.get(3)).contains("c1600=-1 |", "c1600=1600"));
  }

  /** The queue of a transaction stays until its end, whatever savepoint it went back to. */
  @Test
  void aQueueCannotBeDroppedUnderATransactionThatWentBackToASavepoint() throws SQLException {
    EventLog kept = new EventLog(c, "kept");
    Sql.text(c, "select pgq.capture('t', 'kept')");
    Sql.run(
        c,
        "create trigger x after insert on t for each row execute function pgq.logutriga('kept')");
    Sql.run(c, "insert into t values (0)");
    kept.next();
    Sql.run(
        c,
        """
        begin; savepoint s;
        insert into t values (1); select pgq.insert_event('kept', 'a', 'b');
        rollback to savepoint s;
        """);
    Connection other = db.connect();
    Background<Object> drop =
        db.background(other, d -> Sql.one(d, "select pgq.drop_queue('kept')"));
    drop.awaitBlocked();
    Sql.run(c, "commit");
    assertThat(drop.join()).isEqualTo(1);
    assertSqlError("XX000", "No such queue", () -> Sql.run(c, "insert into t values (3)"));
  }

  /** PL/Java itself fails before any method is called, unless the trigger has fired before. */
  @Test
  void aCallThatIsNoFiringIsAnErrorAndDoesNoHarm() throws SQLException {
    capture("");
    for (String name : new String[] {"logutriga", "sqltriga", "jsontriga", "logtriga"}) {
      Connection fresh = db.connect();
      assertThatThrownBy(() -> Sql.run(fresh, "select pgq." + name + "()"))
          .isInstanceOf(SQLException.class)
          .extracting(Throwable::getMessage)
          .asString()
          .containsAnyOf("org.pgqj.trigger.RowTriggers." + name, "pgq." + name + " not called as");
      Sql.run(fresh, "insert into t values (%d)".formatted(name.hashCode()));
      assertThat(log.next()).hasSize(1);
    }
  }
}
