package org.pgqj.conformance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
class QueueCommandsTest {

  private static long queues(TestDatabase db, String name) throws SQLException {
    return Sql.number(db.connect(), "select count(*) from pgq.queue where queue_name = ?", name);
  }

  @Test
  void anyTextIsANameAndNeverSql(TestDatabase db) throws SQLException {
    String name = "it's; drop table pgq.queue; --\u001b[31m";
    assertThat(Run.of(db, "create", name).well())
        .isEqualTo("queue it's; drop table pgq.queue; --\\u001b[31m created");
    assertThat(queues(db, name)).isEqualTo(1);
    Run.of(db, "register", name, "c'").well();
    assertThat(Run.of(db, "status", "--queue=" + name).well()).contains("\\u001b").contains("c'");
    assertThat(Run.of(db, "tail", name).well()).isEmpty();
    Run.of(db, "drop", name, "--force", "--yes").well();
    assertThat(queues(db, name)).isZero();
  }

  @Test
  void aQueueIsCreatedWithItsSettingsOrNotAtAll(TestDatabase db) throws SQLException {
    assertThat(Run.of(db, "create", "half", "--set", "ticker_max_lag=nonsense").refused())
        .contains("(SQLSTATE 22007)");
    assertThat(queues(db, "half")).isZero();
    Run.of(db, "create", "whole", "--set", "ticker_max_lag=2s", "--set=queue_ticker_max_count=9")
        .well();
    assertThat(Run.of(db, "config", "whole").well())
        .contains("    ticker_max_lag     = 00:00:02")
        .contains("    ticker_max_count   = 9");
    assertThat(Run.of(db, "create", "whole").well()).isEqualTo("queue whole exists already");
    assertThat(Run.of(db, "create", "whole", "--set=ticker_max_count=1").refused())
        .contains("change it with pgqj config");
  }

  @Test
  void allSettingsOfACallAreChangedOrNone(TestDatabase db) throws SQLException {
    Run.of(db, "create", "settings").well();
    assertThat(Run.of(db, "config", "settings", "ticker_max_count=9", "ticker_max_lag=x").refused())
        .contains("(SQLSTATE 22007)");
    assertThat(Run.of(db, "config", "settings").well()).contains("ticker_max_count   = 500");
    assertThat(Run.of(db, "config", "settings", "colour=red").refused())
        .contains("no setting colour: there are ticker_max_count, ");
  }

  @Test
  void whatLosesDataIsNotDoneUnasked(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(db.connect(), "precious");
    queue.register("reader");
    queue.insert("x");
    queue.tick();
    assertThat(Run.of(db, "drop", "precious", "--force").refused())
        .startsWith("pgqj: would drop queue precious with its events and its consumers (reader)")
        .endsWith("give --yes to do so");
    assertThat(Run.of(db, "unregister", "precious", "reader").refused()).contains("--yes");
    assertThat(Run.of(db, "seek", "precious", "reader", "--to=latest").refused())
        .contains("skip 1 events")
        .contains("--yes");
    assertThat(queue.drain("reader")).containsExactly("x");
    assertThat(Run.of(db, "drop", "precious", "--yes").refused())
        .contains("consumers still attached (SQLSTATE P0001): unregister them, or use --force");
    Run.of(db, "unregister", "precious", "reader", "--yes").well();
    Run.of(db, "drop", "precious", "--yes").well();
    assertThat(queues(db, "precious")).isZero();
  }

  @Test
  void whatSubconsumersHaveOpenIsNamedBeforeItIsLost(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    TestQueue queue = TestQueue.create(c, "shared");
    Sql.one(c, "select pgq_coop.register_subconsumer('shared', 'main', 'sub')");
    queue.insert("x");
    queue.tick();
    assertThat(Sql.one(c, "select pgq_coop.next_batch('shared', 'main', 'sub')")).isNotNull();
    assertThat(Run.of(db, "unregister", "shared", "main.sub").refused())
        .contains("consumer main.sub of queue shared with its open batch, whose events nobody");
    assertThat(Run.of(db, "unregister", "shared", "main").refused())
        .contains("its retries, its subconsumers (main.sub) and their open batches");
    Run.of(db, "unregister", "shared", "main", "--yes").well();
    Run.of(db, "drop", "shared", "--yes").well();
  }

