package org.pgqj.conformance.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.util.PSQLException;

/**
 * Creating, registering, unregistering and dropping at once ends as if one came after the other.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ConcurrentRegistrationContractTest {

  private static final long SEED = 20_261_122;
  private static final int SESSIONS = 4;
  private static final int STEPS = 60;

  private static final Set<String> EXPECTED =
      Set.of(
          "Event queue not created yet",
          "No such event queue",
          "cannot drop queue, consumers still attached",
          "no such queue");

  private TestDatabase db;
  private Connection first;
  private Connection second;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    first = db.connect();
    second = db.connect();
  }

  /** Runs {@code sql} in both sessions, the first one's transaction still open. */
  private List<Object> race(String firstSql, String secondSql, boolean commit) throws SQLException {
    first.setAutoCommit(false);
    List<Object> results = new ArrayList<>();
    results.add(Sql.one(first, firstSql));
    Background<Object> other = db.background(second, c -> Sql.one(c, secondSql));
    other.awaitBlocked();
    if (commit) {
      first.commit();
    } else {
      first.rollback();
    }
    first.setAutoCommit(true);
    results.add(other.join());
    return results;
  }

  @Test
  void theSecondCreatorOfAQueueFindsItThere() throws SQLException {
    String create = "select pgq.create_queue('contended')";
    assertThat(race(create, create, true)).containsExactly(1, 0);
    assertThat(Sql.number(first, "select pgq.insert_event('contended', 't', 'd')")).isEqualTo(1);
  }

  @Test
  void theSecondCreatorCreatesWhatTheFirstOneGaveUp() throws SQLException {
    String create = "select pgq.create_queue('given up')";
    assertThat(race(create, create, false)).containsExactly(1, 1);
    assertThat(Sql.number(first, "select pgq.insert_event('given up', 't', 'd')")).isEqualTo(1);
  }

  @Test
  void theSecondRegistrationFindsTheConsumerThere() throws SQLException {
    TestQueue.create(first, "same");
    String register = "select pgq.register_consumer('same', 'new')";
    assertThat(race(register, register, true)).containsExactly(1, 0);
  }

  @Test
  void theSecondRegistrationRegistersWhatTheFirstOneGaveUp() throws SQLException {
    TestQueue.create(first, "same again");
    String register = "select pgq.register_consumer('same again', 'newer')";
    assertThat(race(register, register, false)).containsExactly(1, 1);
  }

  @Test
  void aNewNameIsRegisteredOnTwoQueuesAtOnce() throws SQLException {
    TestQueue.create(first, "left");
    TestQueue.create(first, "right");
    assertThat(
            race(
                "select pgq.register_consumer('left', 'twin')",
                "select pgq.register_consumer('right', 'twin')",
                true))
        .containsExactly(1, 1);
    assertThat(Sql.number(first, "select count(*) from pgq.consumer where co_name = 'twin'"))
        .isEqualTo(1);
  }

  @Test
  void registeringWhileTheLastSubscriptionGoesMakesTheConsumerAnew() throws SQLException {
    TestQueue.create(first, "leaving").register("turn");
    TestQueue coming = TestQueue.create(first, "coming");
    assertThat(
            race(
                "select pgq.unregister_consumer('leaving', 'turn')",
                "select pgq.register_consumer('coming', 'turn')",
                true))
        .containsExactly(1, 1);
    assertThat(Sql.lines(first, "select consumer_name from pgq.get_consumer_info('coming')"))
        .containsExactly("turn");
    coming.insert("x");
    assertThat(coming.tickAndDrain("turn")).containsExactly("x");
  }

  @Test
  void twoWhoUnregisterTheSameConsumerRemoveItOnce() throws SQLException {
    TestQueue.create(first, "left twice").register("leaver");
    String unregister = "select pgq.unregister_consumer('left twice', 'leaver')";
    assertThat(race(unregister, unregister, true)).containsExactly(1, 0);
  }

  @Test
  void randomSessionsMeetOnlyErrorsOfTheContract() throws SQLException {
    System.out.println("random registrations: seed " + SEED);
    List<Background<List<String>>> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Random random = new Random(SEED + i);
      sessions.add(
          db.background(
              i == 0 ? first : i == 1 ? second : db.connect(), c -> randomSteps(c, random)));
    }
    List<String> surprises = new ArrayList<>();
    for (Background<List<String>> session : sessions) {
      surprises.addAll(session.join());
    }
    assertThat(surprises).isEmpty();
    assertThat(
            Sql.lines(
                first,
                """
                select co_name from pgq.consumer
                 where not exists (select from pgq.subscription where sub_consumer = co_id)
                """))
        .as("consumers without subscription")
        .isEmpty();
  }

  /** Returns the errors that nobody should meet. */
  private static List<String> randomSteps(Connection c, Random random) {
    List<String> surprises = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      String queue = "'random " + random.nextInt(2) + "'";
      String consumer = "'c" + random.nextInt(2) + "'";
      String call =
          switch (random.nextInt(9)) {
            case 0, 1 -> "select pgq.create_queue(%s)".formatted(queue);
            case 2 -> "select pgq.drop_queue(%s, true)".formatted(queue);
            case 3 -> "select pgq.drop_queue(%s)".formatted(queue);
            case 4, 5 -> "select pgq.register_consumer(%s, %s)".formatted(queue, consumer);
            case 6 -> "select pgq.ticker(%s)".formatted(queue);
            default -> "select pgq.unregister_consumer(%s, %s)".formatted(queue, consumer);
          };
      try {
        Sql.one(c, call);
      } catch (SQLException e) {
        if (!(e instanceof PSQLException p
            && p.getServerErrorMessage() != null
            && EXPECTED.contains(p.getServerErrorMessage().getMessage()))) {
          surprises.add(e.getSQLState() + " " + e.getMessage() + " in " + call);
        }
      }
    }
    return surprises;
  }
}
