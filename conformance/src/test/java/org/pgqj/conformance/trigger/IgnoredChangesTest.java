package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.pgqj.fixtures.junit.SinceServer;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Changes of ignored columns alone are no events, and cost little. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class IgnoredChangesTest {

  /** Read when direct inserts are prepared. */
  private static final String LOOKS =
      """
      select coalesce(seq_scan, 0) + coalesce(idx_scan, 0)
        from pg_stat_xact_sys_tables
       where relid = 'pg_trigger'::regclass
      """;

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        """
        drop table if exists t;
        create table t(id int primary key, v text, seen int, at date);
        insert into t values (1, 'a', 0), (2, 'b', 0);
        """);
    log.next();
  }

  @AfterEach
  void endTransaction() throws SQLException {
    Sql.run(c, "rollback");
  }

  private void declare(String level) throws SQLException {
    if (level.equals("statement")) {
      SetTriggers.create(c, "t", "logutriga", "'q', 'ignore=seen'");
    } else {
      Sql.run(
          c,
          """
          create trigger x after insert or update or delete on t
            for each row execute function pgq.logutriga('q', 'ignore=seen')
          """);
    }
    for (int i = 0; i < 3; i++) {
      Sql.run(c, "update t set v = v || 'x'");
    }
    log.next();
  }

  @ParameterizedTest
  @ValueSource(strings = {"row", "statement"})
  void theyLeaveWhatIsPrepared(String level) throws SQLException {
    declare(level);
    Sql.run(c, "begin; update t set v = 'y'");
    long before = Sql.number(c, LOOKS);
    for (int i = 0; i < 50; i++) {
      Sql.run(c, "update t set seen = seen + 1");
    }
    Sql.run(c, "update t set v = 'z'");
    assertThat(Sql.number(c, LOOKS) - before).isLessThan(10);
    assertThat(log.next()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"row", "statement"})
  void whatWasAlteredSinceCounts(String level) throws SQLException {
    declare(level);
    Sql.run(c, "begin; update t set seen = 1; alter table t rename seen to noted");
    Sql.run(c, "update t set noted = 2 where id = 1; commit");
    assertThat(log.next()).hasSize(1).allMatch(line -> line.contains("&noted=2"));
  }

  /** Told at the end of the message, since the driver wants ISO dates. */
  @Test
  @SinceServer(14)
  void anotherDateStyleIsNoIgnoredChange() throws SQLException {
    declare("statement");
    Sql.run(
        c, "set datestyle = german; update t set at = '2026-01-02' where id = 1; reset datestyle");
    assertThat(log.next()).hasSize(1).allMatch(line -> line.contains("&at=02.01.2026"));
  }

  @Test
  void skipKeepsThemFromBeingDoneAllTheSame() throws SQLException {
    Sql.run(
        c,
        """
        create trigger x before update on t
          for each row execute function pgq.logutriga('q', 'ignore=seen', 'SKIP')
        """);
    for (int i = 0; i < 3; i++) {
      Sql.run(c, "update t set v = 'never'");
    }
    assertThat(log.next()).hasSize(6);
    Sql.run(c, "update t set seen = 7");
    assertThat(log.next()).isEmpty();
    assertThat(Sql.text(c, "select string_agg(v || seen, ' ' order by id) from t"))
        .isEqualTo("a0 b0");
  }
}
