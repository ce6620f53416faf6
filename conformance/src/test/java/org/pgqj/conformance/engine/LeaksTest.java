package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.EmbeddedOnly;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A session's memory does not grow with the work it does. The tolerances are below what one small
 * allocation each time adds up to.
 */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class LeaksTest {

  /** {@code -Dpgqj.leaks.share=1} does everything; the usual run, a fifth of it. */
  private static final int SHARE = Integer.getInteger("pgqj.leaks.share", 5);

  private static final int CALLS = 1_000_000 / SHARE;
  private static final int STATEMENTS = 100_000 / SHARE;
  private static final int TRIGGER_ROWS = 100_000 / SHARE;
  private static final int ERRORS = 10_000 / SHARE;
  private static final int PLANS = 10_000 / SHARE;

  /** What is only settling, such as Java's heap, does so within these. */
  private static final int ROUNDS = 6;

  /** Of the process's own memory, per round. */
  private static final long PROCESS_TOLERANCE = 2 << 20;

  /** Of PostgreSQL's memory contexts in the process, per round. */
  private static final long CONTEXTS_TOLERANCE = 256 << 10;

  private static final String PROCESS =
      "select substring(pg_read_file('/proc/self/smaps_rollup') from 'Anonymous: +(\\d+)')::bigint"
          + " * 1024";

  private static final String CONTEXTS =
      "select sum(total_bytes)::bigint from pg_backend_memory_contexts";

  private Connection c;
  private boolean installed;

  @BeforeEach
  void freshSession(TestDatabase db) throws SQLException {
    c = db.connect();
    if (!installed) {
      installProbes();
      installed = true;
    }
    Sql.run(c, "set jit = off");
  }

  private void installProbes() throws SQLException {
    Sql.run(
        c,
        """
        create schema leak;
        create table firings(what text);
        create unlogged table rows_fired(id int, v text);
        """);
    ProbeJar.install(c, "leak");
    declare("nop(int) returns int", "LeakProbe.nop");
    declare("vals(text, bytea, text[]) returns text", "LeakProbe.values");
    declare("pair(int, out number int, out name text)", "LeakProbe.row");
    declare("prepare_and_close(text) returns int", "LeakProbe.prepareAndClose");
    declare("prepare_and_forget(text) returns int", "LeakProbe.prepareAndForget");
    declare("as_text(int) returns text", "LeakProbe.asText");
    declare("gc() returns void", "LeakProbe.collectGarbage");
    declare("run(text) returns void", "FailureProbe.run");
    declare("sql_exception(text, text) returns void", "FailureProbe.sqlException");
    declare("up_to(int) returns setof int", "ResultProbe.upTo(java.lang.Integer)");
    declare("change() returns trigger", "RowTriggerProbe.change");
    declare("describe() returns trigger", "RowTriggerProbe.describe");
  }

  private void declare(String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function leak.%s language java as '%s%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }

  /**
   * Works round by round until one leaves the memory as it was.
   *
   * @param work statements with {@code %d} for how often
   */
  private void assertFlat(int times, String... work) throws SQLException {
    repeat(times / 3, work);
    List<String> grown = new ArrayList<>();
    while (grown.size() < ROUNDS) {
      long process = Sql.number(c, PROCESS);
      long contexts = Sql.number(c, CONTEXTS);
      repeat(times, work);
      contexts = Sql.number(c, CONTEXTS) - contexts;
      process = Sql.number(c, PROCESS) - process;
      grown.add("contexts " + contexts + ", process " + process);
      if (contexts < CONTEXTS_TOLERANCE && process < PROCESS_TOLERANCE) {
        return;
      }
    }
    fail("memory grows with every %,d times, in bytes: %s", times, grown);
  }

  private void repeat(int times, String... work) throws SQLException {
    for (String sql : work) {
      Sql.run(c, sql.replace("%d", Integer.toString(times)));
    }
    Sql.rows(c, "select leak.gc()");
  }

  @Test
  void calls() throws SQLException {
    assertFlat(CALLS, "select count(leak.nop(i)) from generate_series(1, %d) i");
  }

  @Test
  void callsThatPassValuesAround() throws SQLException {
    assertFlat(
        CALLS / 5,
        "select count(leak.vals('text ' || i, 'bytes', '{a,b}')) from generate_series(1, %d) i",
        "select count(leak.pair(i)) from generate_series(1, %d) i",
        "select count(*) from leak.up_to(%d)");
  }

  @Test
  void statements() throws SQLException {
    assertFlat(
        STATEMENTS,
        "select count(leak.prepare_and_close('select 1')) from generate_series(1, %d) i");
  }

  @Test
  void triggerRows() throws SQLException {
    Sql.run(
        c,
        """
        create trigger b before insert on rows_fired for each row execute function leak.change();
        create trigger a after insert on rows_fired for each row execute function leak.describe();
        """);
    assertFlat(TRIGGER_ROWS, "insert into rows_fired select i, 'v' from generate_series(1, %d) i");
  }

  @Test
  void errors() throws SQLException {
    assertFlat(
        ERRORS,
        """
        do $$
        begin
          for i in 1..%d loop
            begin
              if i % 2 = 0 then
                perform leak.run('select 1/0');
              else
                perform leak.sql_exception('an error', 'P0001');
              end if;
            exception when others then
              null;
            end;
          end loop;
        end $$
        """);
  }

  @Test
  void preparedStatementsThatAreClosed() throws SQLException {
    assertFlat(
        PLANS,
        "select count(leak.prepare_and_close('select ' || i)) from generate_series(1, %d) i");
  }

  @Test
  void preparedStatementsThatAreForgotten() throws SQLException {
    assertFlat(
        PLANS,
        "select count(leak.prepare_and_forget('select ' || i)) from generate_series(1, %d) i");
  }

  @EmbeddedOnly
  @Test
  void readingInPostgresqlsTextForm() throws SQLException {
    assertFlat(STATEMENTS, "select count(leak.as_text(i)) from generate_series(1, %d) i");
  }
}
