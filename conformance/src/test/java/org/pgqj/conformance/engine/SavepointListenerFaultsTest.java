package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a savepoint listener does wrong is harmless; PL/Java ends the server or the statement. */
@EmbeddedOnly
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class SavepointListenerFaultsTest {

  private TestDatabase db;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    SavepointListenerProbes.install(db.connect());
  }

  @Test
  void anExceptionAtTheEndOfASubtransactionIsAWarning() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('abort', false)");
    List<String> messages =
        Sql.messages(
            c, "do $$ begin begin raise 'x'; exception when others then null; end; end $$");
    assertThat(messages)
        .hasSize(1)
        .allMatch(m -> m.startsWith("WARNING: exception in a savepoint listener ignored: "))
        .allMatch(m -> m.endsWith("objection"));
    assertThat(Sql.number(c, "select 1")).isEqualTo(1);
  }

  @Test
  void theDatabaseIsClosedToItBelowACallOfJavaToo() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "select spl.listen('none', true)");
    assertThat(Sql.text(c, "select spl.nested(false)"))
        .contains("start(outer - closed)")
        .doesNotContain("open");
  }

  @Test
  void aSavepointThatTheListenerRefusesIsNotThereAndTheOneAroundItIs() throws SQLException {
    Connection c = db.connect();
    assertThat(Sql.text(c, "select spl.objected()"))
        .isEqualTo("P0009 alive start(inner outer) abort(inner outer) ");
    assertThat(Sql.number(c, "select 1")).isEqualTo(1);
  }
}
