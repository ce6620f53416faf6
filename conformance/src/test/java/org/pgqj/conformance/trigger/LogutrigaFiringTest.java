package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** When a trigger publishes, and what becomes of the row. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaFiringTest {

  private static final String NEW_TABLE =
      "drop table if exists t cascade; create table t(id int primary key, v text);";

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  /** A test that failed within a transaction spoils no other. */
  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset session_replication_role");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    log.next();
    Sql.run(c, NEW_TABLE);
  }

  private void rowTrigger(String when, String arguments) throws SQLException {
    Sql.run(
        c,
        "create trigger x %s on t for each row execute function pgq.logutriga(%s)"
            .formatted(when, arguments));
  }

  @Test
  void beforeWithoutSkipPublishesAndLetsTheRowPass() throws SQLException {
    rowTrigger("before insert or update or delete", "'q'");
    assertThat(Sql.lines(c, "insert into t values (1, 'a') returning id, v"))
        .containsExactly("1|a");
    assertThat(Sql.update(c, "update t set v = 'b'")).isEqualTo(1);
    assertThat(Sql.lines(c, "select * from t")).containsExactly("1|b");
    assertThat(Sql.update(c, "delete from t")).isEqualTo(1);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t | NULL",
            "U:id | id=1&v=b | public.t | NULL",
            "D:id | id=1&v=b | public.t | NULL");
  }

  @Test
  void skipPublishesAndStopsTheRow() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a')");
    rowTrigger("before insert or update or delete", "'q', 'SKIP'");
    assertThat(Sql.lines(c, "insert into t values (2, 'b') returning id")).isEmpty();
    assertThat(Sql.update(c, "insert into t values (3, 'c')")).isZero();
    assertThat(Sql.update(c, "update t set v = 'd'")).isZero();
    assertThat(Sql.update(c, "delete from t")).isZero();
    assertThat(Sql.lines(c, "select * from t")).containsExactly("1|a");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=2&v=b | public.t | NULL",
            "I:id | id=3&v=c | public.t | NULL",
            "U:id | id=1&v=d | public.t | NULL",
            "D:id | id=1&v=a | public.t | NULL");
  }

  @Test
  void laterTriggersDoNotSeeASkippedRow() throws SQLException {
    rowTrigger("before insert", "'q', 'SKIP'");
    Sql.run(
        c,
        """
        create trigger y before insert on t for each row execute function pgq.logutriga('q');
        create trigger z after insert on t for each row execute function pgq.logutriga('q');
        insert into t values (1, 'a');
        """);
    assertThat(log.next()).hasSize(1);
  }

  @Test
  void triggersOfOneTableFireInTheOrderOfTheirNames() throws SQLException {
    EventLog other = new EventLog(c, "other");
    Sql.run(
        c,
        """
        create trigger b before insert on t for each row execute function pgq.logutriga('other');
        create trigger a before insert on t for each row execute function pgq.logutriga('q');
        create trigger c before insert on t for each row execute function pgq.logutriga('q', 'SKIP');
        create trigger d before insert on t for each row execute function pgq.logutriga('other');
        insert into t values (1, 'a');
        """);
    assertThat(log.next()).hasSize(2);
    assertThat(other.next()).hasSize(1);
  }

  @Test
  void truncateIsPublishedWithEmptyData() throws SQLException {
    Sql.run(
        c,
        """
        insert into t values (1, 'a');
        create trigger x before truncate on t for each statement execute function pgq.logutriga('q', 'SKIP');
        truncate t;
        """);
    assertThat(log.next()).containsExactly("R |  | public.t | NULL");
    assertThat(Sql.number(c, "select count(*) from t")).isZero();
  }

  @Test
  void insteadOfTriggersOfAViewPublishUnderTheViewsName() throws SQLException {
    Sql.run(
        c,
        """
        create view stored as select * from t;
        create view skipped as select * from t;
        create trigger x instead of insert or update on stored
          for each row execute function pgq.logutriga('q');
        create trigger x instead of insert on skipped
          for each row execute function pgq.logutriga('q', 'SKIP');
        insert into t values (5, 'e');
        """);
    assertThat(Sql.update(c, "insert into stored values (1, 'a')")).isEqualTo(1);
    assertThat(Sql.update(c, "insert into skipped values (2, 'b')")).isZero();
    assertSqlError(
        "XX000",
        "Update/Delete on table without pkey",
        () -> Sql.run(c, "update stored set v = 'x'"));
    assertThat(log.next())
        .containsExactly(
            "I: | id=1&v=a | public.stored | NULL", "I: | id=2&v=b | public.skipped | NULL");
  }

  @Test
  void roleLocalSwitchesTheTriggerOff() throws SQLException {
    rowTrigger("before insert or update or delete", "'q', 'SKIP', 'nonsense'");
    Sql.run(c, "create trigger y after insert on t for each row execute function pgq.logutriga()");
    Sql.run(c, "set session_replication_role = local");
    assertThat(Sql.update(c, "insert into t values (1, 'a')")).isEqualTo(1);
    assertThat(Sql.update(c, "update t set v = 'b'")).isEqualTo(1);
    assertThat(Sql.lines(c, "select * from t")).containsExactly("1|b");
    assertThat(Sql.update(c, "delete from t")).isEqualTo(1);
    Sql.run(c, "set session_replication_role = origin");
    assertThat(log.next()).isEmpty();
    assertSqlError(
        "XX000", "bad param to pgq trigger", () -> Sql.run(c, "insert into t values (1, 'a')"));
  }

  @Test
  void roleReplicaLeavesItToTheTriggersState() throws SQLException {
    rowTrigger("before insert", "'q', 'SKIP'");
    Sql.run(c, "set session_replication_role = replica");
    assertThat(Sql.update(c, "insert into t values (1, 'a')")).isEqualTo(1);
    Sql.run(c, "alter table t enable always trigger x");
    assertThat(Sql.update(c, "insert into t values (2, 'b')")).isZero();
    Sql.run(c, "set session_replication_role = origin");
    assertThat(log.next()).containsExactly("I:id | id=2&v=b | public.t | NULL");
  }

  @Test
  void aPartitionedTablePublishesItsLeaves() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create table t(id int primary key, v text) partition by range (id);
        create table t_low partition of t for values from (0) to (100);
        create table t_high(v text, id int primary key);
        alter table t attach partition t_high for values from (100) to (200);
        create trigger x after insert or update or delete on t for each row execute function pgq.logutriga('q');
        create trigger y after truncate on t for each statement execute function pgq.logutriga('q');
        insert into t values (1, 'a'), (101, 'b');
        update t set id = 102 where id = 1;
        truncate t;
        """);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a | public.t_low | NULL",
            "I:id | v=b&id=101 | public.t_high | NULL",
            "D:id | id=1&v=a | public.t_low | NULL",
            "I:id | v=a&id=102 | public.t_high | NULL",
            "R |  | public.t | NULL");
  }

  @Test
  void aTemporaryTableIsNamedWithItsSchema() throws SQLException {
    Sql.run(
        c,
        """
        create temp table passing(x int);
        create trigger x after insert on passing for each row execute function pgq.logutriga('q');
        insert into passing values (1);
        """);
    assertThat(log.next())
        .singleElement()
        .asString()
        .matches("I: \\| x=1 \\| pg_temp_\\d+\\.passing \\| NULL");
    Sql.run(c, "drop table passing");
  }

  @Test
  void anUpsertPublishesWhatItDid() throws SQLException {
    rowTrigger("after insert or update or delete", "'q'");
    Sql.run(
        c,
        """
        insert into t values (1, 'a');
        insert into t values (1, 'b') on conflict (id) do update set v = excluded.v;
        insert into t values (1, 'c') on conflict do nothing;
        """);
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "U:id | id=1&v=b | public.t | NULL");
  }

  @Test
  @SinceServer(15)
  void aMergePublishesWhatItDid() throws SQLException {
    rowTrigger("after insert or update or delete", "'q'");
    Sql.run(
        c,
        """
        insert into t values (1, 'a');
        merge into t using (values (1, 'd'), (2, 'e')) s(id, v) on t.id = s.id
          when matched then update set v = s.v
          when not matched then insert values (s.id, s.v);
        """);
    assertThat(log.next())
        .containsExactlyInAnyOrder(
            "I:id | id=1&v=a | public.t | NULL",
            "U:id | id=1&v=d | public.t | NULL",
            "I:id | id=2&v=e | public.t | NULL");
  }

  @Test
  void aRolledBackRowPublishesNothing() throws SQLException {
    rowTrigger("after insert", "'q'");
    Sql.run(
        c,
        """
        begin;
        insert into t values (1, 'a');
        savepoint s;
        insert into t values (2, 'b');
        rollback to s;
        insert into t values (3, 'c');
        commit;
        begin;
        insert into t values (4, 'd');
        rollback;
        """);
    assertThat(log.next())
        .containsExactly("I:id | id=1&v=a | public.t | NULL", "I:id | id=3&v=c | public.t | NULL");
  }

  @Test
  void generatedColumnsAreComputedAfterAndNotBefore() throws SQLException {
    Sql.run(c, "alter table t add g int generated always as (id * 2) stored");
    rowTrigger("before insert", "'q'");
    Sql.run(
        c,
        """
        create trigger y after insert on t for each row execute function pgq.logutriga('q');
        insert into t values (1, 'a');
        """);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=1&v=a&g | public.t | NULL", "I:id | id=1&v=a&g=2 | public.t | NULL");
  }

  @Test
  void defaultsAndChangesByEarlierTriggersAreInTheEvent() throws SQLException {
    Sql.run(
        c,
        """
        alter table t alter v set default 'given';
        create function shout() returns trigger language plpgsql as
          'begin new.v := upper(new.v); return new; end';
        create trigger a before insert on t for each row execute function shout();
        """);
    rowTrigger("before insert", "'q'");
    Sql.run(c, "insert into t(id) values (1)");
    assertThat(log.next()).containsExactly("I:id | id=1&v=GIVEN | public.t | NULL");
  }

  @Test
  void magicColumnsReplaceTheFieldsOfTheEvent() throws SQLException {
    Sql.run(
        c,
        "alter table t add _pgq_ev_type text, add _pgq_ev_data text, add _pgq_ev_extra1 text,"
            + " add _pgq_ev_extra2 int");
    rowTrigger("before insert", "'q', 'SKIP'");
    Sql.run(c, "insert into t values (1, 'a', 'my type', 'my data', null, 7)");
    assertThat(log.next()).containsExactly("my type | my data | NULL | 7");
  }
}
