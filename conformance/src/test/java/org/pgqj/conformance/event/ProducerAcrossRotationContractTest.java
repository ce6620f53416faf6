package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A transaction that began before a rotation and inserts after it: its event is delivered, once, or
 * the producer is told to try again (40001). It is never lost.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ProducerAcrossRotationContractTest {

  private static final String SERIALIZATION_FAILURE = "40001";

  private TestDatabase db;
  private Connection c;
  private Connection producer;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
    producer = db.connect();
  }

  @AfterEach
  void endTheProducersTransaction() throws SQLException {
    Sql.run(producer, "rollback");
  }

  @ParameterizedTest
  @CsvSource({
    "repeatable read, 1",
    "repeatable read, 2",
    "repeatable read, 3",
    "repeatable read, 4",
    "serializable, 1",
    "serializable, 2",
    "serializable, 3",
    "read committed, 1",
    "read committed, 2",
    "read committed, 3",
  })
  void anEventWithAnOldSnapshotIsDeliveredOrRefused(String isolation, int rotations)
      throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " across " + rotations);
    queue.register("reader");
    Sql.run(producer, "begin isolation level " + isolation + "; select count(*) from pgq.queue");
    for (int i = 0; i < rotations; i++) {
      queue.drainAndRotate("reader");
    }
    queue.quietTick();
    queue.drain("reader");
    boolean accepted = committedUnlessRefused(() -> queue.insert(producer, "late"));
    assertDelivered(queue, accepted ? List.of("late") : List.of());
    assertThat(accepted || !isolation.equals("read committed")).isTrue();
  }

  /** What it has prepared is for a table that its old snapshot still takes for the current one. */
  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  void aSessionThatHasInsertedBeforeIsRefusedWithAnOldSnapshot(String isolation)
      throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " prepared");
    queue.register("reader");
    queue.insert(producer, "before");
    Sql.run(producer, "begin isolation level " + isolation + "; select count(*) from pgq.queue");
    queue.drainAndRotate("reader");
    assertThat(committedUnlessRefused(() -> queue.insert(producer, "late"))).isFalse();
    assertDelivered(queue, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable", "read committed"})
  void aRefusedProducerSucceedsWhenItTriesAgain(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " again");
    queue.register("reader");
    queue.drainAndRotate("reader");
    Sql.run(producer, "begin isolation level " + isolation);
    assertThat(committedUnlessRefused(() -> queue.insert(producer, "again"))).isTrue();
    assertDelivered(queue, List.of("again"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable", "read committed"})
  void theTableThatWasToldIsGoodUntilTheTransactionEnds(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " told");
    queue.register("reader");
    Sql.run(producer, "begin isolation level " + isolation);
    String table = Sql.text(producer, "select pgq.current_event_table(?)", queue.name());
    Background<Boolean> rotation = rotateAsFarAsPossible(queue);
    boolean accepted =
        committedUnlessRefused(
            () ->
                Sql.update(
                    producer,
                    "insert into %s (ev_time, ev_type, ev_data) values (now(), 't', 'direct')"
                        .formatted(table)));
    rotation.join();
    assertDelivered(queue, accepted ? List.of("direct") : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable", "read committed"})
  void aTableAskedForAfterTheRotationIsRightOrRefused(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " asked");
    queue.register("reader");
    Sql.run(producer, "begin isolation level " + isolation + "; select count(*) from pgq.queue");
    queue.drainAndRotate("reader");
    queue.drainAndRotate("reader");
    boolean accepted =
        committedUnlessRefused(
            () -> {
              String table = Sql.text(producer, "select pgq.current_event_table(?)", queue.name());
              Sql.update(
                  producer,
                  "insert into %s (ev_time, ev_type, ev_data) values (now(), 't', 'direct')"
                      .formatted(table));
            });
    assertDelivered(queue, accepted ? List.of("direct") : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable", "read committed"})
  void eventsOnBothSidesOfARotationAreDeliveredTogether(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " both");
    queue.register("reader");
    Sql.run(producer, "begin isolation level " + isolation);
    queue.insert(producer, "before");
    Background<Boolean> rotation = rotateAsFarAsPossible(queue);
    boolean accepted = committedUnlessRefused(() -> queue.insert(producer, "after"));
    rotation.join();
    assertDelivered(queue, accepted ? List.of("before", "after") : List.of());
  }

  /**
   * The producer stands still between the statement's snapshot, which says what table is current,
   * and the assignment of its transaction id, while the queue rotates. Without care its event lands
   * in the old table with an id younger than the rotation, where no batch looks for it.
   */
  /** However often one asks for rotation meanwhile. */
  @Test
  void anEventOfAPreparedTransactionIsDeliveredOnceItIsCommitted() throws SQLException {
    TestQueue queue = TestQueue.create(c, "prepared");
    queue.register("reader");
    producer.setAutoCommit(false);
    queue.insert(producer, "late");
    Sql.run(producer, "prepare transaction 'late event'");
    producer.setAutoCommit(true);
    for (int i = 0; i < 4; i++) {
      queue.tick();
      assertThat(queue.drain("reader")).isEmpty();
      queue.rotate();
    }
    Sql.run(c, "commit prepared 'late event'");
    assertThat(queue.tickAndDrain("reader")).containsExactly("late");
  }

  @Test
  void aProducerThatStandsStillInsideTheInsertLosesNothing() throws SQLException {
    TestQueue queue = TestQueue.create(c, "standstill");
    queue.register("reader");
    queue.insert(producer, "warm");
    Sql.run(
        c,
        """
        create function public.txid_after_a_wait() returns bigint
          language plpgsql security definer
          as $$
            begin
              perform pg_advisory_lock_shared(4711);
              perform pg_advisory_unlock_shared(4711);
              return txid_current();
            end
          $$
        """);
    Sql.run(
        c,
        "alter table %s alter ev_txid set default public.txid_after_a_wait()"
            .formatted(queue.table(0)));
    Connection gate = db.connect();
    Sql.one(gate, "select pg_advisory_lock(4711)");
    Background<Long> insert = db.background(producer, p -> queue.insert(p, "stalled"));
    List<String> seen = new ArrayList<>();
    Await.until("insert stalled or done", DEADLINE, () -> insert.isDone() || someoneWaits(gate));
    Background<Boolean> rotation =
        db.background(
            c,
            other -> {
              queue.tick();
              seen.addAll(queue.drain("reader"));
              boolean rotated = queue.rotate();
              seen.addAll(queue.tickAndDrain("reader"));
              return rotated;
            });
    Await.until(
        "rotation blocked or done", DEADLINE, () -> rotation.isDone() || rotationWaits(gate));
    Sql.one(gate, "select pg_advisory_unlock(4711)");
    insert.join();
    rotation.join();
    seen.addAll(queue.tickAndDrain("reader"));
    assertThat(seen).containsExactlyInAnyOrder("warm", "stalled");
  }

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static boolean someoneWaits(Connection observer) throws SQLException {
    return Sql.bool(observer, "select exists (select from pg_locks where not granted)");
  }

  private static boolean rotationWaits(Connection observer) throws SQLException {
    return Sql.bool(
        observer,
        "select exists (select from pg_locks where not granted and locktype <> 'advisory')");
  }

  /** Rotates, and reads on behind the rotation, until it is done or waits for the producer. */
  private Background<Boolean> rotateAsFarAsPossible(TestQueue queue) throws SQLException {
    queue.tick();
    queue.drain("reader");
    Connection observer = db.connect();
    Background<Boolean> rotation =
        db.background(
            c,
            other -> {
              boolean rotated = queue.rotate();
              assertThat(queue.tickAndDrain("reader")).isEmpty();
              return rotated;
            });
    Await.until(
        "rotation blocked or done", DEADLINE, () -> rotation.isDone() || someoneWaits(observer));
    observer.close();
    return rotation;
  }

  /** Ends the producer's transaction; false when a serialization failure undid it. */
  private boolean committedUnlessRefused(Insert insert) throws SQLException {
    try {
      insert.run();
      Sql.run(producer, "commit");
      return true;
    } catch (SQLException e) {
      Sql.run(producer, "rollback");
      if (!SERIALIZATION_FAILURE.equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  private interface Insert {
    void run() throws SQLException;
  }

  /** The rest of the queue's life shows exactly these events, whatever rotations follow. */
  private static void assertDelivered(TestQueue queue, List<String> expected) throws SQLException {
    List<String> seen = new ArrayList<>(queue.tickAndDrain("reader"));
    for (int i = 0; i < 3; i++) {
      seen.addAll(queue.drainAndRotate("reader"));
    }
    assertThat(seen).containsExactlyElementsOf(expected);
  }
}
