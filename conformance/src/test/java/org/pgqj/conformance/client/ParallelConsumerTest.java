package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Events of a batch are handled side by side, those of one key in their order. */
@DatabaseTest
class ParallelConsumerTest {

  private static final int KEYS = 5;
  private static final int EVENTS = 200;

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private static TestQueue queueWithEvents(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    Sql.one(
        c,
        "select count(pgq.insert_event(?, 't', 'user=u' || n % ?)) from generate_series(1, ?) n",
        name,
        KEYS,
        EVENTS);
    queue.tick();
    return queue;
  }

  @Test
  void eachKeyKeepsItsOrder(TestDatabase db) throws SQLException {
    queueWithEvents("ordered");
    Map<String, List<Long>> seen = new ConcurrentHashMap<>();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch two = new CountDownLatch(2);
    class Parallel extends Consumer {
      Parallel(String... arguments) {
        super("test_consumer", "src_db", arguments);
      }

      @Override
      protected void processEvent(Event ev) throws InterruptedException {
        if (threads.add(Thread.currentThread())) {
          two.countDown();
          two.await(20, TimeUnit.SECONDS);
        }
        seen.computeIfAbsent(
                ev.fields().get("user"), user -> Collections.synchronizedList(new ArrayList<>()))
            .add(ev.id());
      }
    }
    Ini ini =
        Ini.once(directory, "ordered", db, "ordered")
            .with("parallelism", "3")
            .with("key", "field.user")
            .with("pgq_lazy_fetch", "60");
    assertThat(new Parallel("-q", ini.write()).run()).isZero();
    assertThat(threads).hasSizeGreaterThan(1);
    assertThat(seen).hasSize(KEYS);
    assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).hasSize(EVENTS / KEYS).isSorted());
  }

  @Test
  void theBatchIsRepeatedWhenOneOfThemFails(TestDatabase db) throws SQLException {
    queueWithEvents("failing");
    AtomicInteger count = new AtomicInteger();
    class Failing extends Consumer {
      private final boolean fails;

      Failing(boolean fails, String... arguments) {
        super("test_consumer", "src_db", arguments);
        this.fails = fails;
      }

      @Override
      protected Object key(Event ev) {
        return ev.data();
      }

      @Override
      protected void processEvent(Event ev) {
        if (fails && count.get() > 50) {
          throw new IllegalStateException("not today");
        }
        count.incrementAndGet();
      }
    }
    String ini = Ini.once(directory, "failing", db, "failing").with("parallelism", "3").write();
    assertThat(new Failing(true, "-q", ini).run()).isEqualTo(1);
    count.set(0);
    assertThat(new Failing(false, "-q", ini).run()).isZero();
    assertThat(count).hasValue(EVENTS);
  }
}
