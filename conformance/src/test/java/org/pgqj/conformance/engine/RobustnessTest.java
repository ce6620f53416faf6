package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/**
 * A session with Java in it ends as any other does, and what goes wrong in it stays in it: after
 * each blow the same postmaster runs, no process of the server crashed, and the data is intact.
 *
 * <p>Left to {@link TerminationTest}: ending a session in the middle of a transaction.
 */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class RobustnessTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** What the server writes when a process crashed, or the virtual machine did. */
  private static final List<String> CRASHES =
      List.of("was terminated by signal", "terminating any other active", "SIGSEGV", "SIGABRT");

  /** How many sessions come and go; {@code -Dpgqj.storm.sessions=1000} for a real storm. */
  private static final int SESSIONS = Integer.getInteger("pgqj.storm.sessions", 60);

  /** Well below the deadline: with PL/Java a signal may not wake a session that sleeps. */
  private static final int SLEEP_SECONDS = 8;

  private static final int CLIENTS = 4;

  /** Below a kilobyte for each of a thousand sessions. */
  private static final long POSTMASTER_TOLERANCE = 512 << 10;

  private TestDatabase db;
  private Connection observer;
  private String started;
  private long logged;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    this.db = db;
    observer = db.connect();
    Sql.run(observer, "create schema storm; create table storm.kept(x int primary key)");
    ProbeJar.install(observer, "storm");
    declare("sleep_in_sql(float8) returns void", "StormProbe.sleepInSql");
    declare("compute(int) returns int", "StormProbe.compute");
    declare("error(text) returns void", "StormProbe.error");
    declare("run(text) returns void", "FailureProbe.run");
    declare("recursion(int) returns int", "FailureProbe.endlessRecursion");
    declare("memory() returns int", "FailureProbe.endlessMemory");
    declare("attempt(text, text) returns text", "PolicyProbe.attempt");
    started = postmasterStart();
    logged = db.cluster().log().size();
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        observer,
        "create function storm.%s language java as '%s%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  private String postmasterStart() throws SQLException {
    return Sql.text(observer, "select pg_postmaster_start_time()::text");
  }

  @AfterEach
  void assertTheServerStands() throws SQLException {
    assertThat(postmasterStart()).isEqualTo(started);
    // Tests before these may have ended the server in the middle of something.
    assertThat(db.cluster().log().stream().skip(logged))
        .noneMatch(line -> CRASHES.stream().anyMatch(line::contains));
    Sql.run(observer, "reindex table storm.kept");
    try (Connection fresh = db.connect()) {
      warm(fresh);
    }
  }

  /** Starts Java in the session and uses it. */
  private static void warm(Connection c) throws SQLException {
    Sql.rows(c, "select storm.run('select 1')");
  }

  private static int pid(Connection c) throws SQLException {
    return c.unwrap(PGConnection.class).getBackendPID();
  }

  /** A session that is inside a statement which Java runs, and has inserted a row before. */
  private Background<Void> sleeper(Connection c, int row) throws SQLException {
    warm(c);
    Background<Void> sleeping =
        db.background(
            c,
            on -> {
              Sql.run(
                  on,
                  "begin; select storm.run('insert into storm.kept values (%d)');".formatted(row)
                      + "select storm.sleep_in_sql("
                      + SLEEP_SECONDS
                      + "); commit");
              return null;
            });
    awaitActivity(pid(c), "wait_event", "PgSleep");
    return sleeping;
  }

  private void awaitActivity(int pid, String what, String value) {
    Await.until(
        () -> "session " + pid + ": " + value,
        DEADLINE,
        () ->
            Sql.bool(
                observer,
                "select exists(select from pg_stat_activity where pid = ? and %s = ?)"
                    .formatted(what),
                pid,
                value));
  }

  private void awaitGone(int pid) {
    Await.until(
        () -> "end of session " + pid,
        DEADLINE,
        () ->
            Sql.bool(
                observer, "select not exists(select from pg_stat_activity where pid = ?)", pid));
  }

  private boolean isKept(int row) throws SQLException {
    return Sql.bool(observer, "select exists(select from storm.kept where x = ?)", row);
  }

  @Test
  void aCancelEndsTheStatementAndTheSessionGoesOn() throws SQLException {
    Connection c = db.connect();
    Background<Void> sleeping = sleeper(c, 1);
    Sql.one(observer, "select pg_cancel_backend(?)", pid(c));
    assertSqlState("57014", sleeping::join);
    Sql.run(c, "rollback");
    warm(c);
    assertThat(isKept(1)).isFalse();
  }

  @Test
  void aStatementTimeoutEndsTheStatementAndTheSessionGoesOn() throws SQLException {
    Connection c = db.connect();
    warm(c);
    Sql.run(c, "set statement_timeout = '300ms'");
    assertSqlState("57014", () -> Sql.rows(c, "select storm.sleep_in_sql(" + SLEEP_SECONDS + ")"));
    assertSqlState("57014", () -> Sql.rows(c, "select storm.compute(600)"));
    Sql.run(c, "set statement_timeout = '60s'");
    warm(c);
  }

  @Test
  void aSignalFromTheSystemEndsASessionThatIsIdleWhenItsClientSpeaks() throws SQLException {
    Connection c = db.connect();
    int pid = pid(c);
    warm(c);
    db.cluster().terminate(pid);
    // With PL/Java the signal is taken, but does not wake a session that waits.
    assertThatThrownBy(() -> Sql.rows(c, "select 1")).isInstanceOf(SQLException.class);
    awaitGone(pid);
  }

  @Test
  void endlessRecursionInJavaEndsTheStatementAgainAndAgain() throws SQLException {
    Connection c = db.connect();
    for (int i = 0; i < 10; i++) {
      assertThat(
              assertSqlState("XX000", () -> Sql.rows(c, "select storm.recursion(0)")).getMessage())
          .startsWith("java.lang.StackOverflowError");
      warm(c);
    }
  }

  @Test
  void endlessRecursionThroughSqlEndsTheStatement() throws SQLException {
    Connection c = db.connect();
    Sql.run(
        c,
        "create function storm.deeper(n int) returns int language plpgsql as"
            + " 'begin return storm.deeper(n + 1); end'");
    warm(c);
    assertSqlState("54001", () -> Sql.rows(c, "select storm.deeper(0)"));
    assertSqlState(
        "54001",
        () -> Sql.rows(c, "select storm.run('do $$begin perform storm.deeper(0); end$$')"));
    warm(c);
  }

  @Test
  void anExhaustedHeapEndsTheStatementAgainAndAgain() throws SQLException {
    Connection c = db.connect();
    for (int i = 0; i < 3; i++) {
      assertThat(assertSqlState("XX000", () -> Sql.rows(c, "select storm.memory()")).getMessage())
          .startsWith("java.lang.OutOfMemoryError");
      warm(c);
    }
  }

  @Test
  void endingTheVirtualMachineIsRefused() throws SQLException {
    Connection c = db.connect();
    for (String how : new String[] {"exit", "halt"}) {
      assertSqlState("42501", () -> Sql.rows(c, "select storm.attempt(?, null)", how));
      warm(c);
    }
  }

  @Test
  void anErrorThatNobodyCatchesEndsTheStatementOnly() throws SQLException {
    Connection c = db.connect();
    Sql.run(c, "begin; insert into storm.kept values (4); savepoint before");
    for (int i = 0; i < 100; i++) {
      assertSqlError(
          "XX000",
          "java.lang.AssertionError: boom",
          () -> Sql.rows(c, "select storm.error('boom')"));
      Sql.run(c, "rollback to before");
    }
    Sql.run(c, "commit");
    assertThat(isKept(4)).isTrue();
  }

  @Test
  void manySessionsComeAndGoAndLeaveNothing() throws Exception {
    comeAndGo(1000);
    Set<String> files = filesOfTheServer();
    long postmaster = postmastersMemory();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 1; i <= SESSIONS; i++) {
      int row = 1000 + i;
      all.add(clients.submit(() -> comeAndGo(row)));
    }
    List<Integer> pids = new ArrayList<>();
    for (Future<Integer> one : all) {
      pids.add(one.get());
    }
    clients.shutdown();
    assertThat(Sql.number(observer, "select count(*) from storm.kept where x > 1000"))
        .isEqualTo(SESSIONS);
    for (int pid : pids) {
      awaitProcessGone(pid);
    }
    assertThat(filesOfTheServer()).containsExactlyInAnyOrderElementsOf(files);
    assertThat(traces(pids)).isEmpty();
    assertThat(postmastersMemory() - postmaster).isLessThan(POSTMASTER_TOLERANCE);
  }

  /** One session with Java in it; its process id. */
  private int comeAndGo(int row) throws SQLException {
    try (Connection c = db.connect()) {
      Sql.rows(c, "select storm.run('insert into storm.kept values (%d)')".formatted(row));
      return pid(c);
    }
  }

  private void awaitProcessGone(int pid) {
    Await.until(
        () -> "end of process " + pid,
        DEADLINE,
        () -> Sql.bool(observer, "select pg_stat_file('/proc/' || ?, true) is null", pid));
  }

  private Set<String> filesOfTheServer() throws SQLException {
    return Set.copyOf(Sql.lines(observer, "select pg_ls_dir('.')"));
  }

  /** Files in the machine's temporary directory whose names end with a process id. */
  private List<String> traces(List<Integer> pids) throws SQLException {
    return Sql.lines(
        observer,
        """
        select f from pg_ls_dir('/tmp') d,
          lateral (select d union all
                   select pg_ls_dir('/tmp/' || d, true, false) where d ~ '^hsperfdata_') e(f)
          where substring(f from '\\d+$')::numeric = any (string_to_array(?, ',')::numeric[])
        """,
        pids.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private long postmastersMemory() throws SQLException {
    return Sql.number(
        observer,
        """
        select 1024 * substring(pg_read_file('/proc/' || parent || '/smaps_rollup')
                                from 'Anonymous: +(\\d+)')::bigint
          from substring(pg_read_file('/proc/self/stat') from '\\) \\w (\\d+)') parent
        """);
  }

  @Test
  void aConnectionThatBreaksOffInTheMiddleLeavesNothing() throws SQLException {
    Connection c = db.connect();
    int pid = pid(c);
    Background<Void> sleeping = sleeper(c, 5);
    c.abort(Runnable::run);
    assertThatThrownBy(sleeping::join).isInstanceOf(SQLException.class);
    Sql.one(observer, "select pg_cancel_backend(?)", pid);
    awaitGone(pid);
    assertThat(isKept(5)).isFalse();
  }
}
