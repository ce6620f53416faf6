package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.CoopConsumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Several processes share the load of one consumer. */
@DatabaseTest
class CoopConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  /** Remembers what it has seen. */
  private static class Sibling extends CoopConsumer {

    final List<String> seen = new CopyOnWriteArrayList<>();

    Sibling(Ini ini, String... more) {
      super("test_consumer", "src_db", arguments(ini, more));
    }

    private static String[] arguments(Ini ini, String... more) {
      List<String> all = new java.util.ArrayList<>(List.of("-q", ini.write()));
      all.addAll(List.of(more));
      return all.toArray(String[]::new);
    }

    @Override
    protected void processEvent(Event ev) throws Exception {
      seen.add(ev.data());
    }
  }

  private Ini ini(TestDatabase db, String queue, String name) {
    return Ini.once(directory, queue + "_" + name, db, queue)
        .with("consumer_name", queue)
        .with("subconsumer_name", name);
  }

  private static void produce(TestQueue queue, String data) throws SQLException {
    queue.insert(data);
    queue.tick();
  }

  @Test
  void eachBatchGoesToOneOfThem(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "shared");
    Ini first = ini(db, "shared", "first");
    assertThat(new Sibling(first).run()).isZero();
    produce(queue, "1");
    produce(queue, "2");
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Sibling slow =
        new Sibling(first) {
          @Override
          protected void processEvent(Event ev) throws Exception {
            super.processEvent(ev);
            busy.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
          }
        };
    Background<Integer> run = db.background(db.connect(), ignored -> slow.run());
    Await.until("busy", PATIENCE, () -> busy.getCount() == 0);
    Sibling other = new Sibling(ini(db, "shared", "second"));
    assertThat(other.run()).isZero();
    goOn.countDown();
    assertThat(run.join()).isZero();
    assertThat(slow.seen).containsExactly("1");
    assertThat(other.seen).containsExactly("2");
  }

  @Test
  void aSilentSiblingsBatchIsTakenOver(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "takeover");
    Ini first = ini(db, "takeover", "first");
    assertThat(new Sibling(first).run()).isZero();
    produce(queue, "1");
    Sibling failing =
        new Sibling(first) {
          @Override
          protected void processEvent(Event ev) {
            throw new IllegalStateException("not today");
          }
        };
    assertThat(failing.run()).isEqualTo(1);
    Ini second = ini(db, "takeover", "second").with("subconsumer_timeout", "3600");
    Sibling patient = new Sibling(second);
    assertThat(patient.run()).isZero();
    assertThat(patient.seen).isEmpty();
    Sibling impatient = new Sibling(second.with("subconsumer_timeout", "0.001"));
    assertThat(impatient.run()).isZero();
    assertThat(impatient.seen).containsExactly("1");
  }

  @Test
  void whoWorksForLongKeepsItsBatch(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "heartbeat");
    Ini first = ini(db, "heartbeat", "first").with("subconsumer_timeout", "3");
    assertThat(new Sibling(first).run()).isZero();
    produce(queue, "1");
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Sibling slow =
        new Sibling(first) {
          @Override
          protected void processEvent(Event ev) throws Exception {
            busy.countDown();
            assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
            super.processEvent(ev);
          }
        };
    Background<Integer> run = db.background(db.connect(), ignored -> slow.run());
    Await.until("busy", PATIENCE, () -> busy.getCount() == 0);
    String active =
        """
        select pg_catalog.max(s.sub_active)::text
          from pgq.subscription s join pgq.consumer co on co.co_id = s.sub_consumer
         where co.co_name = 'heartbeat.first'
        """;
    String before = Sql.text(c, active);
    Await.until("a heartbeat", PATIENCE, () -> !Sql.text(c, active).equals(before));
    goOn.countDown();
    assertThat(run.join()).isZero();
    assertThat(slow.seen).containsExactly("1");
  }

  @Test
  void flagsRegisterAndUnregisterOneOfThem(TestDatabase db) throws SQLException {
    TestQueue.create(c, "flags");
    Ini ini = ini(db, "flags", "first");
    String names = "select consumer_name from pgq.get_consumer_info('flags') order by 1";
    assertThat(new Sibling(ini, "--register").run()).isZero();
    assertThat(Sql.lines(c, names)).containsExactly("flags", "flags.first");
    assertThat(new Sibling(ini, "--unregister").run()).isZero();
    assertThat(Sql.lines(c, names)).containsExactly("flags");
  }
}
