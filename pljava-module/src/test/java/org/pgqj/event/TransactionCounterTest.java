package org.pgqj.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionCounterTest {

  private final TransactionCounter counter = new TransactionCounter();

  @Test
  void countsPerQueue() {
    assertThat(counter.attempt(1, 100, 0, 1)).isEqualTo(1);
    assertThat(counter.attempt(2, 100, 0, 1)).isEqualTo(1);
    assertThat(counter.attempt(1, 100, 0, 1)).isEqualTo(2);
  }

  @Test
  void startsAgainInAnotherTransaction() {
    counter.attempt(1, 100, 0, 1);

    assertThat(counter.attempt(1, 101, 0, 1)).isEqualTo(1);
  }

  @Test
  void startsAgainAfterARotation() {
    counter.attempt(1, 100, 0, 1);

    assertThat(counter.attempt(1, 100, 1, 1)).isEqualTo(1);
  }

  @Test
  void countsManyAtOnceAndNeverOverflows() {
    assertThat(counter.attempt(1, 100, 0, 10)).isEqualTo(10);
    assertThat(counter.attempt(1, 100, 0, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    assertThat(counter.attempt(1, 100, 0, 1)).isEqualTo(Integer.MAX_VALUE);
  }
}
