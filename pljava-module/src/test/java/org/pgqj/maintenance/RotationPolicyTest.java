package org.pgqj.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotationPolicyTest {

  private static final RotatingQueue QUEUE =
      new RotatingQueue(1, "pgq.event_1", 3, 2, 1000, 1010, 2000);

  @Test
  void rotatesWhenEverybodyIsPastStepTwo() {
    assertThat(RotationPolicy.of(QUEUE, new SlowestConsumer(5L, 1011L)))
        .isEqualTo(RotationPolicy.ROTATE);
  }

  @Test
  void waitsForTheSlowestConsumer() {
    assertThat(RotationPolicy.of(QUEUE, new SlowestConsumer(5L, 1010L)))
        .isEqualTo(RotationPolicy.WAIT);
  }

  @Test
  void rotatesWithoutConsumers() {
    assertThat(RotationPolicy.of(QUEUE, new SlowestConsumer(null, null)))
        .isEqualTo(RotationPolicy.ROTATE);
  }

  @Test
  void neverRotatesPastAMissingTick() {
    assertThat(RotationPolicy.of(QUEUE, new SlowestConsumer(5L, null)))
        .isEqualTo(RotationPolicy.TICK_MISSING);
  }

  @Test
  void noticesTransactionIdsOfAnotherCluster() {
    RotatingQueue restored = new RotatingQueue(1, "pgq.event_1", 3, 2, 1000, 1010, 500);

    assertThat(RotationPolicy.of(restored, new SlowestConsumer(5L, 1011L)))
        .isEqualTo(RotationPolicy.FOREIGN_TXIDS);
  }

  @Test
  void afterTheLastTableComesTheFirst() {
    assertThat(QUEUE.nextTable()).isZero();
    assertThat(QUEUE.nextTableName()).isEqualTo("pgq.event_1_0");
  }
}
