package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Events reach consumers in the batch after their commit, however long it takes. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LongTransactionContractTest {

  private Connection c;
  private Connection slow;
  private Connection slower;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    slow = db.connect();
    slower = db.connect();
    slow.setAutoCommit(false);
    slower.setAutoCommit(false);
  }

  private List<Long> consume(TestQueue queue) throws SQLException {
    long batch = queue.nextBatch("reader");
    List<Long> ids = queue.ids(batch);
    queue.finish(batch);
    return ids;
  }

  /** Uses up transaction ids, so that an older transaction falls out of the widened range. */
  private void passTransactions(int count) throws SQLException {
    Sql.run(
        c,
        """
        do $$ begin
          for i in 1..%d loop
            perform txid_current();
            commit;
          end loop;
        end $$
        """
            .formatted(count));
  }

  @Test
  void everyEventComesOnceItsTransactionHasEnded() throws SQLException {
    TestQueue queue = TestQueue.create(c, "c");
    queue.register("reader");
    assertThat(queue.insert("1")).isEqualTo(1);
    queue.tick();
    assertThat(queue.insert(slow, "2")).isEqualTo(2);
    passTransactions(120);
    assertThat(queue.insert("3")).isEqualTo(3);
    queue.tick();
    assertThat(queue.insert(slower, "4")).isEqualTo(4);
    assertThat(queue.insert("5")).isEqualTo(5);
    queue.tick();
    slow.commit();
    slower.commit();
    assertThat(queue.insert("6")).isEqualTo(6);
    queue.tick();
    assertThat(consume(queue)).containsExactly(1L);
    assertThat(consume(queue)).containsExactly(3L);
    assertThat(consume(queue)).containsExactly(5L);
    assertThat(consume(queue)).containsExactly(2L, 4L, 6L);
    assertThat(queue.nextBatch("reader")).isNull();
  }

  @Test
  void anAbortedLongTransactionLeavesAnEmptyPlace() throws SQLException {
    TestQueue queue = TestQueue.create(c, "aborted");
    queue.register("reader");
    queue.insert(slow, "1");
    passTransactions(120);
    queue.insert("2");
    queue.tick();
    slow.rollback();
    queue.tick();
    assertThat(consume(queue)).containsExactly(2L);
    assertThat(consume(queue)).isEmpty();
  }

  @Test
  void manyEventsOfALongTransactionComeTogether() throws SQLException {
    TestQueue queue = TestQueue.create(c, "many");
    queue.register("reader");
    Sql.rows(slow, "select pgq.insert_event('many', 't', 'd') from generate_series(1, 50)");
    for (int i = 0; i < 3; i++) {
      queue.tick();
      passTransactions(60);
    }
    slow.commit();
    queue.tick();
    for (int i = 0; i < 3; i++) {
      assertThat(consume(queue)).isEmpty();
    }
    assertThat(consume(queue))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
  }
}
