package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Producers in all isolation levels, tickers, consumers and rotations, interleaved at random: each
 * committed event is in exactly one finished batch of each consumer, and nothing else is.
 *
 * <p>One thread takes the steps one after the other, so a seed repeats its schedule. Steps that
 * would wait for an open transaction are cut short by lock_timeout and simply did not happen.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ExactlyOnceContractTest {

  private static final int STEPS = 500;
  private static final int PRODUCERS = 4;
  private static final String[] CONSUMERS = {"one", "two", "three"};
  private static final String[] ISOLATIONS = {
    "read committed", "read committed", "repeatable read", "serializable"
  };

  private Connection c;
  private final List<Connection> producers = new ArrayList<>();

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "set lock_timeout = '50ms'");
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(db.connect());
    }
  }

  @AfterEach
  void endOpenTransactions() throws SQLException {
    for (Connection producer : producers) {
      Sql.run(producer, "rollback");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {20_261_122, 1, 2})
  void everyEventIsInOneBatchOfEachConsumer(long seed) throws SQLException {
    System.out.println("random schedule: seed " + seed);
    Schedule schedule = new Schedule(new Random(seed), TestQueue.create(c, "seed " + seed));
    for (String consumer : CONSUMERS) {
      schedule.queue.register(consumer);
    }
    for (int i = 0; i < STEPS; i++) {
      schedule.step();
    }
    schedule.windUp();
    assertThat(schedule.committed).hasSizeGreaterThan(20);
    assertThat(schedule.rotations).isPositive();
    for (String consumer : CONSUMERS) {
      assertThat(schedule.delivered.get(consumer))
          .as("seed %d, consumer %s, schedule %s", seed, consumer, schedule.log)
          .containsExactlyInAnyOrderElementsOf(schedule.committed);
    }
  }

  /** A transaction of a producer. */
  private static final class Open {
    final Connection connection;
    final List<String> events = new ArrayList<>();
    boolean begun;

    Open(Connection connection) {
      this.connection = connection;
    }
  }

  private final class Schedule {
    final Random random;
    final TestQueue queue;
    final List<Open> transactions = new ArrayList<>();
    final List<String> committed = new ArrayList<>();
    final Map<String, List<String>> delivered = new TreeMap<>();
    final StringBuilder log = new StringBuilder();
    int rotations;
    int serial;

    Schedule(Random random, TestQueue queue) {
      this.random = random;
      this.queue = queue;
      for (Connection connection : producers) {
        transactions.add(new Open(connection));
      }
      for (String consumer : CONSUMERS) {
        delivered.put(consumer, new ArrayList<>());
      }
    }

    void step() throws SQLException {
      int dice = random.nextInt(100);
      if (dice < 45) {
        produce(transactions.get(random.nextInt(PRODUCERS)));
      } else if (dice < 57) {
        unlessLocked("tick", queue::tick);
      } else if (dice < 88) {
        consume(CONSUMERS[random.nextInt(CONSUMERS.length)]);
      } else {
        rotate();
      }
    }

    private void produce(Open tx) throws SQLException {
      if (!tx.begun) {
        String isolation = ISOLATIONS[random.nextInt(ISOLATIONS.length)];
        log.append(" begin ").append(isolation);
        Sql.run(tx.connection, "begin isolation level " + isolation + "; select 1 from pgq.queue");
        tx.begun = true;
        return;
      }
      int dice = random.nextInt(10);
      if (dice < 5) {
        insert(tx, dice);
      } else {
        end(tx, dice != 9);
      }
    }

    private void insert(Open tx, int dice) throws SQLException {
      String data = "e" + serial++;
      log.append(' ').append(data);
      try {
        if (dice == 0) {
          insertDirectly(tx.connection, data);
        } else {
          queue.insert(tx.connection, data);
        }
        tx.events.add(data);
      } catch (SQLException e) {
        if (!"40001".equals(e.getSQLState())) {
          throw e;
        }
        end(tx, false);
      }
    }

    private void insertDirectly(Connection producer, String data) throws SQLException {
      String table = Sql.text(producer, "select pgq.current_event_table(?)", queue.name());
      Sql.update(
          producer,
          "insert into %s (ev_time, ev_type, ev_data) values (now(), 't', ?)".formatted(table),
          data);
    }

    private void end(Open tx, boolean commit) throws SQLException {
      log.append(commit ? " commit" : " rollback");
      tx.begun = false;
      List<String> events = List.copyOf(tx.events);
      tx.events.clear();
      try {
        Sql.run(tx.connection, commit ? "commit" : "rollback");
      } catch (SQLException e) {
        if (!"40001".equals(e.getSQLState())) {
          throw e;
        }
        return;
      }
      if (commit) {
        committed.addAll(events);
      }
    }

    private void consume(String consumer) throws SQLException {
      log.append(' ').append(consumer);
      Long batch = queue.nextBatch(consumer);
      while (batch != null) {
        List<String> events = queue.data(batch);
        if (random.nextInt(10) == 0) {
          return;
        }
        queue.finish(batch);
        delivered.get(consumer).addAll(events);
        batch = queue.nextBatch(consumer);
      }
    }

    private void rotate() throws SQLException {
      long before = queue.currentTable();
      boolean both = random.nextInt(4) > 0;
      unlessLocked(
          "step1", () -> Sql.one(c, "select pgq.maint_rotate_tables_step1(?)", queue.name()));
      if (both) {
        unlessLocked("step2", () -> Sql.one(c, "select pgq.maint_rotate_tables_step2()"));
      }
      if (queue.currentTable() != before) {
        rotations++;
      }
    }

    private void unlessLocked(String name, Step step) throws SQLException {
      log.append(' ').append(name);
      try {
        step.run();
      } catch (SQLException e) {
        if (!"55P03".equals(e.getSQLState())) {
          throw e;
        }
        log.append('!');
      }
    }

    /** Ends what is open and reads everything, with rotations between. */
    void windUp() throws SQLException {
      for (Open tx : transactions) {
        if (tx.begun) {
          end(tx, true);
        }
      }
      for (int i = 0; i < 4; i++) {
        queue.quietTick();
        for (String consumer : CONSUMERS) {
          delivered.get(consumer).addAll(queue.drain(consumer));
        }
        queue.rotate();
      }
    }
  }

  /** Something that may fail for a lock. */
  private interface Step {
    void run() throws SQLException;
  }
}
