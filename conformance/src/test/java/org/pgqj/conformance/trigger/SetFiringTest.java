package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

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

/** When a trigger for each statement publishes, and with whose rights. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SetFiringTest {

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback; reset role; reset session_replication_role");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists t cascade;
        create table t(id int primary key deferrable, v text, u int unique);
        insert into t values (1, 'a', 1), (2, 'b', 2);
        """);
    log.next();
  }

  private void logutriga(String arguments) throws SQLException {
    SetTriggers.create(c, "t", "logutriga", arguments);
  }

  @Test
  void anEmptyStatementPublishesNothingAndRaisesNothing() throws SQLException {
    logutriga("'no such queue', 'deny'");
    Sql.run(c, "update t set v = 'x' where false; delete from t where false");
    assertThat(log.next()).isEmpty();
    assertSqlError(
        "XX000",
        "Table 'public.t' to queue 'no such queue': change not allowed (DELETE)",
        () -> Sql.run(c, "delete from t"));
  }

  @Test
  void aQueueThatIsNotThereIsAnError() throws SQLException {
    logutriga("'nowhere'");
    assertSqlError("XX000", "No such queue", () -> Sql.run(c, "delete from t"));
  }

  @Test
  void changedKeysAreRefusedAlsoWhenTheyAreSwapped() throws SQLException {
    logutriga("'q'");
    assertSqlError(
        "XX000", "primary key update not allowed", () -> Sql.run(c, "update t set id = 3 - id"));
    assertSqlError(
        "XX000",
        "primary key update not allowed",
        () -> Sql.run(c, "update t set id = 7 where id = 2"));
    assertThat(log.next()).isEmpty();
  }

  @Test
  void aNullKeyIsRefusedBySqltriga() throws SQLException {
    SetTriggers.create(c, "t", "sqltriga", "'q', 'pkey=u'");
    Sql.run(c, "insert into t values (3, 'c', null)");
    assertThat(log.next()).hasSize(1);
    assertSqlError(
        "XX000", "logtriga: Unexpected NULL key value", () -> Sql.run(c, "delete from t"));
  }

  @Test
  void onConflictDoUpdatePublishesInsertsAndUpdates() throws SQLException {
    logutriga("'q'");
    Sql.run(
        c,
        """
        alter table t drop constraint t_pkey; alter table t add primary key (id);
        insert into t values (2, 'x', 9), (5, 'e', 5), (1, 'y', 8)
          on conflict (id) do update set v = excluded.v;
        """);
    assertThat(log.next())
        .containsExactlyInAnyOrder(
            "U:id | id=2&v=x&u=2 | public.t | NULL",
            "I:id | id=5&v=e&u=5 | public.t | NULL",
            "U:id | id=1&v=y&u=1 | public.t | NULL");
  }

  @Test
  @SinceServer(15)
  void mergePublishesWhatItDid() throws SQLException {
    logutriga("'q'");
    Sql.run(
        c,
        """
        merge into t using (values (1), (2), (3)) as s(id) on s.id = t.id
          when matched and t.id = 1 then delete
          when matched then update set v = 'm'
          when not matched then insert values (s.id, 'n', 3);
        """);
    assertThat(log.next())
        .containsExactlyInAnyOrder(
            "D:id | id=1&v=a&u=1 | public.t | NULL",
            "U:id | id=2&v=m&u=2 | public.t | NULL",
            "I:id | id=3&v=n&u=3 | public.t | NULL");
  }

  @Test
  void aUsersOwnEqualityIsNotAsked() throws SQLException {
    Sql.run(
        c,
        """
        create schema own;
        create function own.never(bool, bool) returns bool language sql as 'select false';
        create operator own.= (leftarg = bool, rightarg = bool, function = own.never);
        alter table t add b bool;
        """);
    SetTriggers.create(c, "t", "jsontriga", "'q', 'ignore=v,u'");
    Sql.run(c, "begin; set local search_path = own, pg_catalog, public");
    Sql.run(c, "insert into t values (3, 'c', 3, true), (4, 'd', 4, false); commit");
    Sql.run(c, "drop schema own cascade");
    assertThat(log.next())
        .satisfiesExactly(
            event -> assertThat(event).contains("{\"id\":3,\"b\":true}"),
            event -> assertThat(event).contains("{\"id\":4,\"b\":false}"));
  }

  @Test
  void theShapeMayChangeBetweenTwoStatements() throws SQLException {
    logutriga("'q'");
    Sql.run(c, "insert into t values (3, 'c', 3); begin; alter table t drop column v");
    Sql.run(c, "alter table t add w numeric default 1.50; insert into t values (4, 4)");
    Sql.run(c, "alter table t rename id to key; insert into t values (5, 5); commit");
    assertThat(log.next())
        .containsExactly(
            "I:id | id=3&v=c&u=3 | public.t | NULL",
            "I:id | id=4&u=4&w=1.50 | public.t | NULL",
            "I:key | key=5&u=5&w=1.50 | public.t | NULL");
  }

  /** {@code -Dpgqj.set.rows=5000000} for the full size. */
  @Test
  void veryManyRowsComeInOrder() throws SQLException {
    long rows = Long.getLong("pgqj.set.rows", 200_000);
    Sql.run(c, "set statement_timeout = " + (60_000 + rows));
    c.setNetworkTimeout(Runnable::run, (int) (90_000 + rows));
    Sql.one(c, "select pgq.create_queue('many')");
    logutriga("'many'");
    long before = Sql.number(c, "select txid_current()");
    String add = "insert into t select g, 'row ' || g, g from generate_series(3, %d + 2) g";
    Sql.run(c, add.formatted(rows));
    Sql.run(c, "update t set v = 'x' where id > 2");
    assertThat(
            Sql.lines(
                c,
                """
                select ev_type, count(*), bool_and(n = r) from (
                  select ev_type, substring(ev_data from '^id=([0-9]+)&')::int8 - 2 as n,
                         row_number() over (partition by ev_type order by ev_id) as r
                    from pgq.event_template
                   where ev_data like 'id=%' and ev_extra1 = 'public.t'
                     and ev_txid > ?) x
                 where n > 0 group by 1 order by 1
                """,
                before))
        .containsExactly("I:id|" + rows + "|t", "U:id|" + rows + "|t");
    assertThat(peakMegabytes()).isLessThan(1000);
    Sql.run(c, "truncate t; select pgq.drop_queue('many'); reset statement_timeout");
  }

  /** The most memory that this session's process has ever had of its own, heap of Java and all. */
  private long peakMegabytes() throws SQLException {
    String peak = "substring(pg_read_file('/proc/self/status') from 'VmHWM:\\s+(\\d+)')::int8";
    String shared = "substring(pg_read_file('/proc/self/status') from 'RssShmem:\\s+(\\d+)')::int8";
    return Sql.number(c, "select (" + peak + " - " + shared + ") / 1024");
  }

  /** PostgreSQL keeps the plan of the first update, made for the one row of that. */
  @Test
  void anUpdateOfManyRowsMayFollowOneOfFew() throws SQLException {
    logutriga("'q'");
    Sql.run(
        c,
        """
        insert into t select g, 'row ' || g, g from generate_series(3, 60002) g;
        begin;
        set local statement_timeout = '60s';
        update t set v = 'y' where id = 3;
        update t set v = 'y' where id = 4;
        update t set v = 'z' where id > 2;
        commit;
        """);
    assertThat(log.next())
        .hasSize(120_002)
        .contains("U:id | id=60002&v=z&u=60002 | public.t | NULL")
        .endsWith("U:id | id=4&v=z&u=4 | public.t | NULL");
  }

  @Test
  void aTriggerThatHasFiredOftenNoticesWhatChanges(TestDatabase db) throws SQLException {
    logutriga("'q'");
    Connection other = db.connect();
    Sql.run(c, "insert into t values (3); insert into t values (4); insert into t values (5)");
    Sql.run(other, "alter table t rename v to w");
    Sql.run(c, "insert into t values (6); begin; insert into t values (7); alter table t drop w;");
    Sql.run(c, "insert into t values (8); commit");
    assertThat(log.next())
        .endsWith(
            "I:id | id=6&w&u | public.t | NULL",
            "I:id | id=7&w&u | public.t | NULL",
            "I:id | id=8&u | public.t | NULL");
    Sql.run(
        c,
        """
        drop trigger set_i on t;
        create trigger set_i after insert on t referencing new table as others
          for each statement when (pgq._ready()) execute function pgq.logutriga('q');
        insert into t values (9); insert into t values (10);
        begin; insert into t values (11); set local session_replication_role = local;
        alter table t enable always trigger set_i;
        insert into t values (12); commit;
        """);
    assertThat(log.next()).hasSize(3);
    Sql.run(
        other,
        "update pgq.queue set queue_cur_table = (queue_cur_table + 1) % 3 where queue_name = 'q'");
    Sql.run(c, "insert into t values (13); insert into t values (14)");
    assertThat(
            Sql.number(
                c,
                """
                select count(*) from pgq.event_template e, pgq.queue
                 where queue_name = 'q' and ev_data in ('id=13&u', 'id=14&u')
                   and e.tableoid = concat(queue_data_pfx, '_', queue_cur_table)::regclass
                """))
        .isEqualTo(2);
    Sql.run(c, "begin; insert into t values (15)");
    Sql.run(c, "update pgq.queue set queue_disable_insert = true where queue_name = 'q'");
    assertSqlError(
        "XX000", "Insert into queue disallowed", () -> Sql.run(c, "insert into t values (16)"));
    Sql.run(c, "rollback; insert into t values (17)");
    log.next();
    Sql.run(
        c,
        """
        begin;
        create or replace function pgq.insert_event(
            queue_name text, ev_type text, ev_data text,
            ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
          returns bigint language sql security definer as 'select -1::bigint';
        insert into t values (18);
        """);
    assertThat(log.next()).isEmpty();
  }

  @Test
  void aWriterNeedsNoMoreThanItsRole() throws SQLException {
    logutriga("'q'");
    Sql.run(
        c,
        """
        drop role if exists set_writer; drop role if exists set_nobody;
        create role set_writer; grant pgq_writer to set_writer; grant all on t to set_writer;
        create role set_nobody; grant all on t to set_nobody;
        set role set_writer; insert into t values (3, 'c', 3); update t set v = 'w' where id = 3;
        delete from t where id = 3; reset role;
        """);
    assertThat(log.next()).hasSize(3);
    Sql.run(c, "set role set_nobody");
    assertSqlError(
        "42501",
        "permission denied for function insert_event",
        () -> Sql.run(c, "insert into t values (4, 'd', 4)"));
    Sql.run(
        c, "reset role; drop owned by set_writer, set_nobody; drop role set_writer, set_nobody");
  }

  @Test
  void repeatableReadAfterARotationIsASerializationFailure(TestDatabase db) throws SQLException {
    logutriga("'q'");
    Sql.run(c, "begin isolation level repeatable read; insert into t values (3, 'c', 3); commit");
    assertThat(log.next()).containsExactly("I:id | id=3&v=c&u=3 | public.t | NULL");
    Sql.run(c, "begin isolation level repeatable read");
    Sql.one(c, "select count(*) from t");
    Connection other = db.connect();
    Sql.run(
        other,
        """
        update pgq.queue set queue_rotation_period = '0';
        select pgq.maint_rotate_tables_step2(); select pgq.maint_rotate_tables_step1('q');
        """);
    assertSqlState("40001", () -> Sql.run(c, "insert into t values (4, 'd', 4)"));
  }

  @Test
  void localReplicationRolePublishesNothing() throws SQLException {
    logutriga("'q'");
    Sql.run(c, "alter table t enable always trigger set_d");
    Sql.run(c, "set session_replication_role = 'local'; delete from t");
    assertThat(log.next()).isEmpty();
  }

  @Test
  void withoutTransitionTablesItIsAnError() throws SQLException {
    Sql.run(
        c,
        """
        create trigger x after delete on t for each statement execute function pgq.logutriga('q');
        create trigger y after update on t referencing new table as n for each statement
          when (pgq._ready()) execute function pgq.logutriga('q');
        create trigger z before insert on t for each statement execute function pgq.logutriga('q');
        """);
    assertSqlError(
        "XX000",
        "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW",
        () -> Sql.run(c, "delete from t"));
    assertSqlError(
        "XX000",
        "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW",
        () -> Sql.run(c, "insert into t values (3)"));
    assertSqlError(
        "XX000",
        "pgq trigger for each statement needs REFERENCING NEW TABLE for INSERT, OLD TABLE for"
            + " DELETE, both for UPDATE",
        () -> Sql.run(c, "update t set v = v"));
  }

  @Test
  void aReplacedInsertEventIsCalledForEachRow(TestDatabase db) throws SQLException {
    logutriga("'q'");
    String original =
        Sql.text(
            c,
            "select pg_get_functiondef('pgq.insert_event(text,text,text,text,text,text,text)'"
                + "::regprocedure)");
    Sql.run(
        c,
        """
        create table routed(data text);
        create or replace function pgq.insert_event(
            queue_name text, ev_type text, ev_data text,
            ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
          returns bigint language plpgsql security definer
          as 'begin insert into public.routed values (ev_data); return -7; end';
        delete from t;
        """);
    assertThat(log.next()).isEmpty();
    assertThat(Sql.lines(c, "select * from routed"))
        .containsExactly("id=1&v=a&u=1", "id=2&v=b&u=2");
    Sql.run(c, original);
  }
}
