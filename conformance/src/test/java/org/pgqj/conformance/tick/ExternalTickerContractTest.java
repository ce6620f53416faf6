package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ExternalTickerContractTest {

  private static final String TICK = "select pgq.ticker(?, ?, ?::timestamptz, ?)";
  private static final String TIME = "2026-01-02 03:04:05.678901+00";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private TestQueue external(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    Sql.one(c, "select pgq.set_queue_config(?, 'external_ticker', 'true')", name);
    return queue;
  }

  @Test
  void aTickIsStoredAsGiven() throws SQLException {
    TestQueue queue = external("given");
    assertThat(Sql.number(c, TICK, "given", 5_000_000_000L, TIME, 6_000_000_000L))
        .isEqualTo(5_000_000_000L);
    assertThat(
            Sql.lines(
                c,
                """
                select tick_id, tick_time at time zone 'UTC', tick_event_seq,
                       txid_snapshot_xmax(tick_snapshot) > 0
                  from pgq.tick where tick_queue = ? and tick_id > 1
                """,
                (int) queue.id()))
        .containsExactly("5000000000|2026-01-02 03:04:05.678901|6000000000|t");
  }

  @Test
  void sequencesFollowForwardOnly() throws SQLException {
    TestQueue queue = external("sequences");
    Sql.one(c, TICK, "sequences", 5L, TIME, 900L);
    assertThat(sequences(queue)).containsExactly("5|900");
    assertThat(Sql.number(c, TICK, "sequences", 4L, TIME, 800L)).isEqualTo(4);
    assertThat(sequences(queue)).containsExactly("5|900");
    assertThat(queue.insert("next")).isEqualTo(901);
  }

  private Iterable<String> sequences(TestQueue queue) throws SQLException {
    return Sql.lines(
        c,
        "select pgq.seq_getval(?), pgq.seq_getval(?)",
        queue.table() + "_tick_seq",
        queue.table() + "_id_seq");
  }

  @Test
  void theSameTickTwiceIsAnError() throws SQLException {
    external("twice");
    Sql.one(c, TICK, "twice", 5L, TIME, 900L);
    assertSqlState("23505", () -> Sql.one(c, TICK, "twice", 5L, TIME, 900L));
  }

  @Test
  void aTickWithANullIsAnError() throws SQLException {
    external("nulls");
    assertSqlState("23502", () -> Sql.one(c, TICK, "nulls", null, TIME, 900L));
    assertSqlState("23502", () -> Sql.one(c, TICK, "nulls", 5L, null, 900L));
    assertSqlState("23502", () -> Sql.one(c, TICK, "nulls", 5L, TIME, null));
  }

  @Test
  void onlyExternalQueuesThatAreNotPausedTakeThem() throws SQLException {
    TestQueue.create(c, "internal");
    external("paused");
    Sql.one(c, "select pgq.set_queue_config('paused', 'ticker_paused', 'true')");
    for (String name : new String[] {"internal", "paused", "no such"}) {
      assertSqlError(
          "P0001",
          "queue not found or ticker disabled: " + name,
          () -> Sql.one(c, TICK, name, 5L, TIME, 900L));
    }
    assertSqlError(
        "P0001",
        "queue not found or ticker disabled: <NULL>",
        () -> Sql.one(c, TICK, null, 5L, TIME, 900L));
  }

  @Test
  void itsTicksCutBatchesLikeOthers() throws SQLException {
    TestQueue queue = external("cut");
    queue.register("reader");
    queue.insert("x");
    Sql.one(c, TICK, "cut", 2L, TIME, 1L);
    assertThat(queue.drain("reader")).containsExactly("x");
  }
}
