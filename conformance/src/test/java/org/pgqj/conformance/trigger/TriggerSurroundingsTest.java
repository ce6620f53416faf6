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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A trigger that has fired many times in a transaction notices what changes between two rows. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TriggerSurroundingsTest {

  private static final String WARM = "insert into t(id) select g from generate_series(-9, 0) as g;";

  private TestDatabase db;
  private Connection c;
  private Connection other;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    other = db.connect();
    log = new EventLog(c, "q");
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset session_replication_role; reset role");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists t;
        create table t(id int primary key, v text default 'v', d date default '2020-07-01');
        create trigger x after insert or update or delete on t
          for each row execute function pgq.logutriga('q');
        """);
    log.next();
  }

  /** What a row is told as after a change, in the transaction that saw many rows before it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "alter table t rename v to w; I:id | id=1&w=v&d=2020-07-01",
        "alter table t rename id to nr; I:nr | nr=1&v=v&d=2020-07-01",
        "alter table t add e bool default true; I:id | id=1&v=v&d=2020-07-01&e=t",
        "alter table t drop v; I:id | id=1&d=2020-07-01",
        "alter table t drop v, add v int default 7; I:id | id=1&d=2020-07-01&v=7",
        "alter table t alter v drop default, alter v type bool using true; I:id | id=1&v&d=2020-07-01",
        "alter table t alter d drop default, alter d type text; I:id | id=1&v=v&d",
        "alter table t drop constraint t_pkey; I: | id=1&v=v&d=2020-07-01",
        "alter table t drop constraint t_pkey, add primary key (d, id, v) ; I:d,id,v | id=1&v=v&d=2020-07-01",
      })
  void aChangeInTheSameTransaction(String change, String expected) throws SQLException {
    String key = change.contains("rename id") ? "nr" : "id";
    Sql.run(c, "begin; " + WARM);
    if (change.contains("drop constraint")) {
      Sql.run(c, "update t set d = d + id");
    }
    Sql.run(
        c,
        "%s; insert into t(%s) values (1); commit"
            .formatted(
                change.replace("drop default, alter v type", "drop default, alter v type"), key));
    assertThat(log.next()).last().isEqualTo(expected + " | public.t | NULL");
  }

  @Test
  void aChangedFormOfDatesInTheSameTransaction() throws SQLException {
    // Not by JDBC: PostgreSQL 13 reports every setting at once, and the driver wants ISO dates.
    db.psql()
        .values(
            "begin; "
                + WARM
                + " set local datestyle = 'SQL, DMY'; insert into t(id) values (1); commit;");
    assertThat(log.next()).last().isEqualTo("I:id | id=1&v=v&d=01%2f07%2f2020 | public.t | NULL");
  }

  @Test
  void aChangedTimeZoneInTheSameTransaction() throws SQLException {
    Sql.run(
        c,
        """
        alter table t add at timestamptz default '2020-07-01 12:00+00';
        begin;
        set local timezone = 'Europe/Tallinn';
        """
            + WARM
            + """
            set local timezone = 'Asia/Kolkata';
            insert into t(id) values (1);
            set local timezone = 'Europe/Tallinn';
            insert into t(id) values (2);
            commit;
            """);
    String row = "I:id | id=%d&v=v&d=2020-07-01&at=2020-07-01+%s | public.t | NULL";
    assertThat(log.next())
        .endsWith(
            row.formatted(0, "15%3a00%3a00%2b03"),
            row.formatted(1, "17%3a30%3a00%2b05%3a30"),
            row.formatted(2, "15%3a00%3a00%2b03"));
  }

  @Test
  void tablesThatSwapTheirNames() throws SQLException {
    Sql.run(
        c,
        """
        create table u(nr int primary key, w text default 'w', e date);
        create trigger x after insert or update or delete on u
          for each row execute function pgq.logutriga('q');
        """);
    String warm = WARM + WARM.replace("t(id)", "u(nr)");
    Sql.run(c, warm);
    Sql.run(
        other, "alter table t rename to s; alter table u rename to t; alter table s rename to u");
    log.next();
    Sql.run(c, "insert into t(nr) values (1); insert into u(id) values (2)");
    assertThat(log.next())
        .containsExactly(
            "I:nr | nr=1&w=w&e | public.t | NULL",
            "I:id | id=2&v=v&d=2020-07-01 | public.u | NULL");
    Sql.run(
        c,
        """
        begin;
        alter table t rename to s; alter table u rename to t; alter table s rename to u;
        insert into t(id) values (3);
        insert into u(nr) values (4);
        commit;
        """);
    assertThat(log.next())
        .containsExactly(
            "I:id | id=3&v=v&d=2020-07-01 | public.t | NULL",
            "I:nr | nr=4&w=w&e | public.u | NULL");
    Sql.run(c, "drop table u");
  }

  @Test
  void plansThatAreNeverKept() throws SQLException {
    Sql.run(
        c,
        "begin; set local plan_cache_mode = force_custom_plan; "
            + WARM
            + " alter table t rename v to w; insert into t(id) values (1); commit");
    assertThat(log.next())
        .hasSize(11)
        .last()
        .isEqualTo("I:id | id=1&w=v&d=2020-07-01 | public.t | NULL");
  }

  @Test
  void aKeyThatIsAddedCounts() throws SQLException {
    Sql.run(c, "alter table t drop constraint t_pkey");
    Sql.run(
        c,
        "begin; "
            + WARM
            + " alter table t add primary key (id); update t set v = 'w' where id = 0; commit");
    assertThat(log.next()).last().isEqualTo("U:id | id=0&v=w&d=2020-07-01 | public.t | NULL");
  }

  @Test
  void anotherSessionsChangeAfterTheLockIsGone() throws SQLException {
    Sql.run(c, "begin; savepoint s; " + WARM + " rollback to s");
    Sql.run(other, "alter table t drop v, add w int default 5");
    Sql.run(c, "insert into t(id) values (1); commit");
    assertThat(log.next()).containsExactly("I:id | id=1&d=2020-07-01&w=5 | public.t | NULL");
  }

  @Test
  void aChangeThatIsUndone() throws SQLException {
    Sql.run(
        c,
        "begin; "
            + WARM
            + """
            savepoint s;
            alter table t rename v to w;
            insert into t(id) values (1);
            rollback to s;
            insert into t(id) values (1);
            commit;
            """);
    assertThat(log.next())
        .hasSize(11)
        .last()
        .isEqualTo("I:id | id=1&v=v&d=2020-07-01 | public.t | NULL");
  }

  @Test
  void aChangeWithinOneStatement() throws SQLException {
    Sql.run(
        c,
        """
        create function rename_at(i int) returns text language plpgsql as '
          begin
            if i = 5 then alter table t rename v to w; end if;
            return i;
          end';
        """);
    try {
      Sql.run(c, "insert into t(id, v) select g, rename_at(g) from generate_series(1, 6) as g");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as("PostgreSQL refuses it by itself").isEqualTo("55006");
    }
    for (String line : log.next()) {
      assertThat(line).containsPattern("^I:id \\| id=\\d&w=\\d&d=2020-07-01 ");
    }
    Sql.run(c, "drop function rename_at");
  }

  @Test
  void theRoleThatSwitchesTriggersOff() throws SQLException {
    Sql.run(
        c,
        "begin; "
            + WARM
            + " set local session_replication_role = local; insert into t values (1); commit");
    assertThat(log.next()).hasSize(10);
  }

  @Test
  void aQueueThatTakesNoEvents() throws SQLException {
    Sql.run(
        c,
        "begin; "
            + WARM
            + " update pgq.queue set queue_disable_insert = true where queue_name = 'q'");
    assertSqlError(
        "XX000", "Insert into queue disallowed", () -> Sql.run(c, "insert into t values (1)"));
  }

  @Test
  void aQueueThatIsDroppedAndCreatedAgain() throws SQLException {
    Sql.run(
        c,
        """
        drop trigger x on t;
        create trigger x after insert on t for each row execute function pgq.logutriga('again');
        begin;
        select pgq.create_queue('again');
        insert into t(id) select g from generate_series(1, 9) as g;
        select pgq.drop_queue('again');
        """);
    assertSqlError(
        "XX000", "No such queue", () -> Sql.run(c, "savepoint s; insert into t(id) values (10)"));
    Sql.run(
        c,
        """
        rollback to s;
        select pgq.create_queue('again');
        insert into t(id) select g from generate_series(11, 14) as g;
        commit;
        """);
    assertThat(
            Sql.number(
                c,
                "select count(*) from pgq.event_template where tableoid::regclass::text = (select"
                    + " queue_data_pfx || '_0' from pgq.queue where queue_name = 'again')"))
        .isEqualTo(4);
    Sql.run(other, "select pgq.drop_queue('again')");
    assertSqlError("XX000", "No such queue", () -> Sql.run(c, "insert into t(id) values (20)"));
  }

  @Test
  void aRotationBetweenTransactions() throws SQLException {
    Sql.run(c, WARM);
    Sql.run(
        other,
        "update pgq.queue set queue_cur_table = (queue_cur_table + 1) % 3 where queue_name = 'q'");
    Sql.run(c, "insert into t(id) values (1)");
    assertThat(log.next()).hasSize(11);
    assertThat(
            Sql.text(
                c,
                "select (max(tableoid) filter (where ev_data like 'id=1&%') = (select"
                    + " format('%s_%s', queue_data_pfx, queue_cur_table)::regclass from pgq.queue where"
                    + " queue_name = 'q'))::text from pgq.event_template where ev_txid ="
                    + " (select max(ev_txid) from pgq.event_template)"))
        .isEqualTo("true");
  }

  @Test
  void aUserWithFewerRights() throws SQLException {
    String executor = db.role("executor");
    String nobody = db.role("nobody");
    Sql.run(
        c,
        """
        grant insert on t to %1$s, %2$s;
        grant execute on function pgq.insert_event(text, text, text, text, text, text, text) to %1$s;
        """
            .formatted(executor, nobody));
    Sql.run(
        c,
        "begin; %s set local role %s; insert into t(id) select g from generate_series(1, 3) as g; commit"
            .formatted(WARM, executor));
    assertThat(log.next()).hasSize(13);
    Sql.run(
        c, "begin; set local role none; insert into t(id) values (5); set local role " + nobody);
    assertSqlError(
        "42501",
        "permission denied for function insert_event",
        () -> Sql.run(c, "insert into t(id) values (6)"));
    Sql.run(
        db.connect(),
        "revoke execute on function pgq.insert_event(text, text, text, text, text, text, text) from "
            + executor);
  }

  @Test
  void severalTriggersOfOneTable() throws SQLException {
    Sql.run(
        c,
        """
        create trigger y after insert on t for each row execute function pgq.sqltriga('q');
        create trigger z after insert on t for each row execute function pgq.logutriga('q', 'ignore=v');
        create trigger zz after insert on t for each statement execute function pgq.logutriga('q', 'OK');
        """);
    assertSqlError(
        "XX000",
        "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW",
        () -> Sql.run(c, "insert into t(id) values (1)"));
    Sql.run(
        c,
        "drop trigger zz on t; " + WARM + " begin; " + WARM.replace("-9, 0", "1, 3") + " commit");
    assertThat(log.next())
        .hasSize(39)
        .endsWith(
            "I:id | id=3&v=v&d=2020-07-01 | public.t | NULL",
            "I | (id,v,d) values ('3','v','2020-07-01') | public.t | NULL",
            "I:id | id=3&d=2020-07-01 | public.t | NULL");
  }

  @Test
  void tablesWhoseNamesRunTogether() throws SQLException {
    Sql.run(
        c,
        """
        create schema a;
        create schema "a.b";
        create table a."b.c"(x int);
        create table "a.b".c(y int);
        create trigger x after insert on a."b.c" for each row execute function pgq.logutriga('q');
        create trigger x after insert on "a.b".c for each row execute function pgq.logutriga('q');
        begin;
        insert into a."b.c" values (1), (2), (3);
        insert into "a.b".c values (4), (5), (6);
        insert into a."b.c" values (7);
        insert into "a.b".c values (8);
        commit;
        """);
    assertThat(log.next())
        .containsExactly(
            "I: | x=1 | a.b.c | NULL",
            "I: | x=2 | a.b.c | NULL",
            "I: | x=3 | a.b.c | NULL",
            "I: | y=4 | a.b.c | NULL",
            "I: | y=5 | a.b.c | NULL",
            "I: | y=6 | a.b.c | NULL",
            "I: | x=7 | a.b.c | NULL",
            "I: | y=8 | a.b.c | NULL");
  }

  @Test
  void insertEventThatIsReplacedInTheSameTransaction() throws SQLException {
    Sql.run(
        c,
        "begin; "
            + WARM
            + """
            create or replace function pgq.insert_event(
                queue_name text, ev_type text, ev_data text,
                ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
              returns bigint language sql security definer as 'select -1::bigint';
            insert into t(id) values (1), (2);
            """);
    assertThat(log.next()).hasSize(10);
  }

  @Test
  void withoutStatisticsChangesCountToo() throws SQLException {
    Sql.run(
        c,
        "begin; set local track_counts = off; "
            + WARM
            + " alter table t rename v to w; insert into t(id) values (1); commit");
    assertThat(log.next()).last().isEqualTo("I:id | id=1&w=v&d=2020-07-01 | public.t | NULL");
  }
}
