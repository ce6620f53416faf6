package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/** Wherever a row comes from and whoever writes it, the event is the same. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaContextTest {

  private static final String EVENT = "I:id | id=1&v=a | public.t | NULL";

  private TestDatabase db;
  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
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
    Sql.run(
        c,
        """
        drop table if exists t cascade;
        create table t(id int primary key, v text);
        create trigger x after insert or update or delete on t
          for each row execute function pgq.logutriga('q');
        """);
  }

  @Test
  void fromAFunction() throws SQLException {
    Sql.run(
        c,
        """
        create function put(i int) returns void language plpgsql as
          'begin insert into t values (i, ''a''); end';
        select put(1);
        do $$
        begin
          insert into t values (2, 'b');
          begin
            insert into t values (2, 'c');
          exception when unique_violation then
            insert into t values (3, 'd');
          end;
        end $$;
        """);
    assertThat(log.next())
        .containsExactly(
            EVENT, "I:id | id=2&v=b | public.t | NULL", "I:id | id=3&v=d | public.t | NULL");
  }

  @Test
  void fromCopy() throws SQLException, IOException {
    long rows =
        c.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy t from stdin", new StringReader("1\ta\n2\t\\N\n3\t\n"));
    assertThat(rows).isEqualTo(3);
    assertThat(log.next())
        .containsExactly(
            EVENT, "I:id | id=2&v | public.t | NULL", "I:id | id=3&v= | public.t | NULL");
  }

  @Test
  void fromAnotherTablesTrigger() throws SQLException {
    Sql.run(
        c,
        """
        create table outer_table(id int, v text);
        create function onwards() returns trigger language plpgsql as
          'begin insert into t values (new.id, new.v); return new; end';
        create trigger a before insert on outer_table for each row execute function onwards();
        create trigger b before insert on outer_table
          for each row execute function pgq.logutriga('q', 'SKIP');
        insert into outer_table values (1, 'a');
        """);
    assertThat(log.next()).containsExactly(EVENT, "I: | id=1&v=a | public.outer_table | NULL");
  }

  @Test
  void fromAForeignKeysAction() throws SQLException {
    Sql.run(
        c,
        """
        create table parent(id int primary key);
        alter table t add foreign key (id) references parent on delete cascade;
        insert into parent values (1);
        insert into t values (1, 'a');
        delete from parent;
        """);
    assertThat(log.next()).containsExactly(EVENT, "D:id | id=1&v=a | public.t | NULL");
  }

  @Test
  void aDeferredTriggerPublishesAtCommit() throws SQLException {
    Sql.run(
        c,
        """
        drop trigger x on t;
        create constraint trigger x after insert on t deferrable initially deferred
          for each row execute function pgq.logutriga('q');
        begin;
        insert into t values (1, 'a');
        """);
    assertThat(log.next()).isEmpty();
    Sql.run(c, "commit");
    assertThat(log.next()).containsExactly(EVENT);
  }

  @Test
  void aConditionOrAColumnListOfTheTriggerCounts() throws SQLException {
    Sql.run(
        c,
        """
        drop trigger x on t;
        create trigger x after update of v on t for each row when (new.v <> old.v)
          execute function pgq.logutriga('q');
        insert into t values (1, 'a'), (2, 'b');
        update t set v = 'b';
        """);
    assertThat(log.next()).containsExactly("U:id | id=1&v=b | public.t | NULL");
  }

  @Test
  void aWriterNeedsPgqWriter() throws SQLException {
    String writer = db.role("writer", "pgq_writer");
    String nobody = db.role("nobody");
    Sql.run(c, "grant insert on t to public");
    assertSqlError(
        "42501",
        "permission denied for function insert_event",
        () -> Sql.run(db.connectAs(nobody), "insert into t values (2, 'b')"));
    Sql.run(db.connectAs(writer), "insert into t values (1, 'a')");
    assertThat(log.next()).containsExactly(EVENT);
    assertThat(Sql.lines(c, "select id from t")).containsExactly("1");
  }

  @Test
  void aSecurityDefinerFunctionPublishesWithItsOwnersRights() throws SQLException {
    String owner = db.role("owner", "pgq_writer");
    String nobody = db.role("nobody");
    Sql.run(
        c,
        """
        grant insert on t to %1$s;
        create function put_for_all() returns void language sql security definer
          set search_path = pg_catalog, pg_temp
          as 'insert into public.t values (1, ''a'')';
        alter function put_for_all() owner to %1$s;
        """
            .formatted(owner));
    Connection n = db.connectAs(nobody);
    Sql.rows(n, "select put_for_all()");
    assertThat(log.next()).containsExactly(EVENT);
    Sql.run(c, "drop function put_for_all()");
  }

  @Test
  void creatingATriggerNeedsPgqWriter() throws SQLException {
    String nobody = db.role("nobody");
    String writer = db.role("writer", "pgq_writer");
    String create =
        "create temp table mine(x int); create trigger x after insert on mine"
            + " for each row execute function pgq.logutriga('q')";
    assertSqlError(
        "42501",
        "permission denied for function pgq.logutriga",
        () -> Sql.run(db.connectAs(nobody), create));
    Sql.run(db.connectAs(writer), create + "; insert into mine values (1)");
    assertThat(log.next()).hasSize(1);
  }

  @Test
  void theFirstFiringOfASessionIsLikeAnyOther() throws SQLException {
    try (Connection fresh = db.connect()) {
      fresh.setAutoCommit(false);
      fresh.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Sql.run(fresh, "insert into t values (1, 'a')");
      fresh.commit();
    }
    assertThat(log.next()).containsExactly(EVENT);
  }
}
