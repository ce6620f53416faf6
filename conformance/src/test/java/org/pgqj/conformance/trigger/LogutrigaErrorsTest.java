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
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What the triggers refuse, in the words of PgQ, at the first firing. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LogutrigaErrorsTest {

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
    Sql.run(c, "drop table if exists t; create table t(id int primary key, v text)");
  }

  private void trigger(String when, String level, String arguments) throws SQLException {
    Sql.run(
        c,
        "create trigger x %s on t for each %s execute function pgq.logutriga(%s)"
            .formatted(when, level, arguments));
  }

  private void assertRefused(String message, String statement) throws SQLException {
    String before = Sql.lines(c, "select * from t").toString();
    assertSqlError("XX000", message, () -> Sql.run(c, statement));
    assertThat(log.next()).isEmpty();
    assertThat(Sql.lines(c, "select * from t").toString()).isEqualTo(before);
  }

  @Test
  void aCallThatIsNoFiring() throws SQLException {
    assertRefused("pgq.logutriga not called as trigger", "select pgq.logutriga()");
  }

  @Test
  void withoutAQueue() throws SQLException {
    trigger("after insert", "row", "");
    assertRefused(
        "pgq trigger must have destination queue as argument", "insert into t values (1, 'a')");
  }

  @Test
  void rowChangesAtStatementLevel() throws SQLException {
    trigger("after insert or update or delete", "statement", "'q'");
    String message = "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW";
    assertRefused(message, "insert into t values (1, 'a')");
    assertRefused(message, "update t set v = 'b'");
    assertRefused(message, "delete from t");
  }

  @Test
  void anUnknownQueue() throws SQLException {
    trigger("before insert", "row", "'no such', 'SKIP'");
    assertRefused("No such queue", "insert into t values (1, 'a')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'skip'",
        "''",
        "'foo=bar'",
        "'welcome_email'",
        "' SKIP'",
        "'Skip', 'SKIP ', 'ok'",
        "'one', 'two', 'SKIP'",
        "'SKIP', 'welcome_email'",
        "'welcome_email', 'skip'",
        "'nallow=x', 'SKIP'",
        "'', 'SKIP'",
      })
  void anUnknownArgument(String arguments) throws SQLException {
    trigger("before insert", "row", "'q', " + arguments);
    assertRefused("bad param to pgq trigger", "insert into t values (1, 'a')");
  }

  @Test
  void skipAfterTheFact() throws SQLException {
    trigger("after insert or update or delete", "row", "'q', 'SKIP'");
    assertRefused("SKIP does not work in AFTER trigger.", "insert into t values (1, 'a')");
  }

  @Test
  void skipAfterATruncate() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a')");
    trigger("after truncate", "statement", "'q', 'SKIP'");
    assertRefused("SKIP does not work in AFTER trigger.", "truncate t");
  }

  @Test
  void aMissingKeyIsSaidBeforeAMisplacedSkip() throws SQLException {
    Sql.run(c, "insert into t values (1, 'a'); alter table t drop constraint t_pkey");
    trigger("after update or delete", "row", "'q', 'SKIP'");
    assertRefused("Update/Delete on table without pkey", "update t set v = 'b'");
    assertRefused("Update/Delete on table without pkey", "delete from t");
  }

  @Test
  void anUnknownMagicColumn() throws SQLException {
    Sql.run(c, "alter table t add _pgq_ev_foo text");
    trigger("after insert", "row", "'q'");
    assertRefused("Unknown magic column: _pgq_ev_foo", "insert into t values (1, 'a')");
  }

  @Test
  void nothingIsCheckedWhenTheTriggerIsCreated() throws SQLException {
    trigger("after insert or update or delete", "row", "'no such', 'nonsense'");
    assertThat(Sql.number(c, "select count(*) from pg_trigger where tgrelid = 't'::regclass"))
        .isEqualTo(1);
  }

  @Test
  void aRefusalIsForgottenOnceItsCauseIsGone() throws SQLException {
    trigger("before insert", "row", "'q', 'skip'");
    assertRefused("bad param to pgq trigger", "insert into t values (1, 'a')");
    Sql.run(c, "drop trigger x on t");
    trigger("before insert", "row", "'q', 'SKIP'");
    assertThat(Sql.update(c, "insert into t values (1, 'a')")).isZero();
    assertThat(log.next()).containsExactly("I:id | id=1&v=a | public.t | NULL");
  }

  @Test
  void anErrorOfTheQueueUndoesTheRow() throws SQLException {
    trigger("after insert", "row", "'q'");
    Sql.run(c, "update pgq.queue set queue_disable_insert = true where queue_name = 'q'");
    assertRefused("Insert into queue disallowed", "insert into t values (1, 'a')");
    Sql.run(c, "update pgq.queue set queue_disable_insert = false where queue_name = 'q'");
    Sql.run(c, "insert into t values (1, 'a')");
    assertThat(log.next()).hasSize(1);
  }
}
