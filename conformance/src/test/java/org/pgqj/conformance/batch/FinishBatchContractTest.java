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
class FinishBatchContractTest {

  private static final String FINISH = "select pgq.finish_batch(?)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void thePositionMovesToTheEndOfTheBatch() throws SQLException {
    TestQueue queue = TestQueue.create(c, "moves");
    queue.register("reader");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Transactions.rolledBack(
        c,
        () -> {
          assertThat(Sql.number(c, FINISH, batch)).isEqualTo(1);
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select sub_last_tick, sub_batch, sub_next_tick, sub_active = now()
                        from pgq.subscription where sub_queue = ?
                      """,
                      (int) queue.id()))
              .containsExactly("2|||t");
        });
    assertThat(queue.nextBatch("reader")).as("after a rollback").isEqualTo(batch);
  }

  @Test
  void anUnknownFinishedOrNullBatchIsAWarningAndZero() throws SQLException {
    TestQueue queue = TestQueue.create(c, "twice");
    queue.register("reader");
    queue.tick();
    long batch = queue.nextBatch("reader");
    queue.finish(batch);
    for (Long unknown : new Long[] {batch, -5L, null}) {
      assertThat(Sql.number(c, FINISH, unknown)).isZero();
      assertThat(Sql.messages(c, FINISH, unknown))
          .containsExactly(
              "WARNING: finish_batch: batch %s not found"
                  .formatted(unknown == null ? "<NULL>" : unknown));
    }
  }
}
