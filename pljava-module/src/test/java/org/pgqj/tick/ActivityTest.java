package org.pgqj.tick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pgqj.backend.TxidSnapshot;

class ActivityTest {

  private static final LastTick TICK =
      new LastTick(
          1, 10, TxidSnapshot.parse("5:5:"), 6, new TickAge(true, true, false, false, true));

  @Test
  void theSequenceCountsTheEvents() {
    assertThat(new Activity(17, false).since(TICK)).isEqualTo(7);
    assertThat(new Activity(10, false).since(TICK)).isZero();
    assertThat(new Activity(8, false).since(TICK)).isEqualTo(-2);
  }

  @Test
  void aMissedEventIsOneAtLeast() {
    assertThat(new Activity(10, true).since(TICK)).isEqualTo(1);
    assertThat(new Activity(8, true).since(TICK)).isEqualTo(1);
    assertThat(new Activity(17, true).since(TICK)).isEqualTo(7);
  }
}
