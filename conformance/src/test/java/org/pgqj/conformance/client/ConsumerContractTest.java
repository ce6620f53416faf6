package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Batch;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a consumer of the framework sees of a queue, and what it leaves there. */
@DatabaseTest
class ConsumerContractTest {

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  /** Does something with each event and remembers its data. */
  private static class Recorder extends Consumer {

    final List<String> data = new ArrayList<>();

    Recorder(String... arguments) {
      super("test_consumer", "src_db", arguments);
    }

    @Override
    protected void processEvent(Event ev) {
      data.add(ev.data());
    }
  }

  private static List<String> consume(Ini ini) {
    Recorder recorder = new Recorder("-q", ini.write());
    assertThat(recorder.run()).as(() -> String.join("\n", ini.logged(""))).isZero();
    return recorder.data;
  }

  private static void produce(TestQueue queue, int number) throws SQLException {
    Sql.one(
        c,
        "select count(pgq.insert_event(?, 't', n::text)) from generate_series(1, ?) n",
        queue.name(),
        number);
    queue.tick();
  }

  @Test
  void everyEventComesOnceAndInOrder(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "in_order");
    Ini ini = Ini.once(directory, "in_order", db, queue.name()).with("pgq_lazy_fetch", "4");
    assertThat(consume(ini)).isEmpty();
    produce(queue, 9);
    produce(queue, 4);
    produce(queue, 8);
    List<String> expected = new ArrayList<>();
    for (int number : new int[] {9, 4, 8}) {
      IntStream.rangeClosed(1, number).mapToObj(Integer::toString).forEach(expected::add);
    }
    assertThat(consume(ini)).isEqualTo(expected);
    assertThat(consume(ini)).isEmpty();
  }

  @Test
  void wholeBatchesCanBeReadAtOnce(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "at_once");
    Ini ini = Ini.once(directory, "at_once", db, queue.name()).with("pgq_lazy_fetch", "0");
    consume(ini);
    produce(queue, 5);
    assertThat(consume(ini)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void theConsumerRegistersUnderItsJobsName(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "registering");
    consume(Ini.once(directory, "the_job", db, queue.name()));
    assertThat(Sql.lines(c, "select consumer_name from pgq.get_consumer_info(?)", queue.name()))
        .containsExactly("the_job");
  }

  @Test
  void theOlderNamesOfKeysAreUnderstood(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "older_names");
    Ini ini =
        Ini.once(directory, "job", db, "no such queue")
            .with("pgq_queue_name", queue.name())
            .with("pgq_consumer_id", "its own name");
    consume(ini);
    assertThat(Sql.lines(c, "select consumer_name from pgq.get_consumer_info(?)", queue.name()))
        .containsExactly("its own name");
  }

  @Test
  void registeringCanBeLeftToTheFlags(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "by_flags");
    Ini ini = Ini.once(directory, "by_flags", db, queue.name()).with("auto_register", "0");
    assertThat(new Recorder("-q", ini.write()).run()).isEqualTo(1);
    assertThat(ini.logged("ERROR"))
        .singleElement()
        .asString()
        .contains("queue by_flags, consumer by_flags, database " + db.name())
        .contains("P0001")
        .contains("Not subscriber to queue: by_flags/by_flags");
    assertThat(new Recorder("-q", "--register", ini.write()).run()).isZero();
    assertThat(consume(ini)).isEmpty();
    assertThat(new Recorder("-q", "--unregister", ini.write()).run()).isZero();
    assertThat(Sql.lines(c, "select consumer_name from pgq.get_consumer_info(?)", queue.name()))
        .isEmpty();
  }

  @Test
  void anExceptionRepeatsTheBatch(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "repeated");
    Ini ini = Ini.once(directory, "repeated", db, queue.name());
    consume(ini);
    produce(queue, 3);
    List<Long> batches = new ArrayList<>();
    class Failing extends Recorder {
      Failing(String... arguments) {
        super(arguments);
      }

      @Override
      protected void processBatch(Batch batch) throws Exception {
        batches.add(batch.id());
        super.processBatch(batch);
        if (batches.size() == 1) {
          throw new IllegalStateException("not today");
        }
      }
    }
    assertThat(new Failing("-q", ini.write()).run()).isEqualTo(1);
    assertThat(ini.logged("ERROR"))
        .singleElement()
        .asString()
        .contains("queue repeated, consumer repeated, database")
        .contains("IllegalStateException: not today");
    Failing second = new Failing("-q", ini.write());
    assertThat(second.run()).isZero();
    assertThat(second.data).containsExactly("1", "2", "3");
    assertThat(batches).hasSize(2).containsOnly(batches.get(0));
  }

  @Test
  void aRetriedEventComesBackAndCountsItsRetries(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "retried");
    Ini ini = Ini.once(directory, "retried", db, queue.name());
    consume(ini);
    produce(queue, 3);
    List<String> seen = new ArrayList<>();
    class Retrying extends Recorder {
      Retrying(String... arguments) {
        super(arguments);
      }

      @Override
      protected void processEvent(Event ev) {
        seen.add(ev.data() + "/" + ev.retry());
        if (ev.data().equals("2") && ev.retry() < 2) {
          ev.retry(Duration.ZERO);
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(new Retrying("-q", ini.write()).run()).isZero();
      Sql.one(c, "select pgq.maint_retry_events()");
      queue.tick();
    }
    assertThat(seen).containsExactly("1/0", "2/0", "3/0", "2/1", "2/2");
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isZero();
  }

  @Test
  void laterAndLaterRetriesFollowThePolicy(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "policy");
    Ini ini =
        Ini.once(directory, "policy", db, queue.name())
            .with("retry_delay", "1000")
            .with("retry_delay_max", "1500");
    consume(ini);
    produce(queue, 1);
    class Later extends Recorder {
      Later(String... arguments) {
        super(arguments);
      }

      @Override
      protected void processEvent(Event ev) {
        ev.retryLater("busy");
      }
    }
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      assertThat(new Later("-q", ini.write()).run()).isZero();
      delays.add(
          Sql.number(
              c,
              """
              select extract(epoch from ev_retry_after - now())::int
                from pgq.retry_queue where ev_queue = ?
              """,
              (int) queue.id()));
      Sql.update(c, "update pgq.retry_queue set ev_retry_after = now()");
      Sql.one(c, "select pgq.maint_retry_events()");
      queue.tick();
    }
    assertThat(delays.get(0)).isBetween(700L, 1000L);
    assertThat(delays.get(1)).isBetween(1100L, 1500L);
  }

  @Test
  void onlyTheWantedTablesEventsCome(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "tables");
    Ini ini =
        Ini.once(directory, "tables", db, queue.name()).with("table_filter", "s.a, it's \\ odd");
    consume(ini);
    for (String table : new String[] {"s.a", "s.b", "it's \\ odd"}) {
      Sql.one(c, "select pgq.insert_event(?, 't', ?, ?, '', '', '')", queue.name(), table, table);
    }
    queue.tick();
    for (int number = 0; number < 2; number++) {
      if (number == 1) {
        Sql.one(c, "select pgq.register_consumer_at(?, ?, ?)", queue.name(), "tables", 1L);
        ini.with("pgq_lazy_fetch", "0");
      }
      assertThat(consume(ini)).containsExactly("s.a", "it's \\ odd");
    }
  }

  @Test
  void batchesCanBeCollected(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "collected");
    Ini ini =
        Ini.once(directory, "collected", db, queue.name()).with("pgq_batch_collect_events", "5");
    consume(ini);
    produce(queue, 2);
    assertThat(consume(ini)).isEmpty();
    produce(queue, 4);
    assertThat(consume(ini)).hasSize(6);
    ini.with("pgq_batch_collect_events", "0").with("pgq_keep_lag", "1 hour");
    produce(queue, 1);
    assertThat(consume(ini)).isEmpty();
    ini.with("pgq_keep_lag", "").with("pgq_batch_collect_interval", "1 hour");
    assertThat(consume(ini)).isEmpty();
    ini.with("pgq_batch_collect_interval", "0");
    assertThat(consume(ini)).hasSize(1);
  }

  @Test
  void aReaderNeedsNoFurtherRights(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "as_reader");
    String reader = db.role("reader", "pgq_reader");
    Ini ini =
        Ini.once(directory, "as_reader", db, queue.name())
            .with("src_db", Ini.connection(db).replace("user=postgres", "user=" + reader))
            .with("listen", "1");
    consume(ini);
    produce(queue, 2);
    assertThat(consume(ini)).containsExactly("1", "2");
  }

  @Test
  void oneSessionIsEnough(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "one_session");
    queue.register("one_session");
    produce(queue, 2);
    String reader = db.role("lonely", "pgq_reader");
    Sql.run(c, "alter role " + reader + " connection limit 1");
    Ini ini =
        Ini.once(directory, "one_session", db, queue.name())
            .with("src_db", Ini.connection(db).replace("user=postgres", "user=" + reader))
            .with("listen", "1");
    assertThat(consume(ini)).containsExactly("1", "2");
  }

  @Test
  void aTooLateWordAboutAnEventIsRefused(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(c, "too_late");
    Ini ini = Ini.once(directory, "too_late", db, queue.name());
    consume(ini);
    produce(queue, 1);
    List<Event> kept = new ArrayList<>();
    class Keeper extends Recorder {
      Keeper(String... arguments) {
        super(arguments);
      }

      @Override
      protected void processBatch(Batch batch) {
        batch.forEach(kept::add);
      }
    }
    assertThat(new Keeper("-q", ini.write()).run()).isZero();
    assertThat(kept).hasSize(1);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> kept.get(0).retry(Duration.ZERO));
  }
}
