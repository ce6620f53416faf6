package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ForceTickContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private Object forceTick(String queue) throws SQLException {
    return Sql.one(c, "select pgq.force_tick(?)", queue);
  }

  private long eventSequence(TestQueue queue) throws SQLException {
    return Sql.number(c, "select pgq.seq_getval(?)", queue.table() + "_id_seq");
  }

  @Test
  void theNextTickerCallTicks() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "forced");
    Sql.one(c, "select pgq.ticker('forced')");
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(
              c, "update pgq.tick set tick_time = now() where tick_queue = ?", (int) queue.id());
          assertThat(Sql.one(c, "select pgq.ticker('forced')")).isNull();
          assertThat(forceTick("forced")).isEqualTo(2L);
          assertThat(Sql.one(c, "select pgq.ticker('forced')")).isEqualTo(3L);
          assertThat(forceTick("forced")).isEqualTo(3L);
        });
  }

  @Test
  void itLeavesAHoleInTheIdsAndDoesNotTick() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "hole");
    Sql.one(c, "select pgq.set_queue_config('hole', 'ticker_max_count', '30')");
    assertThat(queue.insert("1")).isEqualTo(1);
    assertThat(forceTick("hole")).isEqualTo(1L);
    assertThat(eventSequence(queue)).isEqualTo(2 + 2 * 30 + 1000);
    assertThat(queue.insert("next")).isEqualTo(1063);
    assertThat(
            Sql.number(c, "select count(*) from pgq.tick where tick_queue = ?", (int) queue.id()))
        .isEqualTo(1);
  }

  @Test
  void pausedAndExternalQueuesStayAsTheyAre() throws SQLException {
    for (String setting : new String[] {"ticker_paused", "external_ticker"}) {
      TestQueue queue = TestQueue.createWithDefaults(c, setting);
      Sql.one(c, "select pgq.set_queue_config(?, ?, 'true')", setting, setting);
      queue.insert("1");
      assertThat(forceTick(setting)).isEqualTo(1L);
      assertThat(eventSequence(queue)).isEqualTo(1);
    }
  }

  @Test
  void anUnknownOrNullQueueIsNull() throws SQLException {
    assertThat(forceTick("no such")).isNull();
    assertThat(forceTick(null)).isNull();
  }
}
