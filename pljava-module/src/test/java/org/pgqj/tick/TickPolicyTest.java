package org.pgqj.tick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.TxidSnapshot;

class TickPolicyTest {

  private static final int MAX_COUNT = 500;

  /** Ages against the defaults: max lag 3 s, idle period 60 s. */
  private static TickAge age(double lag, Double gap) {
    return new TickAge(lag < 3, lag < 1.5, gap != null, gap != null && lag < 2 * gap, lag < 60);
  }

  @Test
  void aBusyQueueWaitsForMaxLag() {
    assertThat(TickPolicy.isDue(499, MAX_COUNT, age(2.9, 1.0))).isFalse();
    assertThat(TickPolicy.isDue(1, MAX_COUNT, age(3.0, 100.0))).isTrue();
  }

  @Test
  void maxCountEventsTickAtOnce() {
    assertThat(TickPolicy.isDue(500, MAX_COUNT, age(0.01, 1.0))).isTrue();
  }

  @Test
  void anIdleQueueTicksAtOnceAfterItsOnlyTick() {
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(0.03, null))).isTrue();
  }

  @Test
  void anIdleQueueTicksAtDoublingGaps() {
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(1.0, 0.03))).isFalse();
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(2.0, 0.03))).isTrue();
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(4.005, 2.005))).isFalse();
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(5.0, 2.005))).isTrue();
  }

  @Test
  void theGapsOfAnIdleQueueEndAtTheIdlePeriod() {
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(59.9, 58.0))).isFalse();
    assertThat(TickPolicy.isDue(0, MAX_COUNT, age(60.0, 58.0))).isTrue();
  }

  @Test
  void aSequenceThatWentBackCountsAsIdle() {
    assertThat(TickPolicy.isDue(-5, MAX_COUNT, age(1.0, 0.03))).isFalse();
  }

  @Test
  void ticksFromAnotherClusterAreAnError() {
    assertThat(TickPolicy.doubt(tick("200:200:", 100))).isEqualTo(PgqError.INVALID_STATE);
  }

  @Test
  void ticksSlightlyAheadAreDubious() {
    assertThat(TickPolicy.doubt(tick("90:110:90", 100))).isEqualTo(PgqError.DUBIOUS_STATE);
  }

  @Test
  void ordinaryTicksAreNotDoubted() {
    assertThat(TickPolicy.doubt(tick("90:100:90", 100))).isNull();
  }

  private static LastTick tick(String snapshot, long txid) {
    return new LastTick(1, 1, TxidSnapshot.parse(snapshot), txid, age(1, null));
  }
}
