package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * An event belongs to a batch when its transaction is visible at the end, was not visible at the
 * start, and it is everybody's or the subscription's own; checked on random pairs of snapshots.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class BatchMembershipContractTest {

  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 150;
  private static final int TRANSACTIONS = 600;

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void oneEventPerTransaction(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
    queue.register("reader");
    queue.tick();
    Sql.update(
        c,
        "update pgq.queue set queue_switch_step1 = 1, queue_switch_step2 = 1 where queue_name = 'q'");
    Sql.update(
        c,
        """
        insert into %s (ev_txid, ev_time, ev_owner)
        select 1000 + i, now(),
               case i %% 5 when 1 then sub_id when 2 then sub_id + 1 end
          from generate_series(1, ?) i, pgq.subscription where sub_queue = ?
        """
            .formatted(queue.table(0)),
        TRANSACTIONS,
        (int) queue.id());
  }

  @Test
  void theSqlFindsExactlyWhatTheRuleSays() throws SQLException {
    System.out.println("random snapshots: seed " + SEED);
    Random random = new Random(SEED);
    long batch = queue.nextBatch("reader");
    for (int round = 0; round < ROUNDS; round++) {
      Snapshot start = Snapshot.first(random);
      Snapshot end = start.later(random);
      Transactions.rolledBack(
          c,
          () -> {
            set(1, start);
            set(2, end);
            assertThat(Sql.lines(c, "select ev_id from pgq.get_batch_events(?)", batch))
                .as("from %s to %s", start, end)
                .isEqualTo(
                    Sql.lines(
                        c,
                        """
                        select ev_id from %s, pgq.subscription
                         where sub_batch = ?
                           and txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
                           and not txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
                           and (ev_owner is null or ev_owner = sub_id)
                         order by 1
                        """
                            .formatted(queue.table(0)),
                        batch,
                        end.toString(),
                        start.toString()));
          });
    }
  }

  private void set(int tick, Snapshot snapshot) throws SQLException {
    Sql.update(
        c,
        """
        update pgq.tick set tick_snapshot = ?::txid_snapshot where tick_queue = ? and tick_id = ?
        """,
        snapshot.toString(),
        (int) queue.id(),
        tick);
  }

  /** In the text form of txid_snapshot. */
  private record Snapshot(long xmax, SortedSet<Long> running) {

    static Snapshot first(Random random) {
      TreeSet<Long> running = new TreeSet<>();
      long xmax = 1001L + random.nextInt(TRANSACTIONS / 2);
      addRunning(running, random, 1001, xmax);
      return new Snapshot(xmax, running);
    }

    /** Some transactions end, others begin and keep on. */
    Snapshot later(Random random) {
      TreeSet<Long> stillRunning = new TreeSet<>(running);
      stillRunning.removeIf(txid -> random.nextBoolean());
      long later = xmax + random.nextInt(1 + random.nextInt(TRANSACTIONS / 2));
      addRunning(stillRunning, random, xmax, later);
      return new Snapshot(later, stillRunning);
    }

    private static void addRunning(SortedSet<Long> running, Random random, long from, long to) {
      int count = random.nextInt(1 + random.nextInt(20));
      for (int i = 0; i < count && to > from; i++) {
        running.add(from + random.nextInt((int) (to - from)));
      }
    }

    @Override
    public String toString() {
      long xmin = running.isEmpty() ? xmax : running.first();
      StringBuilder text = new StringBuilder().append(xmin).append(':').append(xmax).append(':');
      String separator = "";
      for (long txid : running) {
        text.append(separator).append(txid);
        separator = ",";
      }
      return text.toString();
    }
  }
}
