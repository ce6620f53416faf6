package org.pgqj.conformance.info;

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
class ConsumerInfoContractTest {

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void threeSubscriptions(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "b");
    queue.register("y");
    queue.register("x");
    TestQueue.create(c, "a").register("x");
    queue.insert("1");
    queue.insert("2");
    queue.tick();
    queue.insert("3");
    queue.tick();
  }

  @Test
  void subscriptionsAreListedByQueueAndConsumer() throws SQLException {
    String names = "select queue_name, consumer_name from pgq.get_consumer_info";
    assertThat(Sql.lines(c, names + "()")).containsExactly("a|x", "b|x", "b|y");
    assertThat(Sql.lines(c, names + "('b')")).containsExactly("b|x", "b|y");
    assertThat(Sql.lines(c, names + "('b', 'y')")).containsExactly("b|y");
    assertThat(Sql.lines(c, names + "(null, 'x')")).containsExactly("a|x", "b|x");
    assertThat(Sql.lines(c, names + "('b', null)")).containsExactly("b|x", "b|y");
    assertThat(Sql.lines(c, names + "(null)")).hasSize(3);
    assertThat(Sql.lines(c, names + "(null, null)")).hasSize(3);
  }

  @Test
  void unknownNamesAreNoRow() throws SQLException {
    for (String call : new String[] {"'no'", "'no', 'x'", "'b', 'no'", "null, 'no'"}) {
      assertThat(Sql.lines(c, "select * from pgq.get_consumer_info(%s)".formatted(call))).isEmpty();
    }
  }

  @Test
  void positionAndDelayAreTold() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          long batch = queue.nextBatch("x");
          Sql.update(
              c,
              """
              update pgq.tick set tick_time = now() - (10 - tick_id) * interval '1 s'
               where tick_queue = ?
              """,
              (int) queue.id());
          Sql.update(
              c,
              "update pgq.subscription set sub_active = now() - interval '4 s' where sub_queue = ?",
              (int) queue.id());
          assertThat(Sql.lines(c, "select * from pgq.get_consumer_info('b')"))
              .containsExactly(
                  "b|x|00:00:09|00:00:04|1|%d|2|2".formatted(batch), "b|y|00:00:09|00:00:04|1|||2");
        });
  }

  @Test
  void withoutItsTickThereIsNoDelay() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(c, "update pgq.subscription set sub_active = now()");
          Sql.run(
              c,
              """
              update pgq.subscription set sub_last_tick = null
                from pgq.consumer where co_id = sub_consumer and co_name = 'y'
              """);
          Sql.update(
              c, "delete from pgq.tick where tick_queue = ? and tick_id = 1", (int) queue.id());
          assertThat(Sql.lines(c, "select * from pgq.get_consumer_info('b')"))
              .containsExactly("b|x||00:00:00|1|||", "b|y||00:00:00||||");
        });
  }
}