  @Test
  void aPausedQueueDoesNotTickUntilItIsResumed(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    TestQueue.create(c, "pausing");
    Run.of(db, "pause", "pausing").well();
    assertThat(Run.of(db, "status", "--queue=pausing").well()).contains(" paused ");
    assertThat(Sql.bool(c, "select queue_ticker_paused from pgq.get_queue_info('pausing')"))
        .isTrue();
    Run.of(db, "resume", "pausing").well();
    assertThat(TestQueue.existing(c, "pausing").tick()).isEqualTo(2);
    assertThat(Run.of(db, "pause", "pausing", "nowhere").refused()).contains("No such event queue");
    assertThat(Sql.bool(c, "select queue_ticker_paused from pgq.get_queue_info('pausing')"))
        .isFalse();
  }

  @Test
  void aConsumerBeginsAtTheTickThatIsAskedFor(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(db.connect(), "registering");
    queue.insert("a");
    queue.tick();
    Run.of(db, "register", "registering", "early", "--at-tick=1").well();
    assertThat(queue.drain("early")).containsExactly("a");
    assertThat(Run.of(db, "register", "registering", "early").well()).contains("already");
    assertThat(Run.of(db, "register", "registering", "early", "--at-tick=1").refused())
        .contains("pgqj seek");
    assertThat(Run.of(db, "register", "registering", "late", "--at-tick=99").refused())
        .contains("cannot reposition, tick not found: 99 (SQLSTATE P0001)");
    assertThat(Run.of(db, "unregister", "registering", "late", "--yes").refused())
        .contains("not registered");
  }

  @Test
  void aSoughtConsumerSkipsOrRepeatsWhatItIsToldOf(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(db.connect(), "seeking");
    queue.register("s");
    for (String data : new String[] {"a", "b", "c"}) {
      queue.insert(data);
      queue.tick();
    }
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=3", "--yes").well())
        .isEqualTo("done: move consumer s from tick 1 to 3, skip 2 events");
    assertThat(queue.drain("s")).containsExactly("c");
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=earliest").well())
        .endsWith("repeat 3 events");
    assertThat(queue.drain("s")).containsExactly("a", "b", "c");
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=2000-01-01").refused())
        .contains("there is no tick at 2000-01-01 or before: the earliest is 1, ");
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=some day").refused())
        .contains("(SQLSTATE 22007)");
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=77").refused()).contains("no tick 77");
    assertThat(Run.of(db, "seek", "seeking", "x", "--to=1").refused()).contains("not registered");
    assertThat(Run.of(db, "seek", "seeking", "s", "--to=2030-01-01").well()).contains(" to 4, ");
  }

  @Test
  void deadLettersAreListedRetriedAndDeleted(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    TestQueue queue = TestQueue.create(c, "dying");
    queue.register("d");
    queue.insert("first");
    queue.insert("second");
    queue.tick();
    long batch = queue.nextBatch("d");
    for (long id : queue.ids(batch)) {
      Sql.number(c, "select pgq.event_failed(?, ?, E'no\\nmailbox')", batch, id);
    }
    queue.finish(batch);
    assertThat(Run.of(db, "dead-letter", "count", "dying").well()).isEqualTo("2");
    Run list = Run.of(db, "dead-letter", "list", "dying", "d");
    assertThat(list.lines()).hasSize(2);
    assertThat(list.well()).contains("no\\nmailbox").contains("second");
    String first = list.lines().get(0);
    String id = first.substring(0, first.indexOf(' '));
    assertThat(Run.of(db, "dead-letter", "list", "-n1", "--after", id, "--format=json").well())
        .contains("\"ev_data\":\"second\"");
    assertThat(Run.of(db, "dead-letter", "retry").refused()).contains("give --id or --all");
    assertThat(Run.of(db, "dead-letter", "retry", "--id", id).well()).startsWith("1 ");
    Sql.number(c, "select pgq.maint_retry_events()");
    assertThat(queue.tickAndDrain("d")).containsExactly("first");
    assertThat(Run.of(db, "dead-letter", "delete", "dying").refused())
        .contains("would delete 1 dead letters of queue dying");
    assertThat(Run.of(db, "dead-letter", "delete", "dying", "--yes").well()).startsWith("1 ");
    assertThat(Run.of(db, "dead-letter", "count").well()).isEqualTo("0");
  }
}
