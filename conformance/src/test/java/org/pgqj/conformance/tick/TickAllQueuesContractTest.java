package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickAllQueuesContractTest {

  private static final String TICKS = "select count(*) from pgq.tick";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @BeforeEach
  void threeQueues() throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name, true) from pgq.queue");
    for (String name : new String[] {"b", "a", "c"}) {
      TestQueue.create(c, name);
    }
  }

  @Test
  void itTicksEveryQueueThatIsDueAndCountsThem() throws SQLException {
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(3);
    Sql.one(c, "select pgq.set_queue_config('b', 'ticker_idle_period', '1 hour')");
    Sql.one(c, "select pgq.set_queue_config('b', 'ticker_max_lag', '1 hour')");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(2);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 3 + 2);
  }

  @Test
  void itPassesOverPausedAndExternalQueues() throws SQLException {
    Sql.one(c, "select pgq.set_queue_config('a', 'external_ticker', 't')");
    Sql.one(c, "select pgq.set_queue_config('c', 'ticker_paused', 't')");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(1);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 1);
  }

  @Test
  void noQueueIsZeroTicks() throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name) from pgq.queue");
    assertThat(Sql.number(c, "select pgq.ticker()")).isZero();
  }

  @Test
  void aBrokenQueueDoesNotKeepTheOthersFromTicking() throws SQLException {
    Sql.update(
        c,
        """
        update pgq.tick set tick_snapshot = '8000000000:8000000009:'
         where tick_queue = (select queue_id from pgq.queue where queue_name = 'b')
        """);
    assertThat(Sql.messages(c, "select pgq.ticker()"))
        .singleElement()
        .asString()
        .startsWith(
            "WARNING: ticker, queue b: Invalid PgQ state: old xmin=8000000000, old xmax=8000000009,");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(2);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 2 + 2);
  }
}
