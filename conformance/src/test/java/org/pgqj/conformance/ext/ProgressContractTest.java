package org.pgqj.conformance.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.SqlWork;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a consumer has done is known as soon as its work is committed, and not before. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ProgressContractTest {

  private static final String IS_BATCH = "select pgq_ext.is_batch_done(?, ?)";
  private static final String SET_BATCH = "select pgq_ext.set_batch_done(?, ?)";
  private static final String IS_EVENT = "select pgq_ext.is_event_done(?, ?, ?)";
  private static final String SET_EVENT = "select pgq_ext.set_event_done(?, ?, ?)";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  /** The second of two calls, made while the first one's transaction is still open. */
  private boolean secondOfTwoAtOnce(SqlWork<Boolean> call) throws SQLException {
    Connection second = db.connect();
    Sql.one(second, "select pgq_ext.version()");
    c.setAutoCommit(false);
    try {
      assertThat(call.run(c)).isTrue();
      Background<Boolean> other = db.background(second, call);
      other.awaitBlocked();
      c.commit();
      return other.join();
    } finally {
      c.rollback();
      c.setAutoCommit(true);
    }
  }

  @Test
  void theLastBatchIsRememberedAndNoOther() throws SQLException {
    assertThat(Sql.bool(c, IS_BATCH, "last", 7L)).isFalse();
    assertThat(Sql.bool(c, SET_BATCH, "last", 7L)).isTrue();
    assertThat(Sql.bool(c, IS_BATCH, "last", 7L)).isTrue();
    assertThat(Sql.bool(c, SET_BATCH, "last", 7L)).isFalse();
    assertThat(Sql.bool(c, SET_BATCH, "last", 8L)).isTrue();
    assertThat(Sql.bool(c, IS_BATCH, "last", 7L)).isFalse();
    assertThat(Sql.bool(c, IS_BATCH, "last", 8L)).isTrue();
    assertThat(Sql.bool(c, IS_BATCH, "another", 8L)).isFalse();
  }

  @Test
  void aBatchIsDoneWithTheTransactionThatDidIt() throws SQLException {
    Transactions.rolledBack(
        c, () -> assertThat(Sql.bool(c, SET_BATCH, "rolled back", 1L)).isTrue());
    assertThat(Sql.bool(c, IS_BATCH, "rolled back", 1L)).isFalse();
  }

  @Test
  void noBatchIsNotNoted() throws SQLException {
    assertThat(Sql.bool(c, SET_BATCH, "none", 0L)).isTrue();
    assertThat(Sql.bool(c, SET_BATCH, "none", -1L)).isTrue();
    assertThat(Sql.bool(c, "select pgq_ext.set_batch_done('none', null)")).isTrue();
    assertThat(Sql.bool(c, "select pgq_ext.is_batch_done('none', null)")).isFalse();
    assertThat(
            Sql.number(
                c, "select count(*) from pgq_ext.completed_batch where consumer_id = 'none'"))
        .isZero();
  }

  @Test
  void ofTwoThatDoABatchAtOnceOnlyOneHas() throws SQLException {
    assertThat(secondOfTwoAtOnce(session -> Sql.bool(session, SET_BATCH, "new race", 1L)))
        .isFalse();
    assertThat(secondOfTwoAtOnce(session -> Sql.bool(session, SET_BATCH, "new race", 2L)))
        .isFalse();
  }

  @Test
  void eventsAreRememberedForTheCurrentBatch() throws SQLException {
    assertThat(Sql.bool(c, SET_EVENT, "events", 1L, 10L)).isTrue();
    assertThat(Sql.bool(c, SET_EVENT, "events", 1L, 11L)).isTrue();
    assertThat(Sql.bool(c, SET_EVENT, "events", 1L, 10L)).isFalse();
    assertThat(Sql.bool(c, IS_EVENT, "events", 1L, 10L)).isTrue();
    assertThat(Sql.bool(c, IS_EVENT, "events", 1L, 12L)).isFalse();
    assertThat(Sql.bool(c, IS_EVENT, "events", 2L, 10L)).isFalse();
    assertThat(Sql.bool(c, SET_EVENT, "events", 2L, 10L)).isTrue();
    assertThat(
            Sql.lines(
                c,
                "select batch_id, event_id from pgq_ext.completed_event where consumer_id = 'events'"))
        .containsExactly("2|10");
    assertThat(
            Sql.lines(
                c, "select cur_batch_id from pgq_ext.partial_batch where consumer_id = 'events'"))
        .containsExactly("2");
  }

  @Test
  void ofTwoThatDoAnEventAtOnceOnlyOneHas() throws SQLException {
    assertThat(secondOfTwoAtOnce(session -> Sql.bool(session, SET_EVENT, "race", 1L, 1L)))
        .isFalse();
    assertThat(secondOfTwoAtOnce(session -> Sql.bool(session, SET_EVENT, "race", 1L, 2L)))
        .isFalse();
    assertThat(secondOfTwoAtOnce(session -> Sql.bool(session, SET_EVENT, "race", 2L, 3L)))
        .isFalse();
    assertThat(
            Sql.lines(
                c,
                "select batch_id, event_id from pgq_ext.completed_event where consumer_id = 'race'"))
        .containsExactly("2|3");
  }

  @Test
  void theLastTickIsRememberedUntilItIsForgotten() throws SQLException {
    assertThat(Sql.one(c, "select pgq_ext.get_last_tick('ticks')")).isNull();
    assertThat(Sql.number(c, "select pgq_ext.set_last_tick('ticks', 5)")).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq_ext.set_last_tick('ticks', 4)")).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq_ext.get_last_tick('ticks')")).isEqualTo(4);
    assertThat(Sql.number(c, "select pgq_ext.set_last_tick('ticks', null)")).isEqualTo(1);
    assertThat(Sql.one(c, "select pgq_ext.get_last_tick('ticks')")).isNull();
    assertThat(Sql.number(c, "select pgq_ext.set_last_tick('ticks', null)")).isEqualTo(1);
  }

  @Test
  void subConsumersAreKeptApart() throws SQLException {
    Sql.one(c, "select pgq_ext.set_batch_done('main', 'a', 1)");
    Sql.one(c, "select pgq_ext.set_event_done('main', 'a', 2, 3)");
    Sql.one(c, "select pgq_ext.set_last_tick('main', 'a', 4)");
    String all =
        """
        select pgq_ext.is_batch_done('main', s, 1), pgq_ext.is_event_done('main', s, 2, 3),
               pgq_ext.get_last_tick('main', s)
          from unnest(array['a', 'b', '']) s
        """;
    assertThat(Sql.lines(c, all)).containsExactly("t|t|4", "f|f|", "f|f|");
    assertThat(Sql.bool(c, "select pgq_ext.set_batch_done('main', 1)")).isTrue();
    assertThat(Sql.bool(c, "select pgq_ext.set_batch_done('main', '', 1)")).isFalse();
  }

  @Test
  void whoHasNoNameIsRefused() {
    for (String call :
        new String[] {
          "set_batch_done(null, 1)",
          "set_batch_done('x', null, 1)",
          "set_event_done(null, 1, 1)",
          "set_event_done('x', null, 1)",
          "set_event_done('x', 1, null)",
          "set_last_tick(null, 1)"
        }) {
      assertSqlState("23502", () -> Sql.one(c, "select pgq_ext." + call));
    }
  }

  @Test
  void writersNoteWithoutRightsOnTheTables() throws SQLException {
    Connection writer = db.connectAs(db.role("writer", "pgq_writer"));
    assertThat(Sql.bool(writer, SET_BATCH, "writer", 1L)).isTrue();
    assertThat(Sql.bool(writer, SET_EVENT, "writer", 1L, 1L)).isTrue();
    assertThat(Sql.number(writer, "select pgq_ext.set_last_tick('writer', 1)")).isEqualTo(1);
    assertSqlState("42501", () -> Sql.rows(writer, "select * from pgq_ext.completed_batch"));
    Connection reader = db.connectAs(db.role("reader", "pgq_reader"));
    assertSqlState("42501", () -> Sql.bool(reader, IS_BATCH, "writer", 1L));
    assertThat(Sql.text(reader, "select pgq_ext.version()")).isEqualTo("3.1");
  }

  @Test
  void tablesOfAnOlderReleaseLearnOfSubConsumers() throws SQLException {
    assertThat(Sql.number(c, "select pgq_ext.upgrade_schema()")).isZero();
    String layout =
        """
        select conname, pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'pgq_ext'::regnamespace order by 1
        """;
    var before = Sql.lines(c, layout);
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, "delete from pgq_ext.completed_batch");
          for (String table :
              new String[] {
                "completed_tick", "completed_batch", "completed_event", "partial_batch"
              }) {
            Sql.run(c, "alter table pgq_ext." + table + " drop column subconsumer_id");
          }
          Sql.run(c, "insert into pgq_ext.completed_batch values ('old', 3)");
          assertThat(Sql.number(c, "select pgq_ext.upgrade_schema()")).isEqualTo(4);
          assertThat(Sql.lines(c, layout)).isEqualTo(before);
          assertThat(Sql.bool(c, IS_BATCH, "old", 3L)).isTrue();
        });
  }
}
