package org.pgqj.conformance.batch;

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

/** Ticks 1 to 5, ten minutes and a hundred events apart, the last one five minutes old. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class NextBatchCustomContractTest {

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
    for (int i = 2; i <= 5; i++) {
      queue.tick();
    }
    Sql.one(c, "select pgq.register_consumer_at('q', 'reader', 1)");
  }

  private void setTimes() throws SQLException {
    Sql.update(
        c,
        """
        update pgq.tick
           set tick_event_seq = tick_id * 100,
               tick_time = now() - interval '5 minutes' - (5 - tick_id) * interval '10 minutes'
         where tick_queue = ?
        """,
        (int) queue.id());
  }

  private Object endTick(String lag, Integer count, String interval) throws SQLException {
    return Sql.one(
        c,
        """
        select cur_tick_id
          from pgq.next_batch_custom('q', 'reader', ?::interval, ?, ?::interval)
        """,
        lag,
        count,
        interval);
  }

  @ParameterizedTest
  @CsvSource({
    // least lag, least events, least time, end of the batch
    ", , , 2",
    "35 minutes, , , 2",
    "35.01 minutes, , , ",
    "1 hour, , , ",
    ", 100, , 2",
    ", 200, , 5",
    ", 150, , 3",
    ", 400, , 5",
    ", 401, , ",
    ", , 10 minutes, 2",
    ", , 15 minutes, 3",
    ", , 40 minutes, 5",
    ", , 41 minutes, ",
    ", 401, 15 minutes, 3",
    "5 minutes, 400, , 5",
    "5.01 minutes, 400, , ",
    "25 minutes, 150, , 3",
    "25.01 minutes, 150, , ",
  })
  void aBatchIsTakenWhenItIsBigLongAndOldEnough(
      String lag, Integer count, String interval, Long expected) throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          setTimes();
          assertThat(endTick(lag, count, interval)).isEqualTo(expected);
        });
  }

  @Test
  void aBatchThatIsNotTakenYetLeavesNoTrace() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          setTimes();
          assertThat(endTick(null, 401, null)).isNull();
          assertThat(
                  Sql.number(
                      c,
                      "select count(*) from pgq.subscription where sub_queue = ? and sub_batch is null",
                      (int) queue.id()))
              .isEqualTo(1);
        });
  }

  @Test
  void aBigBatchHoldsAllItsEvents() throws SQLException {
    TestQueue big = TestQueue.create(c, "big");
    big.register("reader");
    for (int i = 0; i < 6; i++) {
      big.insert("e" + i);
      big.tick();
    }
    long batch =
        Sql.number(c, "select batch_id from pgq.next_batch_custom('big', 'reader', null, 4, null)");
    assertThat(big.data(batch)).containsExactly("e0", "e1", "e2", "e3", "e4", "e5");
    big.finish(batch);
    assertThat(big.nextBatch("reader")).isNull();
  }
}
