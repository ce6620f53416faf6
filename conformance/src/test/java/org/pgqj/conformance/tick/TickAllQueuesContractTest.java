package org.pgqj.conformance.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TickAllQueuesContractTest {

  private static final String TICKS = "select count(*) from pgq.tick";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @BeforeEach
  void threeQueues() throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name, true) from pgq.queue");
    for (String name : new String[] {"b", "a", "c"}) {
      TestQueue.create(c, name);
    }
  }

  @Test
  void itTicksEveryQueueThatIsDueAndCountsThem() throws SQLException {
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(3);
    Sql.one(c, "select pgq.set_queue_config('b', 'ticker_idle_period', '1 hour')");
    Sql.one(c, "select pgq.set_queue_config('b', 'ticker_max_lag', '1 hour')");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(2);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 3 + 2);
  }

  @Test
  void itPassesOverPausedAndExternalQueues() throws SQLException {
    Sql.one(c, "select pgq.set_queue_config('a', 'external_ticker', 't')");
    Sql.one(c, "select pgq.set_queue_config('c', 'ticker_paused', 't')");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(1);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 1);
  }

  @Test
  void noQueueIsZeroTicks() throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name) from pgq.queue");
    assertThat(Sql.number(c, "select pgq.ticker()")).isZero();
  }

  @Test
  void aBrokenQueueDoesNotKeepTheOthersFromTicking() throws SQLException {
    Sql.update(
        c,
        """
        update pgq.tick set tick_snapshot = '8000000000:8000000009:'
         where tick_queue = (select queue_id from pgq.queue where queue_name = 'b')
        """);
    assertThat(Sql.messages(c, "select pgq.ticker()"))
        .singleElement()
        .asString()
        .startsWith(
            "WARNING: ticker, queue b: Invalid PgQ state: old xmin=8000000000, old xmax=8000000009,");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(2);
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 2 + 2);
  }

  @Test
  void aQueueThatIsLockedDoesNotKeepTheOthersWaiting(TestDatabase db) throws SQLException {
    Connection other = db.connect();
    Transactions.rolledBack(
        other,
        () -> {
          Sql.one(other, "select queue_id from pgq.queue where queue_name = 'b' for update");
          assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(2);
        });
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"sequence, _tick_seq", "sequence, _id_seq", "table, ''"})
  void aQueueThatLacksARelationDoesNotKeepTheOthersFromTicking(String kind, String suffix)
      throws SQLException {
    long id = Sql.number(c, "select queue_id from pgq.queue where queue_name = 'b'");
    String name = "event_" + id + suffix;
    Sql.run(c, "alter %s pgq.%s rename to gone".formatted(kind, name));
    assertThat(Sql.messages(c, "select pgq.ticker()"))
        .containsExactly("WARNING: ticker, queue b: relation \"pgq." + name + "\" does not exist");
    assertThat(Sql.number(c, TICKS)).isEqualTo(3 + 2);
    Sql.run(c, "alter %s pgq.gone rename to %s".formatted(kind, name));
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(3);
  }

  /** Ticking all queues at once has its rules in SQL, a single one has them in Java. */
  @Test
  void theRulesAreThoseOfASingleQueue() throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name) from pgq.queue");
    TestQueue queue = TestQueue.createWithDefaults(c, "ruled");
    Sql.one(c, "select pgq.set_queue_config('ruled', 'ticker_max_count', '5')");
    queue.tick();
    List<String> ticked = new ArrayList<>();
    for (int events : new int[] {0, 1, 4, 5}) {
      for (String lag :
          new String[] {"-1 h", "0.1 s", "1.4 s", "1.6 s", "2.9 s", "3.1 s", "50 s", "61 s"}) {
        for (String gap : new String[] {"-1 h", "0.5 s", "1 s", "2 s", "40 s", "2 h"}) {
          String situation = "%d events, lag %s, gap %s".formatted(events, lag, gap);
          boolean all = ticks(events, lag, gap, "select pgq.ticker()");
          boolean single = ticks(events, lag, gap, "select count(pgq.ticker('ruled'))");
          assertThat(all).as(situation).isEqualTo(single);
          if (all) {
            ticked.add(situation);
          }
        }
      }
    }
    assertThat(ticked)
        .contains(
            "1 events, lag 3.1 s, gap 1 s",
            "5 events, lag 0.1 s, gap 2 h",
            "0 events, lag 61 s, gap 2 h",
            "0 events, lag 1.6 s, gap 0.5 s",
            "1 events, lag -1 h, gap 1 s",
            "0 events, lag -1 h, gap 1 s")
        .doesNotContain(
            "0 events, lag 1.4 s, gap 0.5 s",
            "0 events, lag 50 s, gap 40 s",
            "4 events, lag 2.9 s, gap 1 s");
  }

  private boolean ticks(int events, String lag, String gap, String call) throws SQLException {
    boolean[] ticked = new boolean[1];
    Transactions.rolledBack(
        c,
        () -> {
          Sql.update(
              c,
              """
              update pgq.tick
                 set tick_time = now() - ?::interval - (2 - tick_id) * ?::interval,
                     tick_event_seq = (select last_value from %s) - ?
              """
                  .formatted(
                      Sql.text(
                          c, "select queue_event_seq from pgq.queue where queue_name = 'ruled'")),
              lag,
              gap,
              events);
          ticked[0] = Sql.number(c, call) == 1;
        });
    return ticked[0];
  }

  /** Also when the ticker has looked at the idle queue many times before. */
  @Test
  void anEventThatTheLastTickMissedIsNoticed(TestDatabase db) throws SQLException {
    Sql.rows(c, "select pgq.drop_queue(queue_name) from pgq.queue");
    TestQueue queue = TestQueue.createWithDefaults(c, "straggled");
    Connection producer = db.connect();
    producer.setAutoCommit(false);
    queue.insert("1");
    queue.insert(producer, "2");
    Sql.update(c, "update pgq.tick set tick_time = now() - interval '1 min'");
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(1);
    Sql.update(c, "update pgq.tick set tick_time = now() - (3 - tick_id) * interval '10 s'");
    for (int i = 0; i < 3; i++) {
      assertThat(Sql.number(c, "select pgq.ticker()")).isZero();
    }
    producer.commit();
    assertThat(Sql.number(c, "select pgq.ticker()")).isEqualTo(1);
  }
}
