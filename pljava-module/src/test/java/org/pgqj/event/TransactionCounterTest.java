package org.pgqj.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionCounterTest {

  private final TransactionCounter counter = new TransactionCounter();

  @Test
  void countsPerQueue() {
    assertThat(counter.attempt(1, 100, 0)).isEqualTo(1);
    assertThat(counter.attempt(2, 100, 0)).isEqualTo(1);
    assertThat(counter.attempt(1, 100, 0)).isEqualTo(2);
  }

  @Test
  void startsAgainInAnotherTransaction() {
    counter.attempt(1, 100, 0);

    assertThat(counter.attempt(1, 101, 0)).isEqualTo(1);
  }

  @Test
  void startsAgainAfterARotation() {
    counter.attempt(1, 100, 0);

    assertThat(counter.attempt(1, 100, 1)).isEqualTo(1);
  }
}
