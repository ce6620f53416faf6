package org.pgqj.conformance.batch;

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
class BatchInfoContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void aBatchTellsWhoseItIsAndFromWhenToWhen() throws SQLException {
    TestQueue queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.insert("a");
    queue.insert("b");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(
              c,
              "update pgq.tick set tick_time = now() - (3 - tick_id) * interval '90 s' where tick_queue = ?",
              (int) queue.id());
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select queue_name, consumer_name, now() - batch_start, now() - batch_end,
                             prev_tick_id, tick_id, lag, seq_start, seq_end
                        from pgq.get_batch_info(?)
                      """,
                      batch))
              .containsExactly("q|reader|00:03:00|00:01:30|1|2|00:01:30|1|2");
        });
  }

  @Test
  void anUnknownFinishedOrNullBatchIsARowOfNulls() throws SQLException {
    TestQueue queue = TestQueue.create(c, "finished");
    queue.register("reader");
    queue.tick();
    long finished = queue.nextBatch("reader");
    queue.finish(finished);
    for (Long batch : new Long[] {finished, -1L, null}) {
      assertThat(Sql.lines(c, "select * from pgq.get_batch_info(?)", batch))
          .containsExactly("||||||||");
    }
  }
}
