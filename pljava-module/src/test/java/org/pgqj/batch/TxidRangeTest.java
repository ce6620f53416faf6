package org.pgqj.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pgqj.backend.TxidSnapshot;

class TxidRangeTest {

  @Test
  void beginsWhereTheLastSnapshotEnds() {
    TxidRange range = between("17900:17900:", "17902:17902:");

    assertThat(range).isEqualTo(new TxidRange(17900, 17902, List.of()));
  }

  @Test
  void widensTheRangeForNearStragglersAndListsFarOnes() {
    TxidRange range = between("17937:18062:17937,18060", "18064:18064:");

    assertThat(range.low()).isEqualTo(18060);
    assertThat(range.high()).isEqualTo(18064);
    assertThat(range.stragglers()).containsExactly(17937L);
  }

  @Test
  void leavesOutTransactionsThatAreStillRunning() {
    TxidRange range = between("17937:18059:17937", "17937:18062:17937,18060");

    assertThat(range.low()).isEqualTo(18059);
    assertThat(range.stragglers()).isEmpty();
  }

  @Test
  void widensStepByStep() {
    TxidRange range = between("10:300:10,80,150,230", "300:300:");

    assertThat(range.low()).isEqualTo(10);
    assertThat(range.stragglers()).isEmpty();
  }

  @Test
  void coversExactlyTheTransactionsThatBecameVisible() {
    Random random = new Random(20071019);
    for (int round = 0; round < 500; round++) {
      Set<Long> runningAtLast = pick(random, 1000, 1400, 12);
      Set<Long> runningAtEnd = new TreeSet<>(pick(random, 1400, 1600, 6));
      runningAtLast.stream().filter(t -> random.nextBoolean()).forEach(runningAtEnd::add);
      TxidSnapshot last = snapshot(runningAtLast, 1400);
      TxidSnapshot end = snapshot(runningAtEnd, 1600);
      TxidRange range = TxidRange.between(last, end);

      Set<Long> found = new HashSet<>(range.stragglers());
      for (long t = range.low(); t <= range.high(); t++) {
        if (end.sees(t) && !last.sees(t)) {
          assertThat(found.add(t)).as("transaction %d comes once", t).isTrue();
        }
      }
      Set<Long> wanted = new HashSet<>();
      for (long t = 900; t < 1700; t++) {
        if (end.sees(t) && !last.sees(t)) {
          wanted.add(t);
        }
      }
      assertThat(found).isEqualTo(wanted);
    }
  }

  private static Set<Long> pick(Random random, int from, int to, int count) {
    Set<Long> picked = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      picked.add((long) from + random.nextInt(to - from));
    }
    return picked;
  }

  private static TxidSnapshot snapshot(Set<Long> running, long xmax) {
    StringBuilder list = new StringBuilder();
    long xmin = xmax;
    for (Long txid : running) {
      xmin = Math.min(xmin, txid);
      list.append(list.length() == 0 ? "" : ",").append(txid);
    }
    return TxidSnapshot.parse(xmin + ":" + xmax + ":" + list);
  }

  private static TxidRange between(String last, String end) {
    return TxidRange.between(TxidSnapshot.parse(last), TxidSnapshot.parse(end));
  }
}
