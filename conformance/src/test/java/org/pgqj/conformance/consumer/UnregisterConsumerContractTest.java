package org.pgqj.conformance.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class UnregisterConsumerContractTest {

  private static final String UNREGISTER = "select pgq.unregister_consumer(?, ?)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private List<String> consumers(TestQueue queue) throws SQLException {
    return Sql.lines(c, "select consumer_name from pgq.get_consumer_info(?)", queue.name());
  }

  private boolean isKnown(String consumer) throws SQLException {
    return Sql.bool(c, "select exists (select from pgq.consumer where co_name = ?)", consumer);
  }

  @Test
  void aSubscriptionIsRemovedOnce() throws SQLException {
    TestQueue queue = TestQueue.create(c, "once");
    queue.register("leaver");
    queue.register("stayer");
    assertThat(Sql.number(c, UNREGISTER, "once", "leaver")).isEqualTo(1);
    assertThat(Sql.number(c, UNREGISTER, "once", "leaver")).isZero();
    assertThat(consumers(queue)).containsExactly("stayer");
  }

  @Test
  void whatIsNotThereIsZero() throws SQLException {
    TestQueue.create(c, "there").register("here");
    assertThat(Sql.number(c, UNREGISTER, "no such", "here")).isZero();
    assertThat(Sql.number(c, UNREGISTER, "there", "nobody")).isZero();
    assertThat(Sql.number(c, UNREGISTER, null, "here")).isZero();
    assertThat(Sql.number(c, UNREGISTER, "there", null)).isZero();
    assertThat(Sql.number(c, UNREGISTER, null, null)).isZero();
  }

  @Test
  void aConsumerIsForgottenWithItsLastSubscription() throws SQLException {
    TestQueue first = TestQueue.create(c, "last but one");
    TestQueue last = TestQueue.create(c, "last");
    first.register("reads two");
    last.register("reads two");
    Sql.one(c, UNREGISTER, "last but one", "reads two");
    assertThat(isKnown("reads two")).isTrue();
    Sql.one(c, UNREGISTER, "last", "reads two");
    assertThat(isKnown("reads two")).isFalse();
  }

  @Test
  void anOpenBatchIsAbandoned() throws SQLException {
    TestQueue queue = TestQueue.create(c, "open");
    queue.register("reader");
    queue.tick();
    long batch = queue.nextBatch("reader");
    assertThat(Sql.number(c, UNREGISTER, "open", "reader")).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.finish_batch(?)", batch)).isZero();
  }

  @Test
  void itsRetriesGoAndOthersStay() throws SQLException {
    TestQueue queue = TestQueue.create(c, "retries");
    queue.register("leaver");
    queue.register("stayer");
    long event = queue.insert("x");
    queue.tick();
    for (String consumer : new String[] {"leaver", "stayer"}) {
      Sql.one(c, "select pgq.event_retry(?, ?, 0)", queue.nextBatch(consumer), event);
    }
    Sql.one(c, UNREGISTER, "retries", "leaver");
    assertThat(
            Sql.lines(
                c,
                """
                select co_name from pgq.retry_queue
                  join pgq.subscription on sub_id = ev_owner join pgq.consumer on co_id = sub_consumer
                 where ev_queue = ?
                """,
                (int) queue.id()))
        .containsExactly("stayer");
    assertThat(
            Sql.number(
                c, "select count(*) from pgq.retry_queue where ev_queue = ?", (int) queue.id()))
        .isEqualTo(1);
  }

  @Test
  void whoComesBackIsSomebodyElse() throws SQLException {
    TestQueue queue = TestQueue.create(c, "back");
    String id = "select sub_id from pgq.subscription where sub_queue = ?";
    queue.register("reader");
    long before = Sql.number(c, id, (int) queue.id());
    Sql.one(c, UNREGISTER, "back", "reader");
    queue.register("reader");
    assertThat(Sql.number(c, id, (int) queue.id())).isNotEqualTo(before);
  }

  /** Sub-consumers of pgq_coop share the sub_id of their main consumer. */
  private TestQueue withSubConsumers(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    queue.register(name + ".1");
    queue.register(name + ".2");
    Sql.update(
        c,
        """
        update pgq.subscription s set sub_id = main.sub_id, sub_last_tick = null
          from pgq.subscription main join pgq.consumer m on m.co_id = main.sub_consumer
         where m.co_name = ? and main.sub_queue = s.sub_queue and s.sub_consumer <> m.co_id
        """,
        name);
    Sql.update(
        c,
        """
        insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner)
        select now(), sub_queue, 1, now(), sub_id from pgq.subscription where sub_queue = ? limit 1
        """,
        (int) queue.id());
    return queue;
  }

  @Test
  void aSubConsumerLeavesAlone() throws SQLException {
    TestQueue queue = withSubConsumers("coop");
    assertThat(Sql.number(c, UNREGISTER, "coop", "coop.1")).isEqualTo(1);
    assertThat(consumers(queue)).containsExactly("coop", "coop.2");
    assertThat(
            Sql.number(
                c, "select count(*) from pgq.retry_queue where ev_queue = ?", (int) queue.id()))
        .isEqualTo(1);
    assertThat(isKnown("coop.1")).isTrue();
  }

  @Test
  void aMainConsumerTakesItsSubConsumersAlong() throws SQLException {
    TestQueue queue = withSubConsumers("main");
    assertThat(Sql.number(c, UNREGISTER, "main", "main")).isEqualTo(3);
    assertThat(consumers(queue)).isEmpty();
    assertThat(
            Sql.number(
                c, "select count(*) from pgq.retry_queue where ev_queue = ?", (int) queue.id()))
        .isZero();
    assertThat(isKnown("main")).isFalse();
  }
}
