package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A trigger that has fired often is never taken for another one. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TriggerIdentityTest {

  private static final String WARM =
      "insert into t select g, 'v' from generate_series(-9, 0) as g;";

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
    Sql.run(c, "rollback");
  }

  @BeforeEach
  void freshTables() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists t, s, u;
        create table t(id int primary key, v text);
        create table s(id int primary key, v text);
        create trigger x after insert or update or delete on t
          for each row execute function pgq.logutriga('q');
        create trigger x after insert or update or delete on s
          for each row execute function pgq.logutriga('q');
        """);
    log.next();
  }

  @Test
  void aSecondTriggerInTheSameTransaction() throws SQLException {
    Sql.run(
        c,
        "begin;"
            + WARM
            + """
            create trigger y after insert on t
              for each row execute function pgq.logutriga('q', 'ignore=v');
            insert into t values (1, 'a'), (2, 'b');
            drop trigger x on t;
            insert into t values (3, 'c'), (4, 'd');
            commit;
            """);
    assertThat(log.next())
        .hasSize(16)
        .endsWith(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=1 | public.t | NULL",
            "I:id | id=2&v=b | public.t | NULL",
            "I:id | id=2 | public.t | NULL",
            "I:id | id=3 | public.t | NULL",
            "I:id | id=4 | public.t | NULL");
  }

  @Test
  void aSecondTriggerOfAnotherSession() throws SQLException {
    Sql.run(c, WARM);
    log.next();
    Sql.run(
        db.connect(),
        """
        create trigger y after insert on t
          for each row execute function pgq.logutriga('q', 'ignore=v')
        """);
    Sql.run(c, "insert into t values (1, 'a'), (2, 'b')");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=1 | public.t | NULL",
            "I:id | id=2&v=b | public.t | NULL",
            "I:id | id=2 | public.t | NULL");
  }

  @Test
  void oneBeforeAndOneAfterTheOperation() throws SQLException {
    Sql.run(
        c,
        """
        create trigger b before insert on t
          for each row execute function pgq.logutriga('q', 'ignore=v');
        """
            + WARM
            + "insert into t values (1, 'a'), (2, 'b')");
    assertThat(log.next())
        .hasSize(24)
        .endsWith(
            "I:id | id=1 | public.t | NULL",
            "I:id | id=2 | public.t | NULL",
            "I:id | id=1&v=a | public.t | NULL",
            "I:id | id=2&v=b | public.t | NULL");
  }

  /** Before the operation, PostgreSQL may hand over the very row that was read. */
  @Test
  void rowsThatWereReadFromAnotherTable() throws SQLException {
    Sql.run(
        c,
        """
        create table u(id int primary key, v text);
        create trigger x before insert on u for each row execute function pgq.logutriga('q');
        create trigger b before insert on s for each row execute function pgq.logutriga('q');
        insert into s values (1, 'a'), (2, 'b');
        insert into u select * from s;
        """);
    assertThat(log.next())
        .endsWith("I:id | id=1&v=a | public.u | NULL", "I:id | id=2&v=b | public.u | NULL");
  }

  @Test
  void tablesThatChangeTheirNames() throws SQLException {
    Sql.run(
        c,
        "begin;"
            + WARM
            + """
            insert into s values (1, 'a'), (2, 'b');
            alter table t rename to u;
            alter table s rename to t;
            alter table u rename to s;
            alter table s rename v to w;
            insert into t values (3, 'c'), (4, 'd');
            insert into s values (5, 'e'), (6, 'f');
            commit;
            """);
    assertThat(log.next())
        .hasSize(16)
        .endsWith(
            "I:id | id=3&v=c | public.t | NULL",
            "I:id | id=4&v=d | public.t | NULL",
            "I:id | id=5&w=e | public.s | NULL",
            "I:id | id=6&w=f | public.s | NULL");
  }

  @Test
  void tablesThatTakeOverAName() throws SQLException {
    for (int i = 0; i < 5; i++) {
      Sql.run(
          c,
          """
          begin;
          create temp table temporary(id int primary key, c%1$d text) on commit drop;
          create trigger x after insert on temporary
            for each row execute function pgq.logutriga('q');
          insert into temporary values (1, 'a'), (2, 'b');
          commit;
          """
              .formatted(i));
      String schema =
          Sql.text(c, "select nspname from pg_namespace where oid = pg_my_temp_schema()");
      String told = " | " + schema + ".temporary | NULL";
      assertThat(log.next())
          .containsExactly("I:id | id=1&c" + i + "=a" + told, "I:id | id=2&c" + i + "=b" + told);
    }
  }
}
