package org.pgqj.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What every other test here takes for granted. */
@DatabaseTest(Contents.PLJAVA)
class HarnessContractTest {

  @Test
  void theDatabaseHasTheEngineAndNothingOfPgq(TestDatabase db) throws SQLException {
    try (Connection c = db.connect()) {
      assertThat(
              Sql.lines(c, "select lanname from pg_language where lanname like 'java%' order by 1"))
          .containsExactly("java", "javau");
      assertThat(Sql.one(c, "select to_regnamespace('pgq')")).isNull();
    }
  }

  @Test
  void anOrdinaryRoleHasNoRightOfItsOwn(TestDatabase db) throws SQLException {
    Sql.run(db.connect(), "create table private_matter(x int)");
    Connection c = db.connectAs(db.role("nobody"));
    assertSqlError(
        "42501",
        "permission denied for table private_matter",
        () -> Sql.rows(c, "select * from private_matter"));
  }

  @Test
  void aSecondSessionIsSeenWaitingForTheFirst(TestDatabase db) throws SQLException {
    Connection first = db.connect();
    Sql.run(first, "create table contended(x int); insert into contended values (1)");
    first.setAutoCommit(false);
    Sql.update(first, "update contended set x = 2");
    Background<Integer> second =
        db.background(db.connect(), c -> Sql.update(c, "update contended set x = x + 1"));
    second.awaitBlocked();
    first.commit();
    assertThat(second.join()).isEqualTo(1);
    assertThat(Sql.number(first, "select x from contended")).isEqualTo(3);
  }

  @Test
  void messagesOfAStatementAreSeen(TestDatabase db) throws SQLException {
    assertThat(Sql.messages(db.connect(), "do $$ begin raise warning 'look out'; end $$"))
        .containsExactly("WARNING: look out");
  }
}
