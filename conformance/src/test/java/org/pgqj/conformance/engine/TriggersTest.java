package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Trigger functions in Java. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class TriggersTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema trg; create table firings(what text)");
    ProbeJar.install(c, "trg");
    for (String method :
        new String[] {
          "change",
          "suppress",
          "describe",
          "countTransition",
          "writeLate",
          "refuse",
          "columns",
          "home",
          "descend",
          "countBoth"
        }) {
      Sql.run(
          c,
          "create function trg.%s() returns trigger language java as '%sRowTriggerProbe.%s'"
              .formatted(method, ProbeJar.PROBES, method));
    }
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        "truncate firings; drop table if exists t cascade; create table t(id int primary key, v text)");
  }

  @Test
  void aBeforeTriggerChangesTheRow() throws SQLException {
    Sql.run(
        c,
        "create trigger c before insert or update on t for each row execute function trg.change()");
    Sql.run(c, "insert into t values (1, 'a'), (2, 'b')");
    assertThat(Sql.lines(c, "select * from t order by 1")).containsExactly("1|a!", "2|b!");
    Sql.run(c, "update t set v = 'c' where id = 1");
    assertThat(Sql.lines(c, "select v from t where id = 1")).containsExactly("c!");
  }

  @Test
  void aBeforeTriggerSuppressesTheOperation() throws SQLException {
    Sql.run(
        c,
        "insert into t values (1, 'a');"
            + "create trigger s before insert or update or delete on t for each row"
            + " execute function trg.suppress()");
    assertThat(Sql.update(c, "insert into t values (2, 'b')")).isZero();
    assertThat(Sql.update(c, "update t set v = 'c'")).isZero();
    assertThat(Sql.update(c, "delete from t")).isZero();
    assertThat(Sql.lines(c, "select * from t")).containsExactly("1|a");
  }

  @Test
  void theTriggerKnowsHowItWasFired() throws SQLException {
    Sql.run(
        c,
        """
        create trigger a_row after insert or update or delete on t for each row execute function trg.describe('x', 'y z');
        create trigger b_statement before truncate on t execute function trg.describe();
        create trigger c_row before delete on t for each row execute function trg.describe();
        insert into t values (1, 'a');
        update t set v = 'b';
        delete from t;
        truncate t;
        """);
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly(
            "after row insert on public.t by a_row x y z old=none new=a",
            "after row update on public.t by a_row x y z old=a new=b",
            "before row delete on public.t by c_row old=b new=none",
            "after row delete on public.t by a_row x y z old=b new=none",
            "before statement truncate on public.t by b_statement old=none new=none");
  }

  @Test
  void insteadOfIsNeitherBeforeNorAfter() throws SQLException {
    Sql.run(
        c,
        """
        create view w as select * from t;
        create trigger i instead of insert on w for each row execute function trg.describe();
        insert into w values (1, 'a');
        """);
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly("instead row insert on public.w by i old=none new=a");
  }

  @Test
  void aPartitionFiresUnderItsOwnName() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create table t(id int, v text) partition by list (id);
        create table t_1 partition of t for values in (1);
        create trigger p after insert on t for each row execute function trg.describe();
        insert into t values (1, 'a');
        """);
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly("after row insert on public.t_1 by p old=none new=a");
  }

  @Test
  void columnsAreCountedByAttributeNumberAfterADrop() throws SQLException {
    Sql.run(
        c,
        """
        drop table t;
        create table t(id int, v text, w text);
        create trigger d after insert on t for each row execute function trg.describe();
        alter table t drop column id;
        insert into t values ('second', 'third');
        """);
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly("after row insert on public.t by d old=none new=second");
  }

  @Test
  void aDeferredTriggerFiresAtCommit() throws SQLException {
    Sql.run(
        c,
        "create constraint trigger k after insert on t deferrable initially deferred"
            + " for each row execute function trg.describe()");
    Sql.run(c, "begin; insert into t values (1, 'a')");
    assertThat(Sql.number(c, "select count(*) from firings")).isZero();
    Sql.run(c, "commit");
    assertThat(Sql.number(c, "select count(*) from firings")).isEqualTo(1);
  }

  @Test
  void transitionTablesAreSeenByTheirNames() throws SQLException {
    Sql.run(
        c,
        """
        create trigger loads_the_class before insert on t for each row execute function trg.change();
        create trigger n after insert on t referencing new table as fresh
          for each statement execute function trg.countTransition();
        insert into t select i, 'v' from generate_series(1, 3) i;
        insert into t select i, 'v' from generate_series(11, 15) i;
        """);
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("fresh=3", "fresh=5");
  }

  private void create(String trigger) throws SQLException {
    Sql.run(c, "create trigger " + trigger);
  }

  @Test
  void anAfterTriggerCannotChangeTheRow() throws SQLException {
    create("l after insert on t for each row execute function trg.writeLate()");
    assertSqlState("0A000", () -> Sql.run(c, "insert into t values (1, 'a')"));
  }

  @Test
  void onlyARowTriggerBeforeTheOperationSuppressesIt() throws SQLException {
    create("s after insert on t for each row execute function trg.suppress()");
    assertSqlState("09000", () -> Sql.run(c, "insert into t values (1, 'a')"));
    Sql.run(c, "drop trigger s on t");
    create("s before insert on t execute function trg.suppress()");
    assertSqlState("09000", () -> Sql.run(c, "insert into t values (1, 'a')"));
  }

  @Test
  void aTriggerExceptionNamesTriggerAndTable() throws SQLException {
    create("r before insert on t for each row execute function trg.refuse()");
    assertThat(
            assertSqlState("09000", () -> Sql.run(c, "insert into t values (1, 'a')")).getMessage())
        .endsWith("In Trigger r on relation t: no");
  }

  @Test
  void aGeneratedColumnIsNullBeforeAndThereAfter() throws SQLException {
    Sql.run(c, "alter table t add g text generated always as (v || '!') stored");
    create("b before insert on t for each row execute function trg.columns()");
    create("a after insert on t for each row execute function trg.columns()");
    Sql.run(c, "insert into t values (1, 'a')");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("1 a null ", "1 a a! ");
  }

  @Test
  void aRowTellsItsTableAfterTheOperation() throws SQLException {
    create("h after insert or update or delete on t for each row execute function trg.home()");
    Sql.run(c, "insert into t values (1, 'a'); update t set v = 'b'; delete from t");
    String oid = Sql.text(c, "select cast(cast('t' as regclass) as oid)");
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly("none", oid, oid, oid, oid, "none");
  }

  @Test
  void triggersNest() throws SQLException {
    create("d before insert on t for each row execute function trg.descend()");
    Sql.run(c, "insert into t values (2, 'top')");
    assertThat(Sql.lines(c, "select what from firings"))
        .containsExactly("0 deeper", "1 deeper", "2 top");
    assertThat(Sql.number(c, "select count(*) from t")).isEqualTo(3);
  }

  @Test
  void whenAndUpdateOfDecideWhetherItIsFired() throws SQLException {
    create("w after insert on t for each row when (new.id > 1) execute function trg.columns()");
    create("u after update of v on t for each row execute function trg.columns()");
    Sql.run(
        c,
        "insert into t values (1, 'a'), (2, 'b'); update t set id = 9 where id = 2;"
            + " update t set v = 'c' where id = 9");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("2 b ", "9 c ");
  }

  @Test
  void anUpdateHasBothTransitionTables() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'), (2, 'b')");
    create("loads_the_class before update on t for each row execute function trg.change()");
    create(
        "u after update on t referencing old table as before new table as after"
            + " for each statement execute function trg.countBoth()");
    Sql.run(c, "update t set id = id + 10");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("3 -> 23");
  }

  @Test
  void aRowTriggerSeesTheTransitionTablesToo() throws SQLException {
    create("loads_the_class before insert on t for each row execute function trg.change()");
    create(
        "r after insert on t referencing new table as fresh"
            + " for each row execute function trg.countTransition()");
    Sql.run(c, "insert into t values (1, 'a'), (2, 'b')");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("fresh=2", "fresh=2");
  }

  @Test
  void aTableChangedBetweenFiringsIsReadAsItIs() throws SQLException {
    create("a after insert on t for each row execute function trg.columns()");
    Sql.run(
        c,
        "insert into t values (1, 'a'); alter table t alter id type text using id::text;"
            + "alter table t add w int; insert into t values ('two', 'b', 3)");
    assertThat(Sql.lines(c, "select what from firings")).containsExactly("1 a ", "two b 3 ");
  }
}
