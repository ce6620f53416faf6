package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** JDBC savepoints in a function that a bare SELECT calls; elsewhere they are not portable. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class SavepointsTest {

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema save; create table attempts(x text primary key)");
    ProbeJar.install(c, "save");
    declare("attempt(text) returns text", "attempt");
    declare("undo_both(text, text) returns void", "undoBoth");
    declare("leave_open(text) returns void", "leaveOpen");
    declare("name() returns text", "name");
    declare("trigger() returns trigger", "trigger");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function save.%s language java as '%sSavepointProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @BeforeEach
  void nothingWasDone() throws SQLException {
    Sql.run(c, "truncate attempts");
  }

  @Test
  void aReleasedSavepointKeepsItsWork() throws SQLException {
    assertThat(Sql.text(c, "select save.attempt('insert into attempts values (''a'')')"))
        .isEqualTo("done");
    assertThat(Sql.lines(c, "select x from attempts")).containsExactly("a");
  }

  @Test
  void aRollbackUndoesAnErrorAndTheCallGoesOn() throws SQLException {
    Sql.run(c, "begin; insert into attempts values ('a')");
    assertThat(Sql.text(c, "select save.attempt('insert into attempts values (''b''), (''a'')')"))
        .isEqualTo("23505");
    assertThat(Sql.text(c, "select save.attempt('insert into attempts values (''c'')')"))
        .isEqualTo("done");
    Sql.run(c, "commit");
    assertThat(Sql.lines(c, "select x from attempts order by 1")).containsExactly("a", "c");
  }

  @Test
  void aRollbackUndoesTheSavepointsInside() throws SQLException {
    Sql.rows(
        c,
        "select save.undo_both('insert into attempts values (''a'')',"
            + " 'insert into attempts values (''b'')')");
    assertThat(Sql.lines(c, "select x from attempts")).isEmpty();
  }

  @Test
  void aSavepointHasItsName() throws SQLException {
    assertThat(Sql.text(c, "select save.name()")).isEqualTo("its_name");
  }

  @Test
  void aSavepointLeftOpenIsRolledBackWithAWarning() throws SQLException {
    assertThat(Sql.messages(c, "select save.leave_open('insert into attempts values (''a'')')"))
        .hasSize(1)
        .allMatch(message -> message.startsWith("WARNING: "));
    assertThat(Sql.lines(c, "select x from attempts")).isEmpty();
  }

  @EmbeddedOnly
  @Test
  void savepointsWorkBelowAnOpenScan() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                "select save.attempt(format('insert into attempts values (%L)', i / 2))"
                    + " from generate_series(2, 5) i"))
        .containsExactly("done", "23505", "done", "23505");
    assertThat(
            Sql.lines(
                c,
                "with put as (insert into attempts values ('p') returning x)"
                    + " select save.attempt('insert into attempts values (''q'')') from put"))
        .containsExactly("done");
    assertThat(Sql.lines(c, "select x from attempts order by 1"))
        .containsExactly("1", "2", "p", "q");
  }

  @EmbeddedOnly
  @Test
  void savepointsWorkInATrigger() throws SQLException {
    Sql.run(
        c,
        """
        create table fired(x int);
        create trigger t before insert on fired for each row execute function save.trigger();
        insert into fired values (1), (2);
        """);
    assertThat(Sql.lines(c, "select x from attempts order by 1")).containsExactly("1", "2");
    assertThat(Sql.number(c, "select count(*) from fired")).isEqualTo(2);
  }
}
