package org.pgqj.conformance.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class QueueInfoContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    TestQueue.createWithDefaults(c, "b");
    TestQueue.createWithDefaults(c, "a");
  }

  @Test
  void allQueuesAreListedByName() throws SQLException {
    assertThat(Sql.lines(c, "select queue_name from pgq.get_queue_info()"))
        .contains("a", "b")
        .isSorted();
    assertThat(Sql.lines(c, "select * from pgq.get_queue_info(null)"))
        .hasSameSizeAs(Sql.lines(c, "select * from pgq.get_queue_info()"));
  }

  @Test
  void anUnknownQueueIsNoRow() throws SQLException {
    assertThat(Sql.lines(c, "select * from pgq.get_queue_info('no such')")).isEmpty();
  }

  @Test
  void settingsAndStateAreTold() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          TestQueue queue = TestQueue.createWithDefaults(c, "told");
          Sql.run(
              c,
              """
              update pgq.queue
                 set queue_cur_table = 2, queue_rotation_period = '3 hours',
                     queue_external_ticker = true, queue_ticker_paused = true,
                     queue_ticker_max_count = 17, queue_ticker_max_lag = '4 s',
                     queue_ticker_idle_period = '5 s'
               where queue_name = 'told'
              """);
          Sql.one(c, "select setval(?::regclass, 40)", queue.table() + "_id_seq");
          Sql.update(
              c,
              "update pgq.tick set tick_time = now() - interval '7 s' where tick_queue = ?",
              (int) queue.id());
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select queue_name, queue_ntables, queue_cur_table, queue_rotation_period,
                             queue_switch_time = now(), queue_external_ticker, queue_ticker_paused,
                             queue_ticker_max_count, queue_ticker_max_lag,
                             queue_ticker_idle_period, ticker_lag, ev_per_sec, ev_new, last_tick_id
                        from pgq.get_queue_info('told')
                      """))
              .containsExactly("told|3|2|03:00:00|t|t|t|17|00:00:04|00:00:05|00:00:07||39|1");
        });
  }

  @ParameterizedTest
  @CsvSource({
    // ticks a second and ten events apart, events per second, new events
    "1, , 0",
    "2, 10, 0",
    "21, 10, 3",
    "50, 10, 3",
  })
  void theRateIsThatOfTheLastTwentyTicks(int ticks, String rate, int fresh) throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          TestQueue queue = TestQueue.createWithDefaults(c, "rate");
          Sql.update(
              c,
              """
              insert into pgq.tick (tick_queue, tick_id, tick_time, tick_event_seq)
              select ?, i, now(), 0 from generate_series(2, ?) i
              """,
              (int) queue.id(),
              ticks);
          // Older ticks were slower, which must not count.
          Sql.update(
              c,
              """
              update pgq.tick
                 set tick_time = now() - (? - tick_id) * interval '1 s'
                                 - case when tick_id < ? - 20 then interval '1 day' else '0' end,
                     tick_event_seq = tick_id * 10
               where tick_queue = ?
              """,
              ticks,
              ticks,
              (int) queue.id());
          Sql.one(
              c, "select setval(?::regclass, ?)", queue.table() + "_id_seq", ticks * 10L + fresh);
          assertThat(Sql.lines(c, "select ev_per_sec, ev_new from pgq.get_queue_info('rate')"))
              .containsExactly((rate == null ? "" : rate) + "|" + fresh);
        });
  }

  @Test
  void ticksOfOneMomentHaveNoRate() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          TestQueue queue = TestQueue.create(c, "moment");
          queue.insert("x");
          queue.insert("y");
          Sql.update(
              c,
              """
              insert into pgq.tick (tick_queue, tick_id, tick_time, tick_event_seq)
              select tick_queue, 2, tick_time, 2 from pgq.tick where tick_queue = ?
              """,
              (int) queue.id());
          assertThat(Sql.lines(c, "select ev_per_sec from pgq.get_queue_info('moment')"))
              .containsExactly("");
        });
  }
}
