package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickNowContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private Object tickNow(String queue) throws SQLException {
    return Sql.one(c, "select pgq.tick_now(?)", queue);
  }

  @Test
  void itTicksWhetherATickIsDueOrNot() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "now");
    assertThat(tickNow("now")).isEqualTo(2L);
    assertThat(tickNow("now")).isEqualTo(3L);
    assertThat(Sql.one(c, "select pgq.ticker('now')")).isNull();
    assertThat(queue.insert("event")).isEqualTo(1);
    assertThat(tickNow("now")).isEqualTo(4L);
    assertThat(queue.insert("event")).isEqualTo(2);
    assertThat(
            Sql.lines(
                c,
                "select tick_id, tick_event_seq from pgq.tick where tick_queue = ? order by 1",
                (int) queue.id()))
        .containsExactly("1|1", "2|1", "3|1", "4|1");
  }

  @Test
  void itRefusesWhatTheTickerRefuses() throws SQLException {
    assertSqlError("P0001", "no such queue", () -> tickNow("none"));
    assertSqlError("P0001", "no such queue", () -> tickNow(null));
    TestQueue.createWithDefaults(c, "paused");
    Sql.one(c, "select pgq.set_queue_config('paused', 'ticker_paused', 'true')");
    assertSqlError("P0001", "Ticker has been paused for this queue", () -> tickNow("paused"));
    TestQueue.createWithDefaults(c, "external");
    Sql.one(c, "select pgq.set_queue_config('external', 'external_ticker', 'true')");
    assertSqlError("P0001", "This queue has external tick source.", () -> tickNow("external"));
  }

  @Test
  void itWaitsForAnotherTickOfTheQueue(TestDatabase db) throws Exception {
    TestQueue.createWithDefaults(c, "turns");
    Connection first = db.connect();
    first.setAutoCommit(false);
    assertThat(Sql.one(first, "select pgq.tick_now('turns')")).isEqualTo(2L);
    Background<Object> second =
        db.background(db.connect(), other -> Sql.one(other, "select pgq.tick_now('turns')"));
    second.awaitBlocked();
    first.commit();
    assertThat(second.join()).isEqualTo(3L);
  }
}
