package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Mistakes in a trigger's declaration are told without a firing. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ValidateTriggerTest {

  private static final String ROWS = "after insert or update or delete on t for each row";

  private Connection c;

  @BeforeAll
  void createQueue(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.one(c, "select pgq.create_queue('q')");
  }

  @BeforeEach
  void freshTable() throws SQLException {
    Sql.run(
        c,
        "drop table if exists t; create table t(nr int primary key, \"Col 2\" text, j jsonb, d date)");
  }

  private List<String> findings(String when, String call) throws SQLException {
    Sql.run(c, "create trigger x %s execute function pgq.%s".formatted(when, call));
    return Sql.lines(c, "select * from pgq.validate_trigger('t', 'x')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "logutriga('q')",
        "logutriga('q', 'OK')",
        "sqltriga('q', 'label', 'OK')",
        "jsontriga('q', 'backup', 'deny', 'ignore=j, Col 2', 'pkey=nr')",
        "logutriga('q', 'when=nr > 0 and j ? ''k'' and NEW.d is null', 'ev_data=\"Col 2\" || ''x''')",
        "logtriga('q', 'kvii')",
      })
  void aTriggerWithoutMistakes(String call) throws SQLException {
    assertThat(findings(ROWS, call)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "logutriga(); error||pgq trigger must have destination queue as argument",
        "logutriga('no such'); error|no such|No such queue",
        "logutriga('q', 'skip'); error|skip|bad param to pgq trigger",
        "logutriga('q', 'SKIP'); error|SKIP|SKIP does not work in AFTER trigger.",
        "sqltriga('q', 'pkey='); error||Update/Delete on table without pkey",
        "sqltriga('q', 'pkey=nr,id'); error||pkey= of a pgq trigger on public.t: there is no column \"id\"",
        "sqltriga('q', 'ignore=J'); warning|ignore=J|there is no column \"J\"",
        "jsontriga('q', 'ev_data=nosuch'); error|ev_data=nosuch|column \"nosuch\" does not exist",
        "jsontriga('q', 'ev_data=nr +'); error|ev_data=nr +|syntax error at or near \")\"",
        "jsontriga('q', 'ev_data=\"nr'); error|ev_data=\"nr|QB: syntax error",
        "jsontriga('q', 'when=d'); error|when=d|argument of WHERE must be type boolean, not type date",
        "jsontriga('q', 'when=j ? 1'); error|when=j ? 1|operator does not exist: jsonb ? integer",
        "logtriga('q'); error||pgq.logtriga must be used with 2 or 3 args",
        "logtriga('q', 'vv'); error|vv|need at least one key column",
      })
  void aMistake(String call, String finding) throws SQLException {
    assertThat(findings(ROWS, call)).containsExactly(finding);
  }

  @Test
  void allMistakesAreTold() throws SQLException {
    assertThat(
            findings(
                "after truncate on t for each statement",
                "logutriga('gone', 'foo=1', 'backup', 'when=true', 'SKIP')"))
        .containsExactly(
            "error|gone|No such queue",
            "error|foo=1|bad param to pgq trigger",
            "error|backup|Backup does not make sense for truncate trigger",
            "error|when=true|Custom expressions do not make sense for truncater trigger");
    Sql.run(c, "drop trigger x on t; alter table t add _pgq_ev_foo int");
    assertThat(findings("after insert on t for each statement", "jsontriga('q')"))
        .containsExactly(
            "error||pgq Ins/Upd/Del trigger must be fired FOR EACH ROW",
            "error||Unknown magic column: _pgq_ev_foo");
  }

  @Test
  void nothingIsEvaluated() throws SQLException {
    Sql.run(c, "create sequence s");
    assertThat(
            findings(ROWS, "logutriga('q', 'ev_data=nextval(''s'')', 'when=nextval(''s'') > 0')"))
        .isEmpty();
    assertThat(Sql.bool(c, "select is_called from s")).isFalse();
    Sql.run(c, "drop table t; drop sequence s");
  }

  @Test
  void onlyPgqsTriggersCanBeChecked() throws SQLException {
    assertSqlError(
        "42704",
        "trigger \"nosuch\" for table \"t\" does not exist",
        () -> Sql.rows(c, "select * from pgq.validate_trigger('t', 'nosuch')"));
    Sql.run(
        c,
        "create trigger x before update on t for each row execute function suppress_redundant_updates_trigger()");
    assertSqlError(
        "22023",
        "trigger \"x\" calls pg_catalog.suppress_redundant_updates_trigger, not PgQ",
        () -> Sql.rows(c, "select * from pgq.validate_trigger('t', 'x')"));
  }
}
