package org.pgqj.conformance.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Who gets, retries and finishes a batch in one transaction is waited for, and never killed. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ConsumerLocksContractTest {

  private static final String UNREGISTER = "select pgq.unregister_consumer(?, 'reader')";
  private static final String MOVE = "select pgq.register_consumer_at(?, 'reader', 1)";
  private static final String DROP = "select pgq.drop_queue(?, true)";

  private Connection consumer;
  private Connection admin;
  private TestDatabase db;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    consumer = db.connect();
    admin = db.connect();
  }

  private TestQueue read(String name) throws SQLException {
    TestQueue queue = TestQueue.create(consumer, name);
    queue.register("reader");
    queue.insert("e");
    queue.tick();
    return queue;
  }

  private void finishWhile(String rival, TestQueue queue) throws SQLException {
    consumer.setAutoCommit(false);
    try {
      long batch = queue.nextBatch("reader");
      Background<Object> other = db.background(admin, c -> Sql.one(c, rival, queue.name()));
      other.awaitBlocked();
      assertThat(Sql.number(consumer, "select pgq.event_retry(?, 1, 0)", batch)).isEqualTo(1);
      assertThat(Sql.number(consumer, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
      consumer.commit();
      other.join();
    } finally {
      consumer.rollback();
      consumer.setAutoCommit(true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {UNREGISTER, MOVE, DROP})
  void aNewBatchIsFinishedBefore(String rival) throws SQLException {
    finishWhile(rival, read("new, " + rival));
  }

  /** Who finishes a batch and opens the next one in one transaction. */
  @ParameterizedTest
  @ValueSource(strings = {UNREGISTER, MOVE, DROP})
  void theNextBatchIsOpenedBefore(String rival) throws SQLException {
    TestQueue queue = read("next, " + rival);
    long batch = queue.nextBatch("reader");
    queue.insert("f");
    queue.tick();
    consumer.setAutoCommit(false);
    try {
      assertThat(Sql.number(consumer, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
      Background<Object> other = db.background(admin, c -> Sql.one(c, rival, queue.name()));
      other.awaitBlocked();
      assertThat(queue.nextBatch("reader")).isGreaterThan(batch);
      consumer.commit();
      other.join();
    } finally {
      consumer.rollback();
      consumer.setAutoCommit(true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {UNREGISTER, MOVE, DROP})
  void anOpenBatchIsFinishedBefore(String rival) throws SQLException {
    TestQueue queue = read("open, " + rival);
    queue.nextBatch("reader");
    finishWhile(rival, queue);
  }
}
