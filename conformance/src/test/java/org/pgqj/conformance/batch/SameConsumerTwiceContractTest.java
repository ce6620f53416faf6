package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Two processes under one consumer name work on one batch, never on two. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SameConsumerTwiceContractTest {

  private TestDatabase db;
  private Connection first;
  private Connection second;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    first = db.connect();
    second = db.connect();
  }

  private TestQueue withABatchWaiting(String name) throws SQLException {
    TestQueue queue = TestQueue.create(second, name);
    queue.register("reader");
    queue.insert("x");
    queue.tick();
    return queue;
  }

  @Test
  void bothGetTheSameBatch() throws SQLException {
    TestQueue queue = withABatchWaiting("same");
    first.setAutoCommit(false);
    long batch = Sql.number(first, "select pgq.next_batch('same', 'reader')");
    Background<Long> other = db.background(second, c -> queue.nextBatch("reader"));
    other.awaitBlocked();
    first.commit();
    first.setAutoCommit(true);
    assertThat(other.join()).isEqualTo(batch);
    assertThat(Sql.number(first, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
    assertThat(Sql.number(second, "select pgq.finish_batch(?)", batch)).isZero();
    assertThat(queue.nextBatch("reader")).isNull();
  }

  @Test
  void whatOneGaveBackTheOtherGets() throws SQLException {
    TestQueue queue = withABatchWaiting("given back");
    first.setAutoCommit(false);
    Sql.number(first, "select pgq.next_batch('given back', 'reader')");
    Background<Long> other = db.background(second, c -> queue.nextBatch("reader"));
    other.awaitBlocked();
    first.rollback();
    first.setAutoCommit(true);
    assertThat(queue.data(other.join())).containsExactly("x");
  }

  @Test
  void whoComesWhileTheOtherFinishesGetsTheNextBatch() throws SQLException {
    TestQueue queue = withABatchWaiting("finishing");
    queue.insert("y");
    queue.tick();
    long batch = queue.nextBatch("reader");
    first.setAutoCommit(false);
    Sql.number(first, "select pgq.finish_batch(?)", batch);
    Background<Long> other = db.background(second, c -> queue.nextBatch("reader"));
    other.awaitBlocked();
    first.commit();
    first.setAutoCommit(true);
    assertThat(queue.data(other.join())).containsExactly("y");
  }

  @Test
  void oneBatchIsFinishedOnce() throws SQLException {
    TestQueue queue = withABatchWaiting("once");
    long batch = queue.nextBatch("reader");
    first.setAutoCommit(false);
    assertThat(Sql.number(first, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
    Background<Long> other =
        db.background(second, c -> Sql.number(c, "select pgq.finish_batch(?)", batch));
    other.awaitBlocked();
    first.commit();
    first.setAutoCommit(true);
    assertThat(other.join()).isZero();
  }
}
