package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.tick.TickChannel;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.Cluster.Tcp;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** One daemon looks after a database with queues of all kinds. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickerDaemonTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final String ALL_VACUUMED =
      """
      select count(*) > 0 and bool_and(s.last_vacuum is not null)
        from pgq.maint_operations() o
        join pg_stat_user_tables s on s.relid = o.func_arg::regclass
       where o.func_name = 'vacuum'
      """;

  private Connection c;
  private RunningTicker ticker;
  private int healthPort;

  @BeforeAll
  void start(TestDatabase db, @TempDir Path directory) throws Exception {
    c = db.connect();
    // Its transactions would come in between where quiet is wanted.
    setAutovacuum("= off");
    healthPort = Tcp.anyFreePort().port();
    ticker =
        RunningTicker.of(
            db.psql(),
            directory,
            "ticker_period = 0.2",
            "retry_period = 0.2",
            "maint_period = 0.2",
            "health_port = " + healthPort);
    ticker.awaitLine("[" + db.name() + "] ticking");
  }

  @AfterAll
  void stop() throws Exception {
    ticker.close();
    setAutovacuum("to default");
  }

  private void setAutovacuum(String value) throws SQLException {
    Sql.run(c, "alter system set autovacuum " + value);
    Sql.run(c, "select pg_reload_conf()");
  }

  /** A queue whose settings ask for no tick during the test. */
  private TestQueue unhurriedQueue(String name) throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, name);
    Sql.one(c, "select pgq.set_queue_config(?, 'ticker_max_lag', '1 hour')", name);
    Sql.one(c, "select pgq.set_queue_config(?, 'ticker_idle_period', '1 day')", name);
    // A queue that is new to the daemon is ticked once.
    awaitTicks(queue, 2);
    return queue;
  }

  /** Such a queue with a consumer that waits. */
  private TestQueue patientQueue(String name) throws SQLException {
    TestQueue queue = unhurriedQueue(name);
    Sql.one(c, "select pgq.register_consumer(?, 'waiting')", name);
    return queue;
  }

  /** Until then every queue is taken for one with consumers. */
  private void awaitLookAtConsumers() throws SQLException {
    // Ticks whenever the settings are looked at, and consumers with them.
    awaitTicks(TestQueue.create(c, "clock"), 4);
    Sql.one(c, "select pgq.drop_queue('clock')");
  }

  private void awaitTicks(TestQueue queue, long count) {
    Await.until(
        () -> count + " ticks of " + queue.name() + ": " + ticker.logForFailure(),
        DEADLINE,
        () -> lastTick(queue) >= count);
  }

  private long lastTick(TestQueue queue) throws SQLException {
    return Sql.number(
        c, "select max(tick_id) from pgq.tick where tick_queue = ?", (int) queue.id());
  }

  /** Whether a consumer gets the event by the ticks there are. */
  private boolean isTicked(TestQueue queue, long event) throws SQLException {
    return Sql.bool(
        c,
        """
        select txid_visible_in_snapshot(e.ev_txid, t.tick_snapshot)
          from %s e, pgq.tick t
         where e.ev_id = ? and t.tick_queue = ?
         order by t.tick_id desc limit 1
        """
            .formatted(queue.table()),
        event,
        (int) queue.id());
  }

  @Test
  void anEventIsTickedAndItsTickAnnounced(TestDatabase db) throws SQLException {
    TestQueue queue = patientQueue("announced");
    Connection listener = db.connect();
    Sql.run(listener, "listen " + TickChannel.of((int) queue.id()));
    queue.insert("now");
    PGNotification[] news =
        listener.unwrap(PGConnection.class).getNotifications((int) DEADLINE.toMillis());
    assertThat(news).isNotEmpty();
    assertThat(news[0].getName()).isEqualTo("pgq_tick_" + queue.id());
    assertThat(Long.parseLong(news[0].getParameter())).isEqualTo(lastTick(queue));
  }

  @Test
  void anEventOfALateCommitIsTickedAsWell(TestDatabase db) throws SQLException {
    TestQueue queue = patientQueue("late");
    Connection slow = db.connect();
    slow.setAutoCommit(false);
    long late = queue.insert(slow, "late");
    long early = queue.insert("early");
    Await.until("the early event's tick", DEADLINE, () -> isTicked(queue, early));
    slow.commit();
    Await.until("the late event's tick", DEADLINE, () -> isTicked(queue, late));
  }

  @Test
  void whatIsRolledBackCausesNoTick(TestDatabase db) throws SQLException {
    TestQueue queue = patientQueue("undone");
    TestQueue other = patientQueue("done");
    long before = lastTick(queue);
    Connection undone = db.connect();
    undone.setAutoCommit(false);
    queue.insert(undone, "undone");
    undone.rollback();
    long event = other.insert("done");
    Await.until("the other queue's tick", DEADLINE, () -> isTicked(other, event));
    assertThat(lastTick(queue)).isEqualTo(before);
  }

  @Test
  void withoutConsumersTheSettingsDecide() throws SQLException {
    TestQueue lonely = TestQueue.createWithDefaults(c, "lonely");
    Sql.one(c, "select pgq.set_queue_config('lonely', 'ticker_max_count', '3')");
    awaitTicks(lonely, 2);
    long last = 0;
    for (int i = 0; i < 3; i++) {
      last = lonely.insert("" + i);
    }
    long third = last;
    Await.until("a tick for three events", DEADLINE, () -> isTicked(lonely, third));
  }

  /** In the quiet that follows, too: nothing but the registration happens. */
  @Test
  void anEventThatNobodyWaitedForIsTickedOnceSomebodyDoes() throws SQLException {
    TestQueue queue = unhurriedQueue("discovered");
    awaitLookAtConsumers();
    long event = queue.insert("early");
    Sql.one(c, "select pgq.register_consumer('discovered', 'late')");
    Await.until("the event's tick", DEADLINE, () -> isTicked(queue, event));
  }

  @Test
  void healthAndMetricsAreToldOnRequest(TestDatabase db) throws Exception {
    TestQueue queue = patientQueue("measured");
    queue.insert("1");
    queue.insert("2");
    awaitTicks(queue, 3);
    assertThat(ask("/healthz").body()).isEqualTo("ok\n");
    assertThat(ask("/nothing").statusCode()).isEqualTo(404);
    String labels = "database=\"" + db.name() + "\",queue=\"measured\"}";
    assertThat(ask("/metrics").body())
        .contains(
            "pgq_queue_events_total{" + labels + " 2.0\n",
            "pgq_queue_tick_age_seconds{" + labels,
            "pgq_consumer_lag_seconds{consumer=\"waiting\"," + labels,
            "pgq_consumer_dead_letters{consumer=\"waiting\"," + labels + " 0.0\n",
            "pgqj_ticker_leading{database=\"" + db.name() + "\"} 1.0\n");
  }

  private HttpResponse<String> ask(String path) throws Exception {
    URI address = URI.create("http://localhost:" + healthPort + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void retriedEventsComeBack() throws SQLException {
    TestQueue queue = patientQueue("again");
    queue.insert("again");
    awaitTicks(queue, 3);
    long batch = nextBatch(queue);
    Sql.one(c, "select pgq.event_retry(?, ev_id, 0) from pgq.get_batch_events(?)", batch, batch);
    Sql.one(c, "select pgq.finish_batch(?)", batch);
    Await.until("the retried event", DEADLINE, () -> holdsARetriedEvent(queue));
  }

  private long nextBatch(TestQueue queue) {
    long[] batch = new long[1];
    Await.until(
        "a batch with events",
        DEADLINE,
        () -> {
          Object id = Sql.one(c, "select pgq.next_batch(?, 'waiting')", queue.name());
          batch[0] = id == null ? 0 : (Long) id;
          if (id == null || Sql.number(c, "select count(*) from pgq.get_batch_events(?)", id) > 0) {
            return id != null;
          }
          Sql.one(c, "select pgq.finish_batch(?)", id);
          return false;
        });
    return batch[0];
  }

  private boolean holdsARetriedEvent(TestQueue queue) throws SQLException {
    Object id = Sql.one(c, "select pgq.next_batch(?, 'waiting')", queue.name());
    if (id == null) {
      return false;
    }
    boolean retried =
        Sql.number(c, "select count(*) from pgq.get_batch_events(?) where ev_retry = 1", id) == 1;
    Sql.one(c, "select pgq.finish_batch(?)", id);
    return retried;
  }

  @Test
  void dataTablesAreRotatedInBothSteps() throws SQLException {
    TestQueue queue = TestQueue.create(c, "turning");
    Await.until(
        "a rotation, completed",
        DEADLINE,
        () ->
            Sql.bool(
                c,
                """
                select queue_cur_table <> 0 and coalesce(queue_switch_step2, 0) > queue_switch_step1
                  from pgq.queue
                 where queue_id = ?
                """,
                (int) queue.id()));
    // It would turn at every round and so disturb the quiet of other tests.
    Sql.one(c, "select pgq.drop_queue('turning')");
  }

  /** Which nobody else does then. */
  @Test
  void withoutAutovacuumPgqsOwnTablesAreVacuumed() {
    Await.until("a vacuum of each", DEADLINE, () -> Sql.bool(c, ALL_VACUUMED));
  }

  @Test
  void aFailingQueueIsToldOnceAndHoldsUpNoOther(TestDatabase db) throws Exception {
    TestQueue broken = patientQueue("broken");
    TestQueue sound = patientQueue("sound");
    Sql.run(c, "drop sequence " + broken.table() + "_tick_seq");
    broken.insert("lost for now");
    ticker.awaitLine(
        "queue broken: 42P01 relation \"pgq.event_"
            + broken.id()
            + "_tick_seq\" does not exist; trying again");
    long event = sound.insert("fine");
    Await.until("the sound queue's tick", DEADLINE, () -> isTicked(sound, event));
    Sql.run(c, "create sequence " + broken.table() + "_tick_seq start 100");
    awaitTicks(broken, 100);
    assertThat(ticker.count(" ERROR [" + db.name() + "] queue broken: "))
        .as(ticker.log())
        .isEqualTo(1);
  }
}
