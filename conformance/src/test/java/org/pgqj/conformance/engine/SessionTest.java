package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** The session as Java sees it: users, ends of transactions, messages. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class SessionTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
    Sql.run(c, "create schema ses; create table kept(x int)");
    ProbeJar.install(c, "ses");
    declare("users() returns text", "users");
    declare("as_outer_user(text) returns void security definer", "asOuterUser");
    declare("users_of_definer() returns text security definer", "users");
    declare("listen(boolean) returns void", "listen");
    declare("ignore() returns void", "ignore");
    declare("heard() returns text", "heard");
    declare("log(text, text) returns void", "log");
    Sql.run(c, "grant usage on schema ses, sqlj to public");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function ses.%s language java as '%sSessionProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  @Test
  void insideSecurityDefinerTheOuterUserIsTheCaller() throws SQLException {
    String caller = db.role("caller");
    Connection asCaller = db.connectAs(caller);
    assertThat(Sql.text(asCaller, "select ses.users()")).isEqualTo(caller + " " + caller);
    assertThat(Sql.text(asCaller, "select ses.users_of_definer()")).isEqualTo("postgres " + caller);
  }

  @Test
  void setRoleChangesTheUser() throws SQLException {
    String other = db.role("other");
    Sql.run(c, "set role " + other);
    String users = Sql.text(c, "select ses.users()");
    Sql.run(c, "reset role");
    assertThat(users).isEqualTo(other + " " + other);
  }

  @Test
  void executeAsOuterUserHasTheCallersRightsOnly() throws SQLException {
    Connection asCaller = db.connectAs(db.role("caller"));
    assertSqlError(
        "42501",
        "permission denied for table kept",
        () -> Sql.rows(asCaller, "select ses.as_outer_user('insert into kept values (1)')"));
    Sql.run(c, "grant insert on kept to public");
    Sql.rows(asCaller, "select ses.as_outer_user('insert into kept values (1)')");
    assertThat(Sql.number(c, "select count(*) from kept where x = 1")).isEqualTo(1);
    assertThat(Sql.text(asCaller, "select ses.users_of_definer()")).startsWith("postgres ");
  }

  @Test
  void aListenerHearsEveryTransactionUntilRemoved() throws SQLException {
    Connection own = db.connect();
    Sql.run(own, "select ses.listen(false)");
    Sql.run(own, "begin; select 1; commit");
    Sql.run(own, "begin; select 1; rollback");
    Sql.run(own, "select ses.ignore()");
    Sql.run(own, "begin; select 1; commit");
    assertThat(Sql.text(own, "select ses.heard()"))
        .isEqualTo("before-commit (closed) commit before-commit (closed) commit abort ");
  }

  @Test
  void anExceptionBeforeTheCommitAbortsIt() throws SQLException {
    Connection own = db.connect();
    Sql.run(own, "create table objected(x int)");
    Sql.run(own, "begin; insert into objected values (1)");
    Sql.run(own, "select ses.listen(true)");
    assertSqlState("P0009", () -> Sql.run(own, "commit"));
    assertThat(Sql.number(c, "select count(*) from objected")).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"SEVERE, WARNING", "WARNING, WARNING", "INFO, INFO", "CONFIG, LOG", "FINE, DEBUG"})
  void aLogRecordIsAMessageOfItsLevel(String level, String severity) throws SQLException {
    Connection own = db.connect();
    Sql.run(own, "set client_min_messages = debug1");
    List<String> messages = Sql.messages(own, "select ses.log(?, 'a text')", level);
    assertThat(messages)
        .filteredOn(message -> message.endsWith("a text"))
        .hasSize(1)
        .allMatch(
            message ->
                message.matches(
                    severity + "\\d?: \\d\\d \\w+ \\d\\d [\\d:]+ \\S+SessionProbe a text"));
  }

  @Test
  void aLogRecordBelowTheThresholdsIsNotSent() throws SQLException {
    Connection own = db.connect();
    assertThat(Sql.messages(own, "select ses.log('FINE', 'a text')"))
        .noneMatch(message -> message.contains("a text"));
  }

  @Test
  void aLogRecordIsNoError() throws SQLException {
    Connection own = db.connect();
    Sql.run(own, "begin");
    Sql.rows(own, "select ses.log('SEVERE', 'a text')");
    Sql.run(own, "insert into kept values (7); commit");
    assertThat(Sql.number(c, "select count(*) from kept where x = 7")).isEqualTo(1);
  }
}
