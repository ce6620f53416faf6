package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/** A session that is ended while it works in Java, or in a transaction that did, ends cleanly. */
@EmbeddedOnly
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class TerminationTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int ROUNDS = 20;

  private TestDatabase db;
  private Connection observer;
  private String started;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    observer = db.connect();
    Sql.run(observer, "create schema storm; create table storm.kept(x int primary key)");
    ProbeJar.install(observer, "storm");
    Sql.run(
        observer,
        """
        create function storm.sleep_in_sql(float8) returns void language java
          as '%1$sStormProbe.sleepInSql';
        create function storm.compute(int) returns int language java
          as '%1$sStormProbe.compute';
        create function storm.run(text) returns void language java as '%1$sFailureProbe.run'
        """
            .formatted(ProbeJar.PROBES));
    started = postmasterStart();
  }

  private String postmasterStart() throws SQLException {
    return Sql.text(observer, "select pg_postmaster_start_time()::text");
  }

  @AfterEach
  void assertTheServerStands() throws SQLException {
    assertThat(postmasterStart()).isEqualTo(started);
    assertThat(db.cluster().log()).noneMatch(line -> line.contains("was terminated by signal"));
    assertThat(Sql.number(observer, "select count(*) from storm.kept")).isZero();
    Sql.run(observer, "reindex table storm.kept");
  }

  /** Ends a session by pid. */
  private interface Ending {
    void end(int pid) throws SQLException;
  }

  private void assertEndsWithItsWorkUndone(Ending ending) throws SQLException {
    for (int round = 0; round < ROUNDS; round++) {
      Connection c = db.connect();
      int pid = c.unwrap(PGConnection.class).getBackendPID();
      Sql.run(c, "begin");
      Sql.rows(c, "select storm.run('insert into storm.kept values (1)')");
      Background<Void> sleeping =
          db.background(
              c,
              on -> {
                Sql.rows(on, "select storm.sleep_in_sql(30)");
                return null;
              });
      awaitTrue("pid = ? and wait_event = 'PgSleep'", pid);
      ending.end(pid);
      assertSqlState("57P01", sleeping::join);
      awaitTrue("pid = ? having count(*) = 0", pid);
    }
  }

  private void awaitTrue(String activity, int pid) {
    String sql = "select exists(select from pg_stat_activity where " + activity + ")";
    Await.until(() -> sql + " " + pid, DEADLINE, () -> Sql.bool(observer, sql, pid));
  }

  @Test
  void aTerminatedSessionEnds() throws SQLException {
    assertEndsWithItsWorkUndone(pid -> Sql.one(observer, "select pg_terminate_backend(?)", pid));
  }

  @Test
  void aSignalFromTheSystemEndsASession() throws SQLException {
    assertEndsWithItsWorkUndone(pid -> db.cluster().terminate(pid));
  }

  @Test
  void aSignalFromTheSystemWakesASessionThatIsIdle() throws SQLException {
    Connection c = db.connect();
    Sql.rows(c, "select storm.run('select 1')");
    int pid = c.unwrap(PGConnection.class).getBackendPID();
    db.cluster().terminate(pid);
    awaitTrue("pid = ? having count(*) = 0", pid);
  }

  @Test
  void aTerminatedSessionThatIsIdleInATransactionEnds() throws SQLException {
    Connection c = db.connect();
    int pid = c.unwrap(PGConnection.class).getBackendPID();
    Sql.run(c, "begin");
    Sql.rows(c, "select storm.run('insert into storm.kept values (2)')");
    Sql.one(observer, "select pg_terminate_backend(?)", pid);
    awaitTrue("pid = ? having count(*) = 0", pid);
  }

  @Test
  void aSessionTerminatedWhileJavaComputesEndsAfterIt() throws SQLException {
    Connection c = db.connect();
    int pid = c.unwrap(PGConnection.class).getBackendPID();
    Sql.rows(c, "select storm.run('select 1')");
    String computing = "select storm.compute(1000)";
    Background<Void> work =
        db.background(
            c,
            on -> {
              Sql.rows(on, computing);
              return null;
            });
    awaitTrue("pid = ? and state = 'active' and query = '" + computing + "'", pid);
    Sql.one(observer, "select pg_terminate_backend(?)", pid);
    assertSqlState("57P01", work::join);
    awaitTrue("pid = ? having count(*) = 0", pid);
  }
}
