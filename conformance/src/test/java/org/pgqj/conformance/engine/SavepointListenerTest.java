package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
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

/** A savepoint listener hears of every subtransaction, and may object to it. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class SavepointListenerTest {

  private TestDatabase db;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    SavepointListenerProbes.install(db.connect());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "begin; savepoint a; release a; commit, start(- -) before(- -) commit(- -)",
    "begin; savepoint a; rollback to a; commit,"
        + " start(- -) abort(- -) start(- -) before(- -) commit(- -)",
    "begin; savepoint a; savepoint b; rollback, start(- -) start(- -) abort(- -) abort(- -)",
    "begin; savepoint a; savepoint b; commit,"
        + " start(- -) start(- -) before(- -) commit(- -) before(- -) commit(- -)",
    "do $$ begin begin perform 1; exception when others then null; end; end $$,"
        + " start(- -) before(- -) commit(- -)",
    "do $$ begin begin raise 'x'; exception when others then null; end; end $$,"
        + " start(- -) abort(- -)"
  })
  void aSubtransactionOfSqlIsHeardWithoutASavepoint(String sql, String heard) throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('none', false)");
    Sql.run(c, sql);
    assertThat(Sql.text(c, "select spl.heard()")).isEqualTo(heard + " ");
  }

  @Test
  void aSavepointOfJdbcIsToldWithTheOneAroundIt() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('none', false)");
    assertThat(Sql.text(c, "select spl.nested(false)"))
        .isEqualTo(
            "start(outer -) start(inner outer) before(inner outer) commit(inner outer)"
                + " before(outer -) commit(outer -) ");
    assertThat(Sql.text(c, "select spl.nested(true)"))
        .isEqualTo(
            "start(outer -) start(inner outer) abort(inner outer) start(inner outer)"
                + " before(inner outer) commit(inner outer) before(outer -) commit(outer -) ");
  }

  @Test
  void theDatabaseIsClosedToIt() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('none', true)");
    Sql.run(c, "begin; savepoint a; rollback to a; commit");
    assertThat(Sql.text(c, "select spl.heard()"))
        .isEqualTo(
            "start(- - closed) abort(- - closed) start(- - closed) before(- - closed)"
                + " commit(- - closed) ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "start, start(- -) abort(- -)",
    "before, start(- -) before(- -) abort(- -)",
  })
  void anExceptionBeforeTheEndUndoesTheSubtransaction(String event, String heard)
      throws SQLException {
    Connection c = db.connect();
    Sql.rows(c, "select spl.listen(?, false)", event);
    assertSqlState("P0009", () -> Sql.run(c, "begin; savepoint a; release a"));
    Sql.run(c, "rollback");
    assertThat(Sql.text(c, "select spl.heard()")).isEqualTo(heard + " ");
  }

  @Test
  void aRemovedListenerHearsNothing() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('start', false)");
    Sql.run(c, "select spl.ignore()");
    Sql.run(c, "begin; savepoint a; release a; commit");
    assertThat(Sql.text(c, "select spl.heard()")).isEmpty();
  }
}
